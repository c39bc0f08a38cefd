import CPgQuery

extension SQLName {
    /// A name of one or two parts, or of a catalogue too; nil for none.
    init?(_ parts: [TreeNode]) {
        let texts = parts.compactMap(\.scalar)
        guard let last = texts.last else { return nil }
        self.init(schema: texts.count > 1 ? texts[texts.count - 2] : nil, name: last)
    }

    /// The name of a relation in a statement; nil where there is none.
    init?(_ relation: UnsafeMutablePointer<PgQuery__RangeVar>?) {
        guard let relation = unsafe relation?.pointee else { return nil }
        unsafe self.init(schema: textIfAny(relation.schemaname), name: text(relation.relname))
    }

    /// The name of a node that is a relation; nil for any other.
    init?(relation node: TreeNode) {
        guard
            let relation = unsafe node.read(
                PG_QUERY__NODE__NODE_RANGE_VAR, { unsafe $0.range_var })
        else { return nil }
        unsafe self.init(schema: textIfAny(relation.schemaname), name: text(relation.relname))
    }

    /// The name of an object as DROP and its like have it: a list of parts, a type, a function with
    /// arguments, or a text.
    init?(object node: TreeNode) {
        switch node.kind {
        case PG_QUERY__NODE__NODE_LIST: self.init(node.list)
        case PG_QUERY__NODE__NODE_TYPE_NAME:
            guard
                let type = unsafe node.read(
                    PG_QUERY__NODE__NODE_TYPE_NAME, { unsafe $0.type_name })
            else { return nil }
            unsafe self.init(nodes(type.names, type.n_names))
        case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
            guard
                let object = unsafe node.read(
                    PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS, { unsafe $0.object_with_args })
            else { return nil }
            unsafe self.init(nodes(object.objname, object.n_objname))
        default: self.init([node])
        }
    }

    /// The name of the type, domains included, that a statement makes; nil for any other statement.
    init?(ofTypeMadeBy message: TreeMessage) {
        switch message.name {
        case "CompositeTypeStmt":
            let type = unsafe message.read(
                "CompositeTypeStmt", as: PgQuery__CompositeTypeStmt.self)
            unsafe self.init(type?.typevar)
        case "CreateEnumStmt":
            let type = unsafe message.read("CreateEnumStmt", as: PgQuery__CreateEnumStmt.self)
            unsafe self.init(nodes(type?.type_name, type?.n_type_name ?? 0))
        case "CreateRangeStmt":
            let type = unsafe message.read("CreateRangeStmt", as: PgQuery__CreateRangeStmt.self)
            unsafe self.init(nodes(type?.type_name, type?.n_type_name ?? 0))
        case "CreateDomainStmt":
            let type = unsafe message.read("CreateDomainStmt", as: PgQuery__CreateDomainStmt.self)
            unsafe self.init(nodes(type?.domainname, type?.n_domainname ?? 0))
        default: return nil
        }
    }
}

extension TreeNode {
    /// The items of a list; none for any other node.
    var list: [TreeNode] {
        unsafe read(PG_QUERY__NODE__NODE_LIST) { unsafe $0.list }.map {
            unsafe nodes($0.items, $0.n_items)
        } ?? []
    }

    /// The relations that a statement names below this node.
    var relations: [SQLName] {
        var names: [SQLName] = []
        forEachMessage { message in
            guard let relation = unsafe message.read("RangeVar", as: PgQuery__RangeVar.self)
            else { return }
            names.append(
                unsafe SQLName(
                    schema: textIfAny(relation.schemaname), name: text(relation.relname)))
        }
        return names
    }
}
