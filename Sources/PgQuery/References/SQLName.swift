/// A name as a statement writes it, with or without its schema.
package struct SQLName: Hashable, Sendable {
    /// The schema; nil where the search path decides.
    package let schema: String?
    /// The name itself.
    package let name: String

    /// Creates a name.
    package init(schema: String? = nil, name: String) {
        self.schema = schema
        self.name = name
    }
}

extension SQLName: CustomStringConvertible {
    /// The name with its schema in front where it has one.
    package var description: String { schema.map { "\($0).\(name)" } ?? name }
}
