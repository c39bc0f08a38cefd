/// Writes completions for fish 3 and newer: complete(1) of fish.
struct FishCompletion {
    let source: CompletionSource

    private var name: String { source.program.name }

    /// The script, to be sourced, or put into one of fish's folders of completions.
    var script: String {
        """
        # Completions of \(name) for fish, written by `\(name) completion fish`.

        # Tells the command on the line, and how many arguments stand behind it: 'up 0', 'none 0'; 'exec rest'
        # where all that follows is passed on.
        function __\(name)_position
            set -l command none
            set -l place 0
            set -l skipped no
            for word in (commandline -opc)[2..-1]
                if test $skipped = yes
                    set skipped no
                    string match -q -- '-*' $word
                    or continue
                end
                switch $word
                    case \(source.optionsWithValue.joined(separator: " "))
                        set skipped yes
                    case '-*'
                        continue
                    case '*'
                        if test $command = none
                            set command $word
                        else
                            set place (math $place + 1)
                        end
                end
            end
            switch $command
        \(aliases)\(passingCommands)    end
            echo $command $place
        end

        function __\(name)_at
            contains -- (__\(name)_position) $argv
        end

        # Whether one of these is the command, and what stands here is not passed on.
        function __\(name)_in
            set -l position (__\(name)_position | string split ' ')
            contains -- $position[1] $argv
            and test $position[2] != rest
        end

        function __\(name)_candidates
            set -l words (commandline -opc)
            $words[1] \(ProgramDescription.candidatesCommand) $argv $words[2..-1] 2>/dev/null
        end

        complete -c \(name) -f
        \(commands)\(places)\(options)
        """
    }
}

extension FishCompletion {
    private var aliases: String {
        source.commands.filter { !$0.aliases.isEmpty }.map { command in
            "        case \(command.aliases.joined(separator: " "))\n"
                + "            set command \(command.name)\n"
        }.joined()
    }

    private var passingCommands: String {
        source.commands.filter { $0.rest != nil }.map { command in
            "        case \(command.name)\n"
                + "            test $place -ge \(command.positionals.count)\n"
                + "            and set place rest\n"
        }.joined()
    }

    private var commands: String {
        source.commands.flatMap { command in
            ([command.name] + command.aliases).map {
                line("-n '__\(name)_at \"none 0\"' -a \($0) -d \(quoted(command.abstract))")
            }
        }.joined()
    }

    private var places: String {
        source.places.map { place in
            let condition = "-n '__\(name)_at \"\(place.command.name) \(place.index)\"'"
            return switch place.kind {
            case .text: ""
            case .file(let words):
                line(
                    "\(condition) -F\(words.isEmpty ? "" : " -a '\(words.joined(separator: " "))'")"
                )
            case .directory:
                line("\(condition) -a '(__fish_complete_directories (commandline -ct))'")
            case .words(let words): line("\(condition) -a '\(words.joined(separator: " "))'")
            case .listed(let subject): line("\(condition) -a '(__\(name)_candidates \(subject))'")
            }
        }.joined()
            + source.commands.filter { $0.rest != nil }.map {
                line("-n '__\(name)_at \"\($0.name) rest\"' -F")
            }.joined()
    }

    private var options: String {
        source.entries.map { entry in
            let everywhere = source.program.visibleCommands.map(\.name)
            var owners = entry.commands.isEmpty ? everywhere : entry.commands
            if owners.contains(source.program.defaultCommand) { owners.append("none") }
            let condition = "-n '__\(name)_in \(owners.joined(separator: " "))'"
            let option = entry.option
            let short = option.shortName.map { " -s \($0)" } ?? ""
            let own = line(
                "\(condition)\(short) -l \(option.name)\(value(of: option)) -d \(quoted(option.abstract))"
            )
            guard option.isNegatable else { return own }
            return own
                + line("\(condition) -l no-\(option.name) -d \(quoted(option.negationAbstract))")
        }.joined()
    }

    private func value(of option: OptionDescription) -> String {
        guard option.takesValue else { return "" }
        return switch source.program.kind(of: option) {
        case .text: " -x"
        case .file(let words):
            " -r -F" + (words.isEmpty ? "" : " -a '\(words.joined(separator: " "))'")
        case .directory: " -x -a '(__fish_complete_directories (commandline -ct))'"
        case .words(let words): " -x -a '\(words.joined(separator: " "))'"
        case .listed(let subject): " -x -a '(__\(name)_candidates \(subject))'"
        }
    }

    private func quoted(_ text: String) -> String {
        "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
    }

    private func line(_ text: String) -> String { "complete -c \(name) \(text)\n" }
}
