extension JSON {
    /// The elements of an array; none of anything else.
    package var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

    /// The members of an object that are texts.
    package var texts: [(name: String, text: String)] {
        guard case .object(let members) = self else { return [] }
        return members.compactMap { member in member.value.string.map { (member.name, $0) } }
    }

    /// A whole number that the machine has a word for: what says something else may say anything.
    package var integer: Int? {
        switch self {
        case .integer(let number): number
        case .number(let number): Int(exactly: number)
        default: nil
        }
    }

    /// A number, whole or not.
    package var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
