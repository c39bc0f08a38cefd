/// What a command line asks for.
package enum ParsedRequest: Sendable, Equatable {
    /// To run a command.
    case run(ParsedArguments)
    /// To show help, of a command or, without one, of the program.
    case help(CommandDescription?)
    /// To show the version.
    case version
}

/// A command with the arguments and options that were given to it.
package struct ParsedArguments: Sendable, Equatable {
    /// The command.
    package let command: CommandDescription

    /// The arguments that are known by their place, in order.
    package let positionals: [String]

    /// The values given to each option by its name; flags have an empty value each time.
    private let values: [String: [String]]

    init(command: CommandDescription, positionals: [String], values: [String: [String]]) {
        self.command = command
        self.positionals = positionals
        self.values = values
    }

    /// Whether an option was given.
    package func has(_ name: String) -> Bool { values[name] != nil }

    /// The value of an option, the last one when it was given several times.
    package func value(_ name: String) -> String? { values[name]?.last }

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
