/// A kind of objects that have names of their own.
package enum SchemaObjectKind: String, Equatable, Sendable {
    case table, view, index, sequence, type, function, schema
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
