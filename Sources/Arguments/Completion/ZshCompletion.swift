/// Writes completions for zsh, on its `_arguments`: zshcompsys(1).
struct ZshCompletion {
    let source: CompletionSource

    private var name: String { source.program.name }

    /// The script, to be sourced, or found in `fpath` as `_NAME`.
    var script: String {
        """
        #compdef \(name)
        # Completions of \(name) for zsh, written by `\(name) completion zsh`.

        _\(name)_candidates() {
            local -a candidates
            local line
            for line in "${(@f)$("${line_so_far[1]}" \(ProgramDescription.candidatesCommand) $1 "${(@)line_so_far[2,-1]}" 2>/dev/null)}"; do
                [[ -n $line ]] && candidates+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
            done
            _describe -t $1 $1 candidates
        }

        _\(name)() {
            local curcontext=$curcontext context state state_descr line
            local -A opt_args
            local -a line_so_far=("${(@Q)words[1,CURRENT-1]}")
            local -a commands=(
        \(commands)    )
            local -a common=(
        \(specifications(of: commonOptions))    )

            _arguments -C -S "${common[@]}" \\
        \(continued(defaultOptions))        '(-): :->command' '(-)*:: :->arguments' && return

            case $state in
                command)
                    _describe -t commands command commands
                    ;;
                arguments)
                    curcontext=${curcontext%:*:*}:\(name)-$words[1]:
                    case $words[1] in
        \(cases)            esac
                    ;;
            esac
        }

        if [[ $funcstack[1] == _\(name) ]]; then
            _\(name) "$@"
        else
            compdef _\(name) \(name)
        fi

        """
    }
}

extension ZshCompletion {
    private var commonOptions: [OptionDescription] {
        source.entries.filter(\.commands.isEmpty).map(\.option)
    }

    private var defaultOptions: [OptionDescription] {
        source.program.command(named: source.program.defaultCommand)?.options.flatMap(\.options)
            ?? []
    }

    private var commands: String {
        source.commands.flatMap { command in
            ([command.name] + command.aliases).map { word in
                line(8, quoted("\(word):\(escaped(command.abstract, ":"))"))
            }
        }.joined()
    }

    private func specifications(of options: [OptionDescription]) -> String {
        options.flatMap(specifications).map { line(8, $0) }.joined()
    }

    private func continued(_ options: [OptionDescription]) -> String {
        options.flatMap(specifications).map { line(8, "\($0) \\") }.joined()
    }

    private var cases: String {
        source.commands.map { command in
            let options = command.options.flatMap(\.options).flatMap(specifications)
            let shared = command.name == CompletionSource.help ? [] : ["\"${common[@]}\""]
            var places = command.positionals.map(specification)
            if command.rest != nil { places.append("'*: :_files'") }
            // What is passed on may look like an option of ours.
            let flags = command.rest == nil ? "-S" : "-S -A '-*'"
            let words = (shared + options + places).map { line(24, "\($0) \\") }
            let names = ([command.name] + command.aliases).joined(separator: "|")
            return line(16, "\(names))") + line(20, "_arguments \(flags) \\") + words.joined()
                + line(24, "&& return") + line(20, ";;")
        }.joined()
    }

    /// The specifications of an option: what excludes it, how it is written, what it does, its value.
    private func specifications(_ option: OptionDescription) -> [String] {
        let own = option.spellings
        let excluded = own + (option.isNegatable ? [option.negation] : [])
        let text = "[\(escaped(option.abstract, "[]:"))]"
        let value = option.valueName.map {
            "=\(text):\($0):\(action(source.program.kind(of: option)))"
        }
        var result = own.map { spelling in
            // The value of a short option begins in the same word or the next.
            let rest = spelling.hasPrefix("--") ? value : value.map { "+" + $0.dropFirst() }
            return quoted("(\(excluded.joined(separator: " ")))\(spelling)\(rest ?? text)")
        }
        if option.isNegatable {
            let text = escaped(option.negationAbstract, "[]:")
            result.append(quoted("(\(excluded.joined(separator: " ")))\(option.negation)[\(text)]"))
        }
        return result
    }

    private func specification(_ positional: PositionalDescription) -> String {
        let colons = positional.isOptional ? "::" : ":"
        return quoted(
            "\(colons)\(positional.name):\(action(source.program.kind(of: positional)))")
    }

    private func action(_ kind: ValueKind) -> String {
        switch kind {
        case .text: " "
        case .file(let words) where words.isEmpty: "_files"
        case .file(let words):
            "{_alternative \"words:word:(\(words.joined(separator: " ")))\" files:file:_files}"
        case .directory: "_files -/"
        case .words(let words): "(\(words.joined(separator: " ")))"
        case .listed(let subject): "{_\(name)_candidates \(subject)}"
        }
    }

    private func escaped(_ text: String, _ special: String) -> String {
        text.map { special.contains($0) || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    }

    /// A word in single quotes.
    private func quoted(_ text: String) -> String {
        "'"
            + text.split(separator: "'", omittingEmptySubsequences: false).joined(
                separator: "'\\''") + "'"
    }

    private func line(_ indent: Int, _ text: String) -> String {
        String(repeating: " ", count: indent) + text + "\n"
    }
}
