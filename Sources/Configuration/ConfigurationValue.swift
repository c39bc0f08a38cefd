package import MigrationKit

/// A value of a configuration file, as JSON or a script gave it, before it is known to be right.
package enum ConfigurationValue: Equatable, Sendable {
    /// `true` or `false`.
    case flag(Bool)
    /// A number.
    case number(Double)
    /// A string.
    case text(String)
    /// An array.
    case list([ConfigurationValue])
    /// An object, its members in their order.
    case object([Member])
    /// A function.
    case function
    /// What no setting takes, in words: `a symbol`, `null`.
    case other(String)

    /// A member of an object.
    package struct Member: Equatable, Sendable {
        let name: String
        let value: ConfigurationValue

        /// Makes a member.
        package init(_ name: String, _ value: ConfigurationValue) {
            self.name = name
            self.value = value
        }
    }

    /// Takes a value of a JSON file.
    package init(_ json: JSON) {
        self =
            switch json {
            case .null: .other("null")
            case .bool(let value): .flag(value)
            case .integer(let value): .number(Double(value))
            case .number(let value): .number(value)
            case .string(let value): .text(value)
            case .array(let elements): .list(elements.map(Self.init))
            case .object(let members):
                .object(members.map { Member($0.name, ConfigurationValue($0.value)) })
            }
    }

    /// What it is, in words that never tell the value: it may be a secret.
    var kind: String {
        switch self {
        case .flag(let value): value ? "true" : "false"
        case .number: "a number"
        case .text: "a string"
        case .list: "an array"
        case .object: "an object"
        case .function: "a function"
        case .other(let words): words
        }
    }
}
