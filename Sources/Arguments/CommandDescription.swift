/// An argument that is known by its place.
package struct PositionalDescription: Sendable, Equatable {
    /// What the value is called in help.
    package let name: String

    /// What it means, in one sentence.
    package let abstract: String

    /// Whether it may be left out.
    package let isOptional: Bool

    /// Whether there may be any number of it; only of the last one.
    package let isRepeated: Bool

    /// Describes an argument.
    package init(
        _ name: String, _ abstract: String, isOptional: Bool = false, isRepeated: Bool = false
    ) {
        self.isRepeated = isRepeated
        self.name = name
        self.abstract = abstract
        self.isOptional = isOptional
    }
}

/// A command of a program, as the parser and help know it.
package struct CommandDescription: Sendable, Equatable {
    /// The word that calls it.
    package let name: String

    /// Other words that call it.
    package let aliases: [String]

    /// What it does, in one sentence.
    package let abstract: String

    /// What else help says about it; paragraphs are separated by empty lines.
    package let discussion: String

    /// The arguments that are known by their place; optional ones come last.
    package let positionals: [PositionalDescription]

    /// What the words behind them are, which are passed on as they are, options included; `nil` for a
    /// command that takes none.
    package let rest: PositionalDescription?

    /// The options of its own, in groups.
    package let options: [OptionGroup]

    /// Describes a command.
    package init(
        _ name: String, aliases: [String] = [], _ abstract: String, discussion: String = "",
        positionals: [PositionalDescription] = [], rest: PositionalDescription? = nil,
        options: [OptionGroup] = []
    ) {
        self.name = name
        self.aliases = aliases
        self.abstract = abstract
        self.discussion = discussion
        self.positionals = positionals
        self.rest = rest
        self.options = options
    }
}

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

    /// Describes a program.
    package init(
        _ name: String, _ abstract: String, discussion: String = "", version: String,
        defaultCommand: String, commands: [CommandDescription], commonOptions: OptionGroup
    ) {
        self.name = name
        self.abstract = abstract
        self.discussion = discussion
        self.version = version
        self.defaultCommand = defaultCommand
        self.commands = commands
        self.commonOptions = commonOptions
    }

    /// Finds a command by its name or an alias.
    package func command(named name: String) -> CommandDescription? {
        commands.first { $0.name == name || $0.aliases.contains(name) }
    }

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
