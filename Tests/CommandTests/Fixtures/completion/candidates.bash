# What an interactive bash starts with that is to tell what it would offer for the line typed first: it
# prints the candidates in place of showing them, and ends.
source "$COMPLETION_SCRIPT"
PS1=
answer() {
    _jsmigrate "$@"
    [[ ${#COMPREPLY[@]} -eq 0 ]] || printf 'candidate:%s\n' "${COMPREPLY[@]}"
    exit
}
complete -F answer jsmigrate
