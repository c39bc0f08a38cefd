/// What the completions of all shells are made of.
struct CompletionSource {
    /// An option with the commands that take it.
    struct Entry {
        let option: OptionDescription
        /// The names of the commands; empty for an option that every command takes.
        var commands: [String]
    }

    /// An argument with its place behind a command's name.
    struct Place {
        let command: CommandDescription
        let index: Int
        let positional: PositionalDescription
        let kind: ValueKind
    }

    let program: ProgramDescription

    /// The commands in help's order, then `help`, which takes no options.
    let commands: [CommandDescription]

    /// Each option once, where several commands share it.
    let entries: [Entry]

    init(_ program: ProgramDescription) {
        self.program = program
        let visible = program.visibleCommands
        commands =
            visible + [
                CommandDescription(
                    Self.help, "Show help information for a command.",
                    positionals: [
                        PositionalDescription(
                            "subcommand", "The command.",
                            allowed: visible.flatMap { [$0.name] + $0.aliases }, isOptional: true)
                    ])
            ]
        var entries: [Entry] = []
        for command in visible {
            for option in command.options.flatMap(\.options) {
                if let index = entries.firstIndex(where: { $0.option == option }) {
                    entries[index].commands.append(command.name)
                } else {
                    entries.append(Entry(option: option, commands: [command.name]))
                }
            }
        }
        let shared = program.commonOptions.options + ProgramDescription.standardOptions.options
        self.entries = entries + shared.map { Entry(option: $0, commands: []) }
    }

    /// The word that asks for help.
    static let help = "help"

    /// The options that a command takes, `help` none.
    func options(of command: CommandDescription) -> [OptionDescription] {
        command.name == Self.help ? [] : program.options(of: command)
    }

    /// All arguments, those that are passed on left out.
    var places: [Place] {
        commands.flatMap { command in
            command.positionals.enumerated().map { index, positional in
                Place(
                    command: command, index: index, positional: positional,
                    kind: program.kind(of: positional))
            }
        }
    }

    /// The ways to write options that take a value, sorted.
    var optionsWithValue: [String] {
        program.namesOfOptionsWithValue.map { $0.count == 1 ? "-\($0)" : "--\($0)" }.sorted()
    }
}

extension OptionDescription {
    /// The ways to write it, short ones first, without the one that takes it back.
    var spellings: [String] { (shortName.map { ["-\($0)"] } ?? []) + ["--\(name)"] }

    /// What the option does that takes it back.
    var negationAbstract: String { "Take back --\(name)." }
}
