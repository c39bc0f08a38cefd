import CPgQuery

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

extension SQLName {
    /// A name of one or two parts, or of a catalogue too; nil for none.
    init?(_ parts: [TreeNode]) {
        let texts = parts.compactMap(\.scalar)
        guard let last = texts.last else { return nil }
        self.init(schema: texts.count > 1 ? texts[texts.count - 2] : nil, name: last)
    }

    /// The name of a relation in a statement; nil where there is none.
    init?(_ relation: UnsafeMutablePointer<PgQuery__RangeVar>?) {
        guard let relation = unsafe relation?.pointee else { return nil }
        unsafe self.init(schema: textIfAny(relation.schemaname), name: text(relation.relname))
    }
}
