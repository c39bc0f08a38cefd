import CPgQuery

extension SQLCode {
    /// Reads `LANGUAGE` and `AS` of CREATE FUNCTION and DO.
    init(options: [TreeNode]) {
        self.init(language: "plpgsql", text: "")
        var hasLanguage = false
        var isFunction = false
        for option in options {
            guard
                let element = unsafe option.read(
                    PG_QUERY__NODE__NODE_DEF_ELEM, { unsafe $0.def_elem })
            else { continue }
            let argument = unsafe TreeNode(element.arg)
            switch unsafe PgQuery.text(element.defname) {
            case "language":
                language = argument.scalar?.asciiLowercased ?? language
                hasLanguage = true
            case "as":
                // A function has a list, of two texts for C.
                isFunction = argument.kind == PG_QUERY__NODE__NODE_LIST
                text =
                    isFunction ? argument.list.compactMap(\.scalar).joined() : argument.scalar ?? ""
            default: continue
            }
        }
        // Without LANGUAGE a function has a body of SQL.
        if !hasLanguage, isFunction || text.isEmpty { language = "sql" }
    }
}
