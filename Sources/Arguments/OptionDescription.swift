/// An option of a command: a flag, or one that takes a value.
package struct OptionDescription: Sendable, Equatable {
    /// The long name, without its dashes.
    package let name: String

    /// The short name, `nil` when there is none.
    package let shortName: Character?

    /// What the value is called in help, `nil` for a flag.
    package let valueName: String?

    /// What it does, in one sentence.
    package let abstract: String

    /// The only values it takes; empty when any will do.
    package let allowedValues: [String]

    /// The value in force without the option, as help shows it.
    package let defaultValue: String?

    /// Whether `--no-NAME` takes back what a default says: for a flag, false; for another, no value.
    package let isNegatable: Bool

    /// Whether the option takes a value.
    package var takesValue: Bool { valueName != nil }

    /// The option as it is written: `--to <version>`.
    package var synopsis: String { valueName.map { "--\(name) <\($0)>" } ?? "--\(name)" }

    /// The ways to write it, as help shows them: `--strict/--no-strict`.
    var label: String {
        (shortName.map { "-\($0), " } ?? "") + synopsis + (isNegatable ? "/\(negation)" : "")
    }

    /// The option that takes it back, where it has one.
    package var negation: String { "--no-\(name)" }

    private init(
        name: String, shortName: Character?, valueName: String?, abstract: String,
        allowedValues: [String], defaultValue: String?, isNegatable: Bool
    ) {
        self.name = name
        self.shortName = shortName
        self.valueName = valueName
        self.abstract = abstract
        self.allowedValues = allowedValues
        self.defaultValue = defaultValue
        self.isNegatable = isNegatable
    }

    /// Describes an option that is there or not.
    package static func flag(
        _ name: String, short: Character? = nil, _ abstract: String, isNegatable: Bool = false
    ) -> OptionDescription {
        OptionDescription(
            name: name, shortName: short, valueName: nil, abstract: abstract, allowedValues: [],
            defaultValue: nil, isNegatable: isNegatable)
    }

    /// Describes an option that takes a value.
    package static func value(
        _ name: String, short: Character? = nil, _ valueName: String, _ abstract: String,
        allowed: [String] = [], default defaultValue: String? = nil, isNegatable: Bool = false
    ) -> OptionDescription {
        OptionDescription(
            name: name, shortName: short, valueName: valueName, abstract: abstract,
            allowedValues: allowed, defaultValue: defaultValue, isNegatable: isNegatable)
    }
}

/// Options that help shows together, under a title.
package struct OptionGroup: Sendable, Equatable {
    /// The title, in capitals.
    package let title: String

    /// The options, in the order in which help shows them.
    package let options: [OptionDescription]

    /// Creates a group.
    package init(_ title: String, _ options: [OptionDescription]) {
        self.title = title
        self.options = options
    }
}
