import CPgQuery

extension NameChoice {
    /// How the server names an index: by its columns, included ones too, and by what stands for an
    /// expression (`ChooseIndexColumnNames`).
    init(
        index elements: [(
            name: UnsafeMutablePointer<CChar>?, expression: UnsafeMutablePointer<PgQuery__Node>?
        )]
    ) {
        var names: [String] = []
        let owns = unsafe elements.map { element in
            unsafe textIfAny(element.name) ?? TreeNode(element.expression).columnTitle ?? "expr"
        }
        for own in owns {
            var name = own
            var number = 1
            while names.contains(name) {
                name = own + String(number)
                number += 1
            }
            names.append(name)
        }
        self.init(columns: names, label: "idx")
    }
}

extension TreeNode {
    /// What a column of an expression is called (`FigureIndexColname` of parse_target.c), as far as it
    /// is a column, a call, a cast or one of the forms with a name of their own.
    fileprivate var columnTitle: String? {
        switch kind {
        case PG_QUERY__NODE__NODE_COLUMN_REF:
            unsafe read(PG_QUERY__NODE__NODE_COLUMN_REF) { unsafe $0.column_ref }.flatMap {
                unsafe nodes($0.fields, $0.n_fields).last?.scalar
            }
        case PG_QUERY__NODE__NODE_FUNC_CALL:
            unsafe read(PG_QUERY__NODE__NODE_FUNC_CALL) { unsafe $0.func_call }.flatMap {
                unsafe nodes($0.funcname, $0.n_funcname).last?.scalar
            }
        case PG_QUERY__NODE__NODE_TYPE_CAST:
            unsafe read(PG_QUERY__NODE__NODE_TYPE_CAST) { unsafe $0.type_cast }.flatMap { cast in
                unsafe TreeNode(cast.arg).columnTitle
                    ?? cast.type_name.flatMap {
                        unsafe nodes($0.pointee.names, $0.pointee.n_names).last?.scalar
                    }
            }
        case PG_QUERY__NODE__NODE_COLLATE_CLAUSE:
            unsafe read(PG_QUERY__NODE__NODE_COLLATE_CLAUSE) { unsafe $0.collate_clause }.flatMap {
                unsafe TreeNode($0.arg).columnTitle
            }
        case PG_QUERY__NODE__NODE_COALESCE_EXPR: "coalesce"
        case PG_QUERY__NODE__NODE_CASE_EXPR: "case"
        default: nil
        }
    }
}
