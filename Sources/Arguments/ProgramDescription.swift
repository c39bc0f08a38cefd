/// A whole program: its commands, and the options that all of them take.
package struct ProgramDescription: Sendable, Equatable {
    /// The name of the executable.
    package let name: String

    /// What the program does, in one sentence.
    package let abstract: String

    /// What else help says about it.
    package let discussion: String

    /// What `--version` prints.
    package let version: String

    /// The name of the command that runs when none is given.
    package let defaultCommand: String

    /// The commands, in the order in which help shows them.
    package let commands: [CommandDescription]

    /// The options that every command takes, before or after its name.
    package let commonOptions: OptionGroup

    /// What the values of a name are, as help calls them; a name that is not there stands for any text.
    package let valueKinds: [String: ValueKind]

    /// What the program tells by its exit code, lowest first.
    package let exitCodes: [ExitCodeDescription]

    /// Describes a program.
    package init(
        _ name: String, _ abstract: String, discussion: String = "", version: String,
        defaultCommand: String, commands: [CommandDescription], commonOptions: OptionGroup,
        valueKinds: [String: ValueKind] = [:], exitCodes: [ExitCodeDescription] = []
    ) {
        self.name = name
        self.abstract = abstract
        self.discussion = discussion
        self.version = version
        self.defaultCommand = defaultCommand
        self.commands = commands
        self.commonOptions = commonOptions
        self.valueKinds = valueKinds
        self.exitCodes = exitCodes
    }

    /// Finds a command by its name or an alias.
    package func command(named name: String) -> CommandDescription? {
        commands.first { $0.name == name || $0.aliases.contains(name) }
    }

    /// The commands that help shows.
    package var visibleCommands: [CommandDescription] { commands.filter { !$0.isHidden } }

    /// All options that a command takes.
    func options(of command: CommandDescription) -> [OptionDescription] {
        command.options.flatMap(\.options) + commonOptions.options + Self.standardOptions.options
    }

    /// The options that every program has.
    static let standardOptions = OptionGroup(
        "OPTIONS",
        [
            .flag("version", "Show the version."),
            .flag("help", short: "h", "Show help information."),
        ])
}

/// What one exit code of a program means.
package struct ExitCodeDescription: Sendable, Equatable {
    /// The code.
    package let code: Int32

    /// What it means, without a full stop.
    package let meaning: String

    /// Describes an exit code.
    package init(_ code: Int32, _ meaning: String) {
        self.code = code
        self.meaning = meaning
    }
}
