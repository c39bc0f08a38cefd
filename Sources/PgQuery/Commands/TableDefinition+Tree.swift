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

extension ColumnDefinition {
    /// Reads a column of `CREATE TABLE` or `ADD COLUMN`; nil for anything else.
    init?(_ message: TreeMessage) {
        guard let column = unsafe message.read("ColumnDef", as: PgQuery__ColumnDef.self) else {
            return nil
        }
        let parts = unsafe nodes(column.constraints, column.n_constraints)
        let constraints = unsafe parts.compactMap {
            unsafe $0.message?.read("Constraint", as: PgQuery__Constraint.self)
        }
        func expression(_ type: PgQuery__ConstrType) -> SQLExpression? {
            unsafe constraints.first { unsafe $0.contype == type }
                .flatMap { unsafe SQLExpression(TreeNode($0.raw_expr)) }
        }
        func has(_ type: PgQuery__ConstrType) -> Bool {
            unsafe constraints.contains { unsafe $0.contype == type }
        }
        let name = unsafe text(column.colname)
        unsafe self.init(
            name: name, type: SQLType(column.type_name),
            constraints: parts.compactMap { TableConstraint($0, of: name) }.filter {
                $0.kind != .other && $0.kind != .notNull
            },
            defaultValue: expression(PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT),
            isNotNull: has(PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL),
            isIdentity: has(PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY),
            generation: expression(PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED),
            offset: column.location > 0 ? Int(column.location) : nil)
    }
}

extension TableConstraint {
    /// Reads a constraint; nil for a node that is none.
    ///
    /// - Parameter column: the column behind which it stands; nil for one of the table.
    init?(_ node: TreeNode, of column: String? = nil) {
        guard
            let constraint = unsafe node.message?.read("Constraint", as: PgQuery__Constraint.self)
        else { return nil }
        let kind: Kind =
            switch unsafe constraint.contype {
            case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
                unsafe SQLExpression(TreeNode(constraint.raw_expr)).map(Kind.check) ?? .other
            case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: .unique
            case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY: .primaryKey
            case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
                unsafe SQLName(constraint.pktable).map(Kind.foreignKey) ?? .other
            case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION: .exclusion
            case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL: .notNull
            default: .other
            }
        let keys = unsafe nodes(constraint.keys, constraint.n_keys).compactMap(\.scalar)
        let references = unsafe nodes(constraint.fk_attrs, constraint.n_fk_attrs)
            .compactMap(\.scalar)
        unsafe self.init(
            kind: kind, name: textIfAny(constraint.conname),
            columns: keys.isEmpty ? references : keys,
            referencedColumns: nodes(constraint.pk_attrs, constraint.n_pk_attrs)
                .compactMap(\.scalar),
            isNotInherited: constraint.is_no_inherit != 0,
            isNotValid: constraint.skip_validation != 0,
            index: textIfAny(constraint.indexname),
            offset: constraint.location > 0 ? Int(constraint.location) : nil,
            choice: MadeConstraint(node, of: column)?.choice)
    }
}

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

extension SQLType {
    /// Reads the name of a type; nil where there is none.
    init?(_ pointer: UnsafeMutablePointer<PgQuery__TypeName>?) {
        guard let type = unsafe pointer?.pointee,
            let name = unsafe SQLName(nodes(type.names, type.n_names))
        else { return nil }
        unsafe self.init(
            name.name,
            nodes(type.typmods, type.n_typmods).compactMap(\.scalar).compactMap { Int($0) },
            schema: name.schema == "pg_catalog" ? nil : name.schema,
            isArray: type.n_array_bounds > 0, offset: type.location > 0 ? Int(type.location) : nil)
    }
}
