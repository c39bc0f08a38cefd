package import MigrationKit

/// A difference between two schemas: one object, and what became of it.
package struct SchemaChange: Equatable, Sendable {
    /// What became of an object on the way from one schema to the other.
    package enum Kind: String, Sendable {
        /// Only the other schema has it.
        case added
        /// Only the one schema has it.
        case removed
        /// Both have it, with different properties.
        case changed
    }

    /// A property's values in the one schema and in the other; nil where it does not apply.
    package struct Difference: Equatable, Sendable {
        /// The property's name.
        package let property: String
        /// Its value in the one schema.
        package let old: SchemaValue?
        /// Its value in the other.
        package let new: SchemaValue?
    }

    /// The object.
    package let key: SchemaObject.Key
    /// What became of it.
    package let kind: Kind
    /// What differs: of an object that is added or removed, all its properties.
    package let differences: [Difference]

    /// What differs on one line for each property.
    package var detail: String {
        differences.map { difference in
            switch kind {
            case .added: difference.property + SchemaText.value(difference.new)
            case .removed: difference.property + SchemaText.value(difference.old)
            case .changed: SchemaText.change(difference)
            }
        }.joined(separator: kind == .changed ? "\n" : "; ")
    }

    /// The change as `schema_diff` has it.
    package var json: JSON {
        .object([
            ("object", .string(key.name)), ("kind", .string(key.kind)),
            ("change", .string(kind.rawValue)), ("detail", .string(detail)),
        ])
    }
}
