/// A kind of objects that have names of their own.
package enum SchemaObjectKind: String, Equatable, Sendable {
    /// A table, foreign and partitioned ones among them.
    case table
    /// A view, materialized or not.
    case view
    /// An index.
    case index
    /// A sequence.
    case sequence
    /// A type, domains among them.
    case type
    /// A function, procedure or aggregate.
    case function
    /// A schema.
    case schema
    /// Where a statement may mean any relation, as `ALTER TABLE … RENAME` may.
    case relation

    /// Whether such objects share their names with tables.
    package var isRelation: Bool {
        switch self {
        case .table, .view, .index, .sequence, .relation: true
        case .type, .function, .schema: false
        }
    }
}
