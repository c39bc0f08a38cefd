import CPgQuery

extension QueriedRelation {
    /// Reads `CREATE TABLE … AS`, `CREATE MATERIALIZED VIEW` and `CREATE VIEW`; nil for anything else.
    init?(_ message: TreeMessage) {
        if let view = unsafe message.read("ViewStmt", as: PgQuery__ViewStmt.self) {
            guard let relation = unsafe view.view else { return nil }
            unsafe self.init(
                .view, relation, TreeNode(view.query), replaces: view.replace != 0)
            return
        }
        guard
            let statement = unsafe message.read(
                "CreateTableAsStmt", as: PgQuery__CreateTableAsStmt.self),
            let relation = unsafe statement.into?.pointee.rel
        else { return nil }
        let isView = unsafe statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW
        unsafe self.init(
            isView ? .materializedView : .table, relation, TreeNode(statement.query),
            ifNotExists: statement.if_not_exists != 0)
    }

    /// Reads `SELECT … INTO`; nil for any other query.
    init?(_ select: PgQuery__SelectStmt) {
        guard let relation = unsafe select.into_clause?.pointee.rel else { return nil }
        unsafe self.init(.table, relation, TreeNode(nil))
    }

    private init?(
        _ kind: SQLObjectKind, _ relation: UnsafeMutablePointer<PgQuery__RangeVar>,
        _ query: TreeNode, ifNotExists: Bool = false, replaces: Bool = false
    ) {
        guard let name = unsafe SQLName(relation) else { return nil }
        var takesAll = false
        query.forEachMessage { message in
            if message.name == "AStar" { takesAll = true }
        }
        unsafe self.init(
            kind: kind, name: name, isTemporary: text(relation.pointee.relpersistence) == "t",
            ifNotExists: ifNotExists, replaces: replaces, sources: query.relations,
            columns: takesAll ? nil : Set(query.columns))
    }
}
