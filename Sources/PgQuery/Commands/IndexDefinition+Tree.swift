import CPgQuery

extension IndexDefinition {
    /// Reads `CREATE INDEX`.
    init?(_ message: TreeMessage) {
        guard let index = unsafe message.read("IndexStmt", as: PgQuery__IndexStmt.self),
            let relation = unsafe index.relation, let table = unsafe SQLName(relation)
        else { return nil }
        let elements = unsafe nodes(index.index_params, index.n_index_params).compactMap { node in
            unsafe node.message?.read("IndexElem", as: PgQuery__IndexElem.self)
        }
        let columns = unsafe elements.compactMap { unsafe textIfAny($0.name) }
        let computed = unsafe elements.flatMap { unsafe TreeNode($0.expr).columns }
        unsafe self.init(
            name: textIfAny(index.idxname), table: table,
            choice: NameChoice(index: elements.map { unsafe ($0.name, $0.expr) }),
            columns: columns,
            computedColumns: computed + TreeNode(index.where_clause).columns,
            isUnique: index.unique != 0, isConcurrent: index.concurrent != 0,
            ifNotExists: index.if_not_exists != 0, isOnlyForParent: relation.pointee.inh == 0)
    }
}
