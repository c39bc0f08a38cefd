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
        case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
            self.init(
                .function,
                unsafe node.read(PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT) {
                    unsafe $0.create_function_stmt
                }.flatMap { unsafe SQLName(nodes($0.funcname, $0.n_funcname)) })
        default: self.init(.type, Self.typeName(node))
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
        let elements = unsafe nodes(statement.table_elts, statement.n_table_elts)
        let made = elements.compactMap(MadeColumn.init)
        columns = made.map(\.name)
        let further = unsafe nodes(statement.constraints, statement.n_constraints)
        constraints =
            made.flatMap(\.constraints)
            + (elements + further).compactMap { MadeConstraint($0) }
        let inherited = unsafe nodes(statement.inh_relations, statement.n_inh_relations)
        parents = inherited.compactMap(SQLName.init(relation:))
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
        let options = unsafe nodes(statement.options, statement.n_options)
        // OWNED BY a column: the sequence goes with its table.
        for option in options {
            guard
                let element = unsafe option.read(
                    PG_QUERY__NODE__NODE_DEF_ELEM, { unsafe $0.def_elem }),
                unsafe text(element.defname) == "owned_by"
            else { continue }
            let path = unsafe TreeNode(element.arg).list.compactMap(\.scalar)
            guard path.count > 1 else { continue }
            let table = path.dropLast()
            sources = [
                SQLName(
                    schema: table.count > 1 ? table[table.count - 2] : nil,
                    name: table[table.count - 1])
            ]
            usedColumns = [path[path.count - 1]]
        }
    }

    private static func typeName(_ node: TreeNode) -> SQLName? {
        switch node.kind {
        case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
            unsafe node.read(PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT) {
                unsafe $0.composite_type_stmt
            }.flatMap { unsafe SQLName($0.typevar) }
        case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
            unsafe node.read(PG_QUERY__NODE__NODE_CREATE_ENUM_STMT) { unsafe $0.create_enum_stmt }
                .flatMap { unsafe SQLName(nodes($0.type_name, $0.n_type_name)) }
        case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
            unsafe node.read(PG_QUERY__NODE__NODE_CREATE_RANGE_STMT) {
                unsafe $0.create_range_stmt
            }.flatMap { unsafe SQLName(nodes($0.type_name, $0.n_type_name)) }
        case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
            unsafe node.read(PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT) {
                unsafe $0.create_domain_stmt
            }.flatMap { unsafe SQLName(nodes($0.domainname, $0.n_domainname)) }
        default: nil
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
        // As ChooseIndexName of the server's indexcmds.c has it.
        let parts = [table.name] + names.compactMap(\.self) + ["idx"]
        let chosen = parts.joined(separator: "_")
        self.init(kind: .index, name: SQLName(schema: table.schema, name: given ?? chosen))
        ifNotExists = unsafe index.if_not_exists != 0
        sources = [table]
        usedColumns =
            unsafe names.compactMap(\.self)
            + elements.flatMap { unsafe TreeNode($0.expr).columns }
            + TreeNode(index.where_clause).columns
        guard given == nil else { return }
        // What the server makes of an expression is not to be foreseen.
        guard !names.contains(nil) else { return nil }
        unnamedKey = names.prefix(parameters.count).compactMap(\.self)
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
