/// An argument that is known by its place.
package struct PositionalDescription: Sendable, Equatable {
    /// What the value is called in help.
    package let name: String

    /// What it means, in one sentence.
    package let abstract: String

    /// The only values it takes; empty when any will do.
    package let allowedValues: [String]

    /// Whether it may be left out.
    package let isOptional: Bool

    /// Whether there may be any number of it; only of the last one.
    package let isRepeated: Bool

    /// Describes an argument.
    package init(
        _ name: String, _ abstract: String, allowed: [String] = [], isOptional: Bool = false,
        isRepeated: Bool = false
    ) {
        self.isRepeated = isRepeated
        self.name = name
        self.abstract = abstract
        allowedValues = allowed
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

    /// Whether it is for other programs only, and no help, completion or reference shows it.
    package let isHidden: Bool

    /// Describes a command.
    package init(
        _ name: String, aliases: [String] = [], _ abstract: String, discussion: String = "",
        positionals: [PositionalDescription] = [], rest: PositionalDescription? = nil,
        options: [OptionGroup] = [], isHidden: Bool = false
    ) {
        self.name = name
        self.aliases = aliases
        self.abstract = abstract
        self.discussion = discussion
        self.positionals = positionals
        self.rest = rest
        self.options = options
        self.isHidden = isHidden
    }
}
