import MigrationKit

extension JSON {
    /// The elements of an array; none of anything else.
    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

    /// The members of an object that are texts.
    var texts: [(name: String, text: String)] {
        guard case .object(let members) = self else { return [] }
        return members.compactMap { member in member.value.string.map { (member.name, $0) } }
    }

    /// A whole number that the machine has a word for: what says something else may say anything.
    var integer: Int? {
        switch self {
        case .integer(let number): number
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }

    /// A number, whole or not.
    var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
