import CPgQuery

extension SchemaEffect {
    /// Reads the effects of a statement from the root of its tree.
    static func effects(of node: TreeNode) -> [SchemaEffect] {
        if let object = MadeObject(node) { return [.made(object)] + domain(node) }
        switch node.kind {
        case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT: return schema(node)
        case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: return alterTable(node)
        case PG_QUERY__NODE__NODE_RENAME_STMT: return rename(node)
        case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT: return move(node)
        case PG_QUERY__NODE__NODE_DROP_STMT: return drop(node)
        case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT, PG_QUERY__NODE__NODE_SELECT_STMT,
            PG_QUERY__NODE__NODE_DISCARD_STMT:
            return searchPath(node)
        case PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT,
            PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT:
            return defaults(node)
        case PG_QUERY__NODE__NODE_TRANSACTION_STMT:
            guard case .commit? = StatementKind(transaction: node) else { return [] }
            return [.transactionEnded]
        case PG_QUERY__NODE__NODE_DO_STMT:
            return unsafe node.read(PG_QUERY__NODE__NODE_DO_STMT) { unsafe $0.do_stmt }.map {
                unsafe [.ran(SQLCode(options: nodes($0.args, $0.n_args)))]
            } ?? []
        case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT: return domain(node)
        case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT: return alterSequence(node)
        case PG_QUERY__NODE__NODE_DROP_OWNED_STMT: return [.unknown("DROP OWNED")]
        case PG_QUERY__NODE__NODE_ALTER_EXTENSION_STMT: return [.unknown("ALTER EXTENSION")]
        default: return []
        }
    }

    /// What stands in a CREATE SCHEMA is made in it, and finds what is there first.
    private static func schema(_ node: TreeNode) -> [SchemaEffect] {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT, { unsafe $0.create_schema_stmt }),
            let name = unsafe textIfAny(statement.schemaname)
        else { return [] }
        var object = MadeObject(kind: .schema, name: SQLName(name: name))
        object.ifNotExists = unsafe statement.if_not_exists != 0
        let elements = unsafe nodes(statement.schema_elts, statement.n_schema_elts)
        let inside = elements.flatMap { SchemaEffect.effects(of: $0) }
        return [.made(object)] + (inside.isEmpty ? [] : [.inside(name, inside)])
    }

    private static func rename(_ node: TreeNode) -> [SchemaEffect] {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_RENAME_STMT, { unsafe $0.rename_stmt })
        else { return [] }
        let new = unsafe text(statement.newname)
        let part = unsafe text(statement.subname)
        let mayBeMissing = unsafe statement.missing_ok != 0
        switch unsafe statement.rename_type {
        case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN, PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE:
            return unsafe SQLName(statement.relation).map {
                [.columnRenamed($0, part, to: new, ifTableExists: mayBeMissing)]
            } ?? []
        case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
            return unsafe SQLName(statement.relation).map {
                [.constraintRenamed($0, part, to: new)]
            } ?? []
        case PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT:
            return unsafe SQLName(object: TreeNode(statement.object)).map {
                [.domainConstraintRenamed($0, part, to: new)]
            } ?? []
        case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
            return [.renamed(.schema, SQLName(name: part), to: new, ifExists: mayBeMissing)]
        case let type:
            guard let kind = SchemaObjectKind(type) else { return [] }
            let name =
                unsafe SQLName(statement.relation) ?? SQLName(object: TreeNode(statement.object))
            // ALTER TABLE may name any relation.
            let group = kind.isRelation ? SchemaObjectKind.relation : kind
            return name.map { [.renamed(group, $0, to: new, ifExists: mayBeMissing)] } ?? []
        }
    }

    private static func move(_ node: TreeNode) -> [SchemaEffect] {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT,
                { unsafe $0.alter_object_schema_stmt })
        else { return [] }
        if unsafe statement.object_type == PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION {
            return [.unknown("ALTER EXTENSION … SET SCHEMA")]
        }
        guard let kind = unsafe SchemaObjectKind(statement.object_type),
            let name = unsafe SQLName(statement.relation)
                ?? SQLName(object: TreeNode(statement.object))
        else { return [] }
        return [
            .moved(
                kind.isRelation ? .relation : kind, name,
                toSchema: unsafe text(statement.newschema),
                ifExists: unsafe statement.missing_ok != 0)
        ]
    }

    private static func drop(_ node: TreeNode) -> [SchemaEffect] {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_DROP_STMT, { unsafe $0.drop_stmt })
        else { return [] }
        let cascades = unsafe statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE
        guard let kind = unsafe SchemaObjectKind(statement.remove_type) else {
            // Triggers, policies and rules have nothing that depends on them.
            return cascades ? [.unknown("DROP … CASCADE")] : []
        }
        let names = unsafe nodes(statement.objects, statement.n_objects).compactMap {
            SQLName(object: $0)
        }
        let effects = names.map { SchemaEffect.dropped(kind, $0, cascades: cascades) }
        // Columns depend on types, and almost anything on functions.
        let isFarReaching = cascades && (kind == .type || kind == .function)
        return effects + (isFarReaching ? [.unknown("DROP … CASCADE")] : [])
    }

    /// What a domain demands, when it is made and later.
    private static func domain(_ node: TreeNode) -> [SchemaEffect] {
        if let made = unsafe node.read(
            PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT, { unsafe $0.create_domain_stmt }),
            let name = unsafe SQLName(nodes(made.domainname, made.n_domainname))
        {
            return unsafe nodes(made.constraints, made.n_constraints).map { part in
                .domainConstraintAdded(name, part.constraintName)
            }
        }
        guard
            let altered = unsafe node.read(
                PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT, { unsafe $0.alter_domain_stmt }),
            let name = unsafe SQLName(nodes(altered.type_name, altered.n_type_name))
        else { return [] }
        // `C` adds a constraint, `O` sets NOT NULL (parsenodes.h).
        switch unsafe text(altered.subtype) {
        case "C":
            return unsafe [.domainConstraintAdded(name, TreeNode(altered.def).constraintName)]
        case "O": return [.domainConstraintAdded(name, nil)]
        default: return []
        }
    }

    private static func alterSequence(_ node: TreeNode) -> [SchemaEffect] {
        guard
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_ALTER_SEQ_STMT, { unsafe $0.alter_seq_stmt }),
            let name = unsafe SQLName(statement.sequence)
        else { return [] }
        let owner = unsafe SequenceOwner(options: nodes(statement.options, statement.n_options))
        return [.sequenceAltered(name)] + (owner.map { [.sequenceOwned(name, by: $0)] } ?? [])
    }
}

extension TreeNode {
    /// The name of a constraint's node; nil where it has none.
    fileprivate var constraintName: String? {
        unsafe read(PG_QUERY__NODE__NODE_CONSTRAINT) { unsafe $0.constraint }.flatMap {
            unsafe textIfAny($0.conname)
        }
    }
}

extension SchemaObjectKind {
    /// The kind that the parser's type stands for; nil for objects that are not kept account of.
    init?(_ type: PgQuery__ObjectType) {
        switch type {
        case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
            self = .table
        case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW, PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
            self = .view
        case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: self = .index
        case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: self = .sequence
        case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: self = .type
        case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE,
            PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE, PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE:
            self = .function
        case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: self = .schema
        default: return nil
        }
    }
}
