# Asks zsh what it would offer for a command line: zsh -f candidates.zsh SCRIPT LINE. Prints a candidate a line,
# with what zsh shows beside it behind a tab.
#
# An interactive zsh runs on a terminal of its own, as completion needs one. There, compadd, through which
# every candidate goes, is a function that also prints what is added.
zmodload zsh/zpty
zpty shell zsh -f -i
setup=$(mktemp)
cat >$setup <<'SETUP'
PS1= RPS1= PROMPT_EOL_MARK=
autoload -Uz compinit
compinit -u -D
zstyle ':completion:*' verbose yes
source $1
compadd() {
    # Where it fills arrays for a function of the completion system, it is the real one.
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a matches shown
    local -i at=${@[(I)-d]}
    local array=${at:+${@[at+1]}}
    (( at )) && shown=("${(@P)array}")
    builtin compadd -A matches -D shown "$@"
    local -i index
    for ((index = 1; index <= $#matches; index++)); do
        print -r -- "candidate:$matches[index]"$'\t'"$shown[index]"
    done
    builtin compadd "$@"
}
answer() { print -r -- '<candidates>'; _main_complete; print -r -- '</candidates>'; exit }
zle -C answer complete-word answer
bindkey '^I' answer
SETUP
zpty -w shell "set -- ${(q)1}; . $setup; rm -f $setup"
zpty -w -n shell "$2"$'\t'
zpty -r shell output '*</candidates>*'
print -r -- ${${${output//$'\r'/}#*<candidates>}%</candidates>*} | sed -n 's/^candidate://p'
