/// What a command line asks for.
package enum ParsedRequest: Sendable, Equatable {
    /// To run a command.
    case run(ParsedArguments)
    /// To show help, of a command or, without one, of the program.
    case help(CommandDescription?)
    /// To show the version.
    case version
}

/// What is said of an option.
package enum OptionWord: Sendable, Equatable {
    /// The option with its value, which is empty for a flag.
    case given(String)
    /// That the option does not hold, whatever is the default.
    case negated
}

/// A command with the arguments and options that were given to it.
package struct ParsedArguments: Sendable, Equatable {
    /// The command.
    package let command: CommandDescription

    /// The arguments that are known by their place, in order.
    package let positionals: [String]

    /// What the command line says of options, the last word on each.
    private let words: [String: OptionWord]

    /// What holds for an option of which the command line says nothing.
    private var defaults: [String: OptionWord] = [:]

    /// The options that the command takes.
    private let optionNames: Set<String>

    init(
        command: CommandDescription, positionals: [String], words: [String: OptionWord],
        optionNames: Set<String>
    ) {
        self.command = command
        self.positionals = positionals
        self.words = words
        self.optionNames = optionNames
    }

    /// Adds what holds where the command line says nothing; options that the command does not take
    /// are left out.
    package func withDefaults(_ defaults: [String: OptionWord]) -> ParsedArguments {
        var result = self
        result.defaults = defaults.filter { optionNames.contains($0.key) }
        return result
    }

    /// Whether the command line says something of an option, be it that it does not hold.
    package func isGiven(_ name: String) -> Bool { words[name] != nil }

    /// Whether an option holds.
    package func has(_ name: String) -> Bool { value(name) != nil }

    /// Whether an option was taken back.
    package func isNegated(_ name: String) -> Bool { words[name] ?? defaults[name] == .negated }

    /// The value of an option, the last one when it was given several times.
    package func value(_ name: String) -> String? {
        guard case .given(let value) = words[name] ?? defaults[name] else { return nil }
        return value
    }

    /// The value of an option, converted.
    /// - Throws: `ArgumentsError` when the conversion throws, with its description.
    package func value<Value>(
        _ name: String, _ convert: (String) throws -> Value
    ) throws(ArgumentsError) -> Value? {
        guard let text = value(name) else { return nil }
        return try converted(text, "--\(name)", convert)
    }

    /// A positional argument, converted; `nil` when it was not given.
    /// - Throws: `ArgumentsError` when the conversion throws, with its description.
    package func positional<Value>(
        _ index: Int, _ convert: (String) throws -> Value
    ) throws(ArgumentsError) -> Value? {
        guard positionals.indices.contains(index) else { return nil }
        return try converted(positionals[index], "<\(command.positionals[index].name)>", convert)
    }

    /// Refuses options that exclude each other.
    /// - Throws: `ArgumentsError` naming the first two of them that were given.
    package func requireAtMostOne(of names: [String]) throws(ArgumentsError) {
        let given = names.filter(has)
        guard given.count > 1 else { return }
        throw ArgumentsError(
            "'--\(given[0])' and '--\(given[1])' cannot be used together", command: command.name)
    }

    private func converted<Value>(
        _ text: String, _ subject: String, _ convert: (String) throws -> Value
    ) throws(ArgumentsError) -> Value {
        do {
            return try convert(text)
        } catch {
            throw ArgumentsError(
                "The value '\(text)' is invalid for '\(subject)': \(error)", command: command.name)
        }
    }
}

/// Why a text cannot be converted to the value that is wanted.
package struct InvalidValue: Error, Equatable, CustomStringConvertible {
    package let description: String

    /// Creates an error with the reason, in words that follow a colon.
    package init(_ description: String) { self.description = description }
}
