import CPgQuery

extension SQLObjectKind {
    /// The kind of an object, by the parser's number.
    init(_ type: PgQuery__ObjectType) {
        self =
            switch type {
            case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
                .table
            case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: .index
            case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW: .view
            case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW: .materializedView
            case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN: .column
            case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT: .constraint
            case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: .schema
            case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE: .type
            case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: .domain
            case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: .sequence
            case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION,
                PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE, PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE:
                .function
            case PG_QUERY__OBJECT_TYPE__OBJECT_STATISTIC_EXT: .statistics
            case PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE: .database
            case PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION: .extension
            default: .other
            }
    }
}

extension DroppedObjects {
    init(_ statement: PgQuery__DropStmt) {
        unsafe self.init(
            kind: SQLObjectKind(statement.remove_type),
            names: nodes(statement.objects, statement.n_objects).compactMap(SQLName.init(object:)),
            isConcurrent: statement.concurrent != 0,
            cascades: statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE)
    }
}
