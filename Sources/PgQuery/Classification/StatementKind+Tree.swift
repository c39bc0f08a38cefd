import CPgQuery

extension StatementKind {
    /// Classifies a statement by the root of its tree.
    init(_ node: TreeNode) {
        if let transaction = StatementKind(transaction: node) {
            self = transaction
        } else if let command = aloneCommand(node) {
            self = .alone(command: command)
        } else if let bound = StatementKind(bound: node) {
            self = bound
        } else {
            self = .ordinary
        }
    }

    /// What `RequireTransactionBlock` and `WarnNoTransactionBlock` guard.
    private init?(bound node: TreeNode) {
        switch node.kind {
        case PG_QUERY__NODE__NODE_LOCK_STMT:
            self = .needsBlock(command: "LOCK TABLE")
        case PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT:
            let outlivesBlock: Int32 = 0x20  // CURSOR_OPT_HOLD of nodes/parsenodes.h
            guard
                let cursor = unsafe node.read(
                    PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT, { unsafe $0.declare_cursor_stmt }),
                unsafe cursor.options & outlivesBlock == 0
            else { return nil }
            self = .needsBlock(command: "DECLARE CURSOR")
        case PG_QUERY__NODE__NODE_CONSTRAINTS_SET_STMT:
            self = .blockLocal(command: "SET CONSTRAINTS")
        case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
            guard
                let set = unsafe node.read(
                    PG_QUERY__NODE__NODE_VARIABLE_SET_STMT, { unsafe $0.variable_set_stmt })
            else { return nil }
            if unsafe isTransactionMode(set) {
                self = .blockLocal(command: "SET TRANSACTION")
            } else if unsafe set.is_local != 0 {
                self = .blockLocal(command: "SET LOCAL")
            } else {
                return nil
            }
        default:
            return nil
        }
    }
}

/// Whether a SET is `SET TRANSACTION` or `SET TRANSACTION SNAPSHOT`, or sets one of its modes by its own name.
func isTransactionMode(_ set: PgQuery__VariableSetStmt) -> Bool {
    let name = unsafe text(set.name)
    if unsafe set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_MULTI {
        return name.hasPrefix("TRANSACTION")
    }
    return [
        "transaction_isolation", "transaction_read_only", "transaction_deferrable",
    ].contains(name.asciiLowercased)
}
