/// Writes completions for bash 4.4 and newer, which needs nothing but bash itself.
struct BashCompletion {
    let source: CompletionSource

    private var name: String { source.program.name }

    /// The script, to be sourced.
    var script: String {
        """
        # Completions of \(name) for bash, written by `\(name) completion bash`.

        _\(name)_candidates() {
            local line
            while IFS= read -r line; do
                COMPREPLY+=("${line%%$'\\t'*}")
            done < <("${COMP_WORDS[0]}" \(ProgramDescription.candidatesCommand) "$@" 2>/dev/null)
        }

        _\(name)_paths() {
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen "$1" -- "$current")
        }

        _\(name)() {
            local words=() current command= option= place=0 ended= joins= prefix= word
            COMPREPLY=()

            # Bash cuts words at '=' and ':'; here they are whole again.
            for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
                if [[ ${#words[@]} -gt 0 && ($joins || $word == [=:]*) ]]; then
                    words[-1]+=$word
                else
                    words+=("$word")
                fi
                joins=
                [[ $word && ! ${word//[=:]/} ]] && joins=1
            done
            current=${words[-1]}
            unset 'words[-1]'

            for word in "${words[@]}"; do
                if [[ $option && $word != -?* ]]; then
                    option=
                    continue
                fi
                option=
                if [[ $ended || $word != -?* ]]; then
                    if [[ $ended || $command ]]; then
                        place=$((place + 1))
                    else
                        case $word in
        \(aliases)                    *) command=$word ;;
                        esac
                    fi
                    case $command:$place in
                        \(passingPlaces)) ended=1 ;;
                    esac
                elif [[ $word == -- ]]; then
                    ended=1
                else
                    case $word in
                        \(source.optionsWithValue.joined(separator: " | "))) option=$word ;;
                    esac
                fi
            done
            [[ $ended && ! $command ]] && command=\(source.program.defaultCommand)

            if [[ ! $ended && $current == --*=* ]]; then
                option=${current%%=*}
                current=${current#*=}
                [[ $COMP_WORDBREAKS == *=* ]] || prefix=$option=
            elif [[ $option && $current == -?* ]]; then
                option=
            fi

            if [[ $option ]]; then
                case ${command:-\(source.program.defaultCommand)}:$option in
        \(values)        esac
            else
                case ${command:-none}:$place in
                    none:*) COMPREPLY=(\(commandNames)) ;;
        \(places)        esac
                # Options, where one is begun or there is nothing else.
                if [[ ! $ended && ($current == -* || ${#COMPREPLY[@]} -eq 0) ]]; then
                    case ${command:-\(source.program.defaultCommand)} in
        \(options)            esac
                fi
            fi

            # What does not begin with the word so far is no candidate.
            local candidates=("${COMPREPLY[@]}") candidate
            COMPREPLY=()
            for candidate in "${candidates[@]}"; do
                [[ $candidate == "$current"* ]] && COMPREPLY+=("$prefix$candidate")
            done
        }

        complete -F _\(name) \(name)

        """
    }
}

extension BashCompletion {
    private var commandNames: String {
        source.commands.flatMap { [$0.name] + $0.aliases }.joined(separator: " ")
    }

    /// The place behind which all words are passed on, for each command that does so.
    private var passingPlaces: String {
        let commands = source.commands.filter { $0.rest != nil }
        return commands.isEmpty
            ? "''"
            : commands.map { "\($0.name):\($0.positionals.count)" }.joined(separator: " | ")
    }

    private var aliases: String {
        source.commands.filter { !$0.aliases.isEmpty }.map { command in
            line(20, "\(command.aliases.joined(separator: " | "))) command=\(command.name) ;;")
        }.joined()
    }

    private var values: String {
        source.entries.filter(\.option.takesValue).compactMap { entry in
            guard let action = action(source.program.kind(of: entry.option)) else { return nil }
            let owners = entry.commands.isEmpty ? ["*"] : entry.commands
            let patterns = owners.flatMap { owner in
                entry.option.spellings.map { "\(owner):\($0)" }
            }
            return line(12, "\(patterns.joined(separator: " | "))) \(action) ;;")
        }.joined()
    }

    private var options: String {
        source.commands.map { command in
            let words = source.options(of: command).flatMap {
                $0.spellings + ($0.isNegatable ? [$0.negation] : [])
            }
            return line(16, "\(command.name)) COMPREPLY=(\(words.joined(separator: " "))) ;;")
        }.joined()
    }

    private var places: String {
        let described = source.places.compactMap { place in
            action(place.kind).map {
                line(12, "\(place.command.name):\(place.index)) \($0) ;;")
            }
        }
        let passed = source.commands.filter { $0.rest != nil }.map {
            line(12, "\($0.name):*) _\(name)_paths -f ;;")
        }
        return (described + passed).joined()
    }

    private func action(_ kind: ValueKind) -> String? {
        switch kind {
        case .text: nil
        case .file(let words):
            "_\(name)_paths -f"
                + (words.isEmpty ? "" : "; COMPREPLY+=(\(words.joined(separator: " ")))")
        case .directory: "_\(name)_paths -d"
        case .words(let words): "COMPREPLY+=(\(words.joined(separator: " ")))"
        case .listed(let subject): "_\(name)_candidates \(subject) \"${words[@]}\""
        }
    }

    private func line(_ indent: Int, _ text: String) -> String {
        String(repeating: " ", count: indent) + text + "\n"
    }
}
