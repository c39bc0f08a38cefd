import CPgQuery

extension MadeObject {
    /// Reads what a statement makes from the root of its tree; nil where it makes nothing that has a
    /// name, and for CREATE SCHEMA, which may make several.
    init?(_ node: TreeNode) {
        switch node.kind {
        case PG_QUERY__NODE__NODE_CREATE_STMT:
            unsafe self.init(
                table: node.read(PG_QUERY__NODE__NODE_CREATE_STMT) { unsafe $0.create_stmt })
        case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
            let foreign = unsafe node.read(
                PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT,
                { unsafe $0.create_foreign_table_stmt })
            unsafe self.init(table: foreign?.base_stmt?.pointee)
        case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT, PG_QUERY__NODE__NODE_SELECT_STMT:
            self.init(query: node)
        case PG_QUERY__NODE__NODE_INDEX_STMT: self.init(index: node)
        case PG_QUERY__NODE__NODE_VIEW_STMT: self.init(view: node)
        case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT: self.init(sequence: node)
        case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT: self.init(function: node)
        default: self.init(.type, node.message.flatMap(SQLName.init(ofTypeMadeBy:)))
        }
    }

    private init?(_ kind: SchemaObjectKind, _ name: SQLName?) {
        guard let name else { return nil }
        self.init(kind: kind, name: name)
    }

    /// Something that has its name from a relation's place in the statement.
    private init?(
        _ kind: SchemaObjectKind, of relation: UnsafeMutablePointer<PgQuery__RangeVar>?
    ) {
        guard let name = unsafe SQLName(relation) else { return nil }
        self.init(kind: kind, name: name)
        isTemporary =
            unsafe text(relation?.pointee.relpersistence) == "t" || name.schema == "pg_temp"
    }

    private init?(table statement: PgQuery__CreateStmt?) {
        guard let statement = unsafe statement else { return nil }
        unsafe self.init(.table, of: statement.relation)
        ifNotExists = unsafe statement.if_not_exists != 0
        goesWithTransaction =
            unsafe statement.oncommit == PG_QUERY__ON_COMMIT_ACTION__ONCOMMIT_DROP
        let elements = unsafe nodes(statement.table_elts, statement.n_table_elts)
        let made = elements.compactMap(MadeColumn.init)
        columns = made.map(\.name)
        numbered = made.filter(\.isNumbered).map(\.name)
        for column in made where !column.generatedFrom.isEmpty {
            generated[column.name] = column.generatedFrom
        }
        let further = unsafe nodes(statement.constraints, statement.n_constraints)
        // The server names them in the order in which they stand there.
        constraints =
            elements.flatMap { element in
                MadeColumn(element)?.constraints ?? [MadeConstraint(element)].compactMap(\.self)
            } + further.compactMap { MadeConstraint($0) }
        notNull =
            made.filter(\.isNotNull).map(\.name)
            + constraints.filter { $0.kind == .primaryKey }.flatMap(\.columns)
        let inherited = unsafe nodes(statement.inh_relations, statement.n_inh_relations)
        parents = inherited.compactMap(SQLName.init(relation:))
        isPartition = unsafe statement.partbound != nil
        copiesOthers =
            !parents.isEmpty
            || elements.contains { $0.kind == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE }
    }

    private init?(function node: TreeNode) {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT, { unsafe $0.create_function_stmt })
        else { return nil }
        unsafe self.init(.function, SQLName(nodes(statement.funcname, statement.n_funcname)))
        code = unsafe SQLCode(options: nodes(statement.options, statement.n_options))
    }

    private init?(query node: TreeNode) {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT, { unsafe $0.create_table_as_stmt })
        else {
            guard
                let select = unsafe node.read(
                    PG_QUERY__NODE__NODE_SELECT_STMT, { unsafe $0.select_stmt }),
                let into = unsafe into(of: select)
            else { return nil }
            unsafe self.init(.table, of: into.rel)
            return
        }
        guard let into = unsafe statement.into?.pointee else { return nil }
        let isView = unsafe statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW
        unsafe self.init(isView ? .view : .table, of: into.rel)
        goesWithTransaction = unsafe into.on_commit == PG_QUERY__ON_COMMIT_ACTION__ONCOMMIT_DROP
        ifNotExists = unsafe statement.if_not_exists != 0
        columns = unsafe nodes(into.col_names, into.n_col_names).compactMap(\.scalar)
        if isView { sources = unsafe TreeNode(statement.query).relations }
    }

    private init?(view node: TreeNode) {
        guard
            let view = unsafe node.read(PG_QUERY__NODE__NODE_VIEW_STMT, { unsafe $0.view_stmt })
        else { return nil }
        unsafe self.init(.view, of: view.view)
        sources = unsafe TreeNode(view.query).relations
    }

    private init?(sequence node: TreeNode) {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_CREATE_SEQ_STMT, { unsafe $0.create_seq_stmt })
        else { return nil }
        unsafe self.init(.sequence, of: statement.sequence)
        ifNotExists = unsafe statement.if_not_exists != 0
        let owner = unsafe SequenceOwner(options: nodes(statement.options, statement.n_options))
        if let owner, let table = owner.table {
            sources = [table]
            usedColumns = [owner.column]
        }
    }
}

extension MadeObject {
    fileprivate init?(index node: TreeNode) {
        guard
            let index = unsafe node.read(PG_QUERY__NODE__NODE_INDEX_STMT, { unsafe $0.index_stmt }),
            let table = unsafe SQLName(index.relation)
        else { return nil }
        let parameters = unsafe nodes(index.index_params, index.n_index_params)
        let included = unsafe nodes(
            index.index_including_params, index.n_index_including_params)
        let elements = unsafe (parameters + included).compactMap { node in
            unsafe node.read(PG_QUERY__NODE__NODE_INDEX_ELEM) { unsafe $0.index_elem }
        }
        let names = unsafe elements.map { unsafe textIfAny($0.name) }
        let given = unsafe textIfAny(index.idxname)
        let choice = unsafe NameChoice(index: elements.map { unsafe ($0.name, $0.expr) })
        let name = given ?? choice.name(table: table.name, attempt: 0)
        self.init(kind: .index, name: SQLName(schema: table.schema, name: name))
        self.choice = given == nil ? choice : nil
        ifNotExists = unsafe index.if_not_exists != 0
        sources = [table]
        usedColumns =
            unsafe names.compactMap(\.self)
            + elements.flatMap { unsafe TreeNode($0.expr).columns }
            + TreeNode(index.where_clause).columns
        let keys = names.prefix(parameters.count)
        key = keys.contains(nil) ? nil : keys.compactMap(\.self)
    }
}

/// The INTO clause of a query; of a set operation the leftmost query carries it.
private func into(of select: PgQuery__SelectStmt) -> PgQuery__IntoClause? {
    var query = unsafe select
    while true {
        if let clause = unsafe query.into_clause?.pointee { return unsafe clause }
        guard let left = unsafe query.larg?.pointee else { return nil }
        unsafe query = unsafe left
    }
}
