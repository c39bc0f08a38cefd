import CPgQuery

extension SQLParser {
    /// Names what of a text destroys data or reaches beyond the database, as `DELETE without WHERE`.
    ///
    /// - Returns: a name and the byte offset of its statement for each, in order; none for a text that the
    ///   parser cannot read.
    package static func dangers(in text: String) -> [(danger: StatementDanger, offset: Int)] {
        guard let tree = try? ParseTree(parsing: text) else { return [] }
        let count = text.utf8.count
        return tree.map { raw in
            dangersOf(raw.node).map { ($0, raw.range(in: count).lowerBound) }
        }.flatMap { $0 }
    }
}

/// Something that a statement does and that nothing takes back.
package struct StatementDanger: Equatable, Sendable {
    /// The command, as people write it: `DROP TABLE`.
    package let command: String
    /// Whether it is what a `down` is for: it removes what an `up` has made.
    package let isUsualInDown: Bool

    init(_ command: String, isUsualInDown: Bool = false) {
        self.command = command
        self.isUsualInDown = isUsualInDown
    }
}

/// The dangers of one statement.
private func dangersOf(_ node: TreeNode) -> [StatementDanger] {
    switch node.kind {
    case PG_QUERY__NODE__NODE_DROPDB_STMT: return [StatementDanger("DROP DATABASE")]
    case PG_QUERY__NODE__NODE_DROP_OWNED_STMT: return [StatementDanger("DROP OWNED")]
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT: return [StatementDanger("DROP ROLE")]
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT: return [StatementDanger("DROP TABLESPACE")]
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT: return [StatementDanger("ALTER SYSTEM")]
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT: return [StatementDanger("TRUNCATE")]
    case PG_QUERY__NODE__NODE_DROP_STMT: return drop(node)
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: return alterTable(node)
    case PG_QUERY__NODE__NODE_COPY_STMT: return copy(node)
    default: return unfilteredChanges(node)
    }
}

private func drop(_ node: TreeNode) -> [StatementDanger] {
    guard
        let statement = unsafe node.read(PG_QUERY__NODE__NODE_DROP_STMT, { unsafe $0.drop_stmt })
    else { return [] }
    let cascades = unsafe statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE
    let suffix = cascades ? " CASCADE" : ""
    switch unsafe statement.remove_type {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
        return [StatementDanger("DROP TABLE\(suffix)", isUsualInDown: true)]
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
        return [StatementDanger("DROP SCHEMA\(suffix)", isUsualInDown: !cascades)]
    case PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION where cascades:
        return [StatementDanger("DROP EXTENSION CASCADE")]
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE where cascades:
        return [StatementDanger("DROP TYPE CASCADE")]
    default: return []
    }
}

private func alterTable(_ node: TreeNode) -> [StatementDanger] {
    guard
        let statement = unsafe node.read(
            PG_QUERY__NODE__NODE_ALTER_TABLE_STMT, { unsafe $0.alter_table_stmt })
    else { return [] }
    let drops = unsafe nodes(statement.cmds, statement.n_cmds).contains { command in
        unsafe command.read(PG_QUERY__NODE__NODE_ALTER_TABLE_CMD, { unsafe $0.alter_table_cmd })?
            .subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn
    }
    return drops ? [StatementDanger("DROP COLUMN", isUsualInDown: true)] : []
}

private func copy(_ node: TreeNode) -> [StatementDanger] {
    guard
        let statement = unsafe node.read(PG_QUERY__NODE__NODE_COPY_STMT, { unsafe $0.copy_stmt })
    else { return [] }
    if unsafe statement.is_program != 0 { return [StatementDanger("COPY … PROGRAM")] }
    let reachesFile = unsafe !text(statement.filename).isEmpty
    return reachesFile ? [StatementDanger("COPY with a file of the server")] : []
}

/// UPDATE and DELETE of every row, also inside a WITH.
private func unfilteredChanges(_ node: TreeNode) -> [StatementDanger] {
    var found: [StatementDanger] = []
    node.forEachMessage { message in
        if let delete = unsafe message.read("DeleteStmt", as: PgQuery__DeleteStmt.self),
            unsafe delete.where_clause == nil
        {
            found.append(StatementDanger("DELETE without WHERE"))
        }
        if let update = unsafe message.read("UpdateStmt", as: PgQuery__UpdateStmt.self),
            unsafe update.where_clause == nil
        {
            found.append(StatementDanger("UPDATE without WHERE"))
        }
    }
    return found
}
