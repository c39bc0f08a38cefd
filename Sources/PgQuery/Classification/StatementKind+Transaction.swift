import CPgQuery

extension StatementKind {
    /// The kind of a statement that controls transactions, nil for any other.
    init?(transaction node: TreeNode) {
        guard node.kind == PG_QUERY__NODE__NODE_TRANSACTION_STMT,
            let statement = unsafe node.read(
                PG_QUERY__NODE__NODE_TRANSACTION_STMT, { unsafe $0.transaction_stmt })
        else { return nil }
        let isChained = unsafe statement.chain != 0
        let savepoint = unsafe text(statement.savepoint_name)
        let identifier = unsafe text(statement.gid)
        switch unsafe statement.kind {
        case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_BEGIN,
            PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_START:
            let options = unsafe nodes(statement.options, statement.n_options)
            self = .begin(modes: transactionModes([StatementOption](options)))
        case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT:
            self = .commit(chain: isChained)
        case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK:
            self = .rollback(chain: isChained)
        case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_SAVEPOINT:
            self = .savepoint(name: savepoint)
        case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_RELEASE:
            self = .releaseSavepoint(name: savepoint)
        case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_TO:
            self = .rollbackToSavepoint(name: savepoint)
        case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_PREPARE:
            self = .prepareTransaction(identifier: identifier)
        case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT_PREPARED:
            self = .commitPrepared(identifier: identifier)
        case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_PREPARED:
            self = .rollbackPrepared(identifier: identifier)
        default:
            return nil
        }
    }
}

/// Transaction modes as SQL (`ISOLATION LEVEL SERIALIZABLE, READ ONLY`), empty where there are none.
private func transactionModes(_ options: [StatementOption]) -> String {
    options.compactMap { option -> String? in
        switch option.name {
        case "transaction_isolation":
            return option.value.map { "ISOLATION LEVEL " + $0.uppercased() }
        case "transaction_read_only":
            return option.isOn ? "READ ONLY" : "READ WRITE"
        case "transaction_deferrable":
            return option.isOn ? "DEFERRABLE" : "NOT DEFERRABLE"
        default:
            return nil
        }
    }.joined(separator: ", ")
}
