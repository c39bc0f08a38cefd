import CPgQuery

/// An option of a statement (`CONCURRENTLY false`, `create_slot = off`, a transaction mode).
struct StatementOption {
    /// The option's name as the parser has it, in lower case unless it was quoted.
    let name: String
    /// Its value as text (`1` for a number, `true` for a keyword), or nil where only the name is given.
    let value: String?

    /// The value read as PostgreSQL's `defGetBoolean` does: the name alone means true.
    var isOn: Bool {
        switch value?.asciiLowercased {
        case nil, "true", "on", "1": true
        default: false
        }
    }
}

extension StatementOption {
    init?(_ node: TreeNode) {
        guard node.kind == PG_QUERY__NODE__NODE_DEF_ELEM,
            let element = unsafe node.read(PG_QUERY__NODE__NODE_DEF_ELEM, { unsafe $0.def_elem })
        else { return nil }
        name = unsafe PgQuery.text(element.defname)
        value = unsafe TreeNode(element.arg).scalar
    }
}

extension Array where Element == StatementOption {
    /// The options among the nodes.
    init(_ nodes: [TreeNode]) {
        self = nodes.compactMap(StatementOption.init)
    }

    /// Whether the last option of that name is on, or the default where there is none.
    func isOn(_ name: String, default absent: Bool) -> Bool {
        last { $0.name.asciiLowercased == name }?.isOn ?? absent
    }

    /// Whether there is an option of that name.
    func has(_ name: String) -> Bool {
        contains { $0.name.asciiLowercased == name }
    }
}

extension TreeNode {
    /// The value of a constant as text, nil for anything else.
    var scalar: String? {
        switch kind {
        case PG_QUERY__NODE__NODE_A_CONST:
            return unsafe read(PG_QUERY__NODE__NODE_A_CONST) { unsafe $0.a_const }?.scalar
        case PG_QUERY__NODE__NODE_STRING:
            return unsafe read(PG_QUERY__NODE__NODE_STRING) { unsafe $0.string }.map {
                unsafe PgQuery.text($0.sval)
            }
        case PG_QUERY__NODE__NODE_INTEGER:
            return unsafe read(PG_QUERY__NODE__NODE_INTEGER) { unsafe $0.integer }.map {
                unsafe String($0.ival)
            }
        case PG_QUERY__NODE__NODE_BOOLEAN:
            return unsafe read(PG_QUERY__NODE__NODE_BOOLEAN) { unsafe $0.boolean }.map {
                unsafe $0.boolval != 0 ? "true" : "false"
            }
        case PG_QUERY__NODE__NODE_TYPE_NAME:
            return unsafe read(PG_QUERY__NODE__NODE_TYPE_NAME) { unsafe $0.type_name }
                .flatMap { unsafe nodes($0.names, $0.n_names).last?.scalar }
        case PG_QUERY__NODE__NODE_TYPE_CAST:
            return unsafe read(PG_QUERY__NODE__NODE_TYPE_CAST) { unsafe $0.type_cast }.flatMap {
                unsafe TreeNode($0.arg).scalar
            }
        default:
            return nil
        }
    }
}

extension PgQuery__AConst {
    fileprivate var scalar: String? {
        switch unsafe val_case {
        case PG_QUERY__A__CONST__VAL_SVAL: unsafe sval.map { unsafe PgQuery.text($0.pointee.sval) }
        case PG_QUERY__A__CONST__VAL_IVAL: unsafe ival.map { unsafe String($0.pointee.ival) }
        case PG_QUERY__A__CONST__VAL_BOOLVAL:
            unsafe boolval.map { unsafe $0.pointee.boolval != 0 ? "true" : "false" }
        default: nil
        }
    }
}

extension String {
    /// The text with A to Z made small, as PostgreSQL folds names whatever the locale.
    var asciiLowercased: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
