import CPgQuery

/// What a statement names, and whether all it does is to read.
package struct StatementReferences: Hashable, Sendable {
    /// Whether it is a query, SHOW or EXPLAIN in which nothing modifies, locks or creates; what the functions
    /// that it calls do is not known from its text.
    package var isReading = false
    /// The functions that it calls.
    package var functions: Set<SQLName> = []
    /// The operators that it uses.
    package var operators: Set<SQLName> = []
    /// The tables, views and sequences that it names; names of its own WITH queries are among them.
    package var relations: Set<SQLName> = []

    /// Creates references to nothing.
    package init() {}
}

extension SQLParser {
    /// Finds what each statement of a text refers to.
    ///
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read the text.
    package static func references(in text: String) throws(SQLSyntaxError) -> [StatementReferences]
    {
        let tree = try ParseTree(parsing: text)
        return tree.map { StatementReferences($0.node) }
    }
}

extension StatementReferences {
    /// Kinds of nodes below a query that do more than read.
    private static let writingNodes: Set<String> = [
        "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "IntoClause", "LockingClause",
        "RowMarkClause",
    ]

    init(_ node: TreeNode) {
        self.init()
        var writes = false
        node.forEachMessage { message in
            writes = writes || Self.writingNodes.contains(message.name)
            add(message)
        }
        isReading = !writes && StatementReferences.isQuery(node)
    }

    private static func isQuery(_ node: TreeNode) -> Bool {
        switch node.kind {
        case PG_QUERY__NODE__NODE_SELECT_STMT, PG_QUERY__NODE__NODE_VARIABLE_SHOW_STMT:
            return true
        case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
            guard
                let explain = unsafe node.read(
                    PG_QUERY__NODE__NODE_EXPLAIN_STMT, { unsafe $0.explain_stmt })
            else { return false }
            // Without ANALYZE nothing is run, whatever is explained; but only queries are answered.
            return unsafe isQuery(TreeNode(explain.query))
        default: return false
        }
    }

    private mutating func add(_ message: TreeMessage) {
        if let call = message.functionName {
            functions.insert(call)
        } else if let name = message.operatorName {
            operators.insert(name)
        } else if let relation = message.relationName {
            relations.insert(relation)
        } else {
            relations.formUnion(message.droppedRelations)
        }
    }
}

extension TreeMessage {
    /// The function that a call names.
    fileprivate var functionName: SQLName? {
        if let trigger = unsafe read("CreateTrigStmt", as: PgQuery__CreateTrigStmt.self) {
            return unsafe SQLName(nodes(trigger.funcname, trigger.n_funcname))
        }
        guard let call = unsafe read("FuncCall", as: PgQuery__FuncCall.self) else { return nil }
        return unsafe SQLName(nodes(call.funcname, call.n_funcname))
    }

    /// The operator that an expression or an ordering uses.
    fileprivate var operatorName: SQLName? {
        if let expression = unsafe read("AExpr", as: PgQuery__AExpr.self) {
            return unsafe SQLName(nodes(expression.name, expression.n_name))
        }
        guard let order = unsafe read("SortBy", as: PgQuery__SortBy.self) else { return nil }
        return unsafe SQLName(nodes(order.use_op, order.n_use_op))
    }

    /// The relations that DROP names, or those whose trigger, rule or policy it does.
    fileprivate var droppedRelations: [SQLName] {
        guard let drop = unsafe read("DropStmt", as: PgQuery__DropStmt.self) else { return [] }
        let objects = unsafe nodes(drop.objects, drop.n_objects).map(\.list)
        return switch unsafe drop.remove_type {
        case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, PG_QUERY__OBJECT_TYPE__OBJECT_VIEW,
            PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, PG_QUERY__OBJECT_TYPE__OBJECT_INDEX,
            PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
            objects.compactMap { SQLName($0) }
        case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER, PG_QUERY__OBJECT_TYPE__OBJECT_RULE,
            PG_QUERY__OBJECT_TYPE__OBJECT_POLICY:
            objects.compactMap { SQLName(Array($0.dropLast())) }
        default: []
        }
    }

    /// The relation that a FROM item or a command names.
    fileprivate var relationName: SQLName? {
        guard let relation = unsafe read("RangeVar", as: PgQuery__RangeVar.self) else { return nil }
        return unsafe SQLName(schema: textIfAny(relation.schemaname), name: text(relation.relname))
    }
}
