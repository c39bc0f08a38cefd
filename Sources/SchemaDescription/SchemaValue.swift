package import MigrationKit

/// The value of a property of an object; a property that does not apply has no value at all.
package enum SchemaValue: Hashable, Sendable {
    /// A text: a type's name, an expression, a comment.
    case text(String)
    /// What is there or not, as a column's NOT NULL.
    case flag
    /// Several texts whose order counts, as an enum's labels; where it does not, they are sorted.
    case list([String])
    /// The order of a table's columns: of two orders only what both have is compared, as the
    /// columns themselves tell what is new and what is gone.
    case order([String])

    /// Makes a value of the form that ``json`` has.
    ///
    /// - Returns: nil for anything else.
    package init?(_ json: JSON) {
        switch json {
        case .string(let text): self = .text(text)
        case .bool(true): self = .flag
        case .array(let elements): self = .list(elements.compactMap(\.string))
        case .object:
            guard case .array(let elements)? = json["order"] else { return nil }
            self = .order(elements.compactMap(\.string))
        default: return nil
        }
    }

    /// The value as a saved description has it.
    package var json: JSON {
        switch self {
        case .text(let text): .string(text)
        case .flag: true
        case .list(let texts): .array(texts.map(JSON.string))
        case .order(let names): .object([("order", .array(names.map(JSON.string)))])
        }
    }
}
