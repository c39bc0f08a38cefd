import CPgQuery

extension SQLExpression {
    /// Reads an expression; nil where there is none.
    init?(_ node: TreeNode) {
        guard node.kind != PG_QUERY__NODE__NODE__NOT_SET else { return nil }
        var functions: Set<SQLName> = []
        node.forEachMessage { message in
            guard let call = unsafe message.read("FuncCall", as: PgQuery__FuncCall.self),
                let name = unsafe SQLName(nodes(call.funcname, call.n_funcname))
            else { return }
            functions.insert(name)
        }
        self.init(
            functions: functions, columns: Set(node.columns), notNullColumns: node.provenNotNull,
            isTrue: node.scalar == "true" || node.scalar == "t" || node.isOneEqualsOne,
            isJoin: node.comparesColumnsOnly, isNull: node.isNullConstant, column: node.column)
    }
}

extension TreeNode {
    /// The columns that `c IS NOT NULL` names, here or in the operands of AND.
    fileprivate var provenNotNull: [String] {
        if let test = unsafe message?.read("NullTest", as: PgQuery__NullTest.self) {
            guard unsafe test.nulltesttype == PG_QUERY__NULL_TEST_TYPE__IS_NOT_NULL else {
                return []
            }
            return unsafe TreeNode(test.arg).column.map { [$0] } ?? []
        }
        if let expression = unsafe message?.read("BoolExpr", as: PgQuery__BoolExpr.self),
            unsafe expression.boolop == PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR
        {
            return unsafe nodes(expression.args, expression.n_args).flatMap(\.provenNotNull)
        }
        return []
    }

    /// The last part of a column's name, also below casts; nil for anything else.
    fileprivate var column: String? {
        if let cast = unsafe message?.read("TypeCast", as: PgQuery__TypeCast.self) {
            return unsafe TreeNode(cast.arg).column
        }
        guard let reference = unsafe message?.read("ColumnRef", as: PgQuery__ColumnRef.self) else {
            return nil
        }
        return unsafe nodes(reference.fields, reference.n_fields).last?.scalar
    }

    /// Whether it is `a = b` of two columns, or several of these joined by AND.
    fileprivate var comparesColumnsOnly: Bool {
        if let expression = unsafe message?.read("BoolExpr", as: PgQuery__BoolExpr.self),
            unsafe expression.boolop == PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR
        {
            return unsafe nodes(expression.args, expression.n_args)
                .allSatisfy(\.comparesColumnsOnly)
        }
        guard let expression = unsafe message?.read("AExpr", as: PgQuery__AExpr.self) else {
            return false
        }
        return unsafe TreeNode(expression.lexpr).column != nil
            && TreeNode(expression.rexpr).column != nil
            && nodes(expression.name, expression.n_name).last?.scalar == "="
    }

    fileprivate var isNullConstant: Bool {
        if let cast = unsafe message?.read("TypeCast", as: PgQuery__TypeCast.self) {
            return unsafe TreeNode(cast.arg).isNullConstant
        }
        return unsafe message?.read("AConst", as: PgQuery__AConst.self).map {
            unsafe $0.isnull != 0
        }
            ?? false
    }

    /// Whether it compares a constant with itself, as `1 = 1` does.
    fileprivate var isOneEqualsOne: Bool {
        guard let expression = unsafe message?.read("AExpr", as: PgQuery__AExpr.self),
            let left = unsafe TreeNode(expression.lexpr).scalar,
            let right = unsafe TreeNode(expression.rexpr).scalar
        else { return false }
        return unsafe left == right && nodes(expression.name, expression.n_name).last?.scalar == "="
    }
}

extension TreeMessage {
    /// The text of a string constant.
    var stringConstant: String? {
        guard let constant = unsafe read("AConst", as: PgQuery__AConst.self),
            unsafe constant.val_case == PG_QUERY__A__CONST__VAL_SVAL
        else { return nil }
        return unsafe constant.sval.map { unsafe PgQuery.text($0.pointee.sval) }
    }
}
