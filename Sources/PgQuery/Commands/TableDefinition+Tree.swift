import CPgQuery

extension TableDefinition {
    /// Reads `CREATE TABLE`.
    init?(_ message: TreeMessage) {
        guard let statement = unsafe message.read("CreateStmt", as: PgQuery__CreateStmt.self),
            let relation = unsafe statement.relation, let name = unsafe SQLName(relation)
        else { return nil }
        let elements = unsafe nodes(statement.table_elts, statement.n_table_elts)
        let parents = unsafe nodes(statement.inh_relations, statement.n_inh_relations)
        let bound = unsafe statement.partbound.map { unsafe $0.pointee.is_default != 0 }
        unsafe self.init(
            name: name,
            columns: elements.compactMap(\.message).compactMap(ColumnDefinition.init),
            constraints: elements.compactMap { TableConstraint($0) },
            parents: parents.compactMap(SQLName.init(relation:)),
            partition: bound.map { $0 ? .rest : .values },
            isPartitioned: statement.partspec != nil,
            isUnlogged: text(relation.pointee.relpersistence) == "u",
            accessMethod: textIfAny(statement.access_method),
            isTemporary: text(relation.pointee.relpersistence) == "t",
            ifNotExists: statement.if_not_exists != 0)
    }
}
