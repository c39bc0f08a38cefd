import MigrationKit
import Postgres

extension MigrationSession {
    private static let hasWritten =
        "SELECT pg_catalog.txid_current_if_assigned() IS NOT NULL"

    // MARK: - COMMIT of the migration's own block

    /// Does what COMMIT checks and holds the COMMIT itself back.
    ///
    /// - Throws: the error that COMMIT would have given; the block is then rolled back, as after a
    ///   COMMIT that failed.
    func holdCommit() throws(StatementFailure) -> [StatementResult] {
        do throws(StatementFailure) {
            let results = try send(.simple("SET CONSTRAINTS ALL IMMEDIATE; " + Self.hasWritten))
            if case .server(let answer)? = results.last, answer.value(0, 0) == "t" {
                state = .commitHeld
                return [.empty("COMMIT")]
            }
            // Nothing to make durable: nothing that the tracking row would have to come with.
            let commit = try send(.simple("COMMIT"))
            state = .idle
            ledger.rollBack()
            return commit
        } catch {
            guard case .server(let cause) = error, !cause.isConnectionLoss else { throw error }
            let isAborted = cause.sqlState == .inFailedSQLTransaction
            let answer = try send(
                .simple(isAborted ? "COMMIT" : "ROLLBACK"), isInterruptible: false)
            state = .idle
            ledger.rollBack()
            guard isAborted else { throw error }
            verdict =
                "COMMIT was answered with ROLLBACK, because a statement of its block had failed"
            return answer
        }
    }

    /// Runs COMMIT AND CHAIN: durable at once, as the next block is open at once.
    func commitAndChain(_ unit: StatementUnit) throws(StatementFailure) -> [StatementResult] {
        let note = tracking.progressSQL(ledger.progress(running: nil, committing: true))
        let results = try send(.simple(note + "; " + unit.text))
        if case .server(let last)? = results.last, last.commandTag == "ROLLBACK" {
            verdict =
                "COMMIT was answered with ROLLBACK, because a statement of its block had failed"
            ledger.rollBack()
        } else {
            ledger.commit()
        }
        return Array(results.suffix(1))
    }

    /// Sends the COMMIT that was held back, as something else is to come.
    func sendHeldCommit(isInterruptible: Bool = true) throws(StatementFailure) {
        guard state == .commitHeld else { return }
        try commitTransaction(
            with: tracking.progressSQL(ledger.progress(running: nil, committing: true)),
            isInterruptible: isInterruptible)
        ledger.commit()
    }

    // MARK: - COMMIT of the wrapper

    /// Commits what the wrapper holds, together with the progress.
    ///
    /// - Parameter next: what is about to run alone, noted so that a crash in its midst is seen.
    func commitWrapper(next: StatementUnit?) throws(StatementFailure) {
        if state == .wrapper {
            if try wrapperHasWritten() {
                try commitTransaction(
                    with: tracking.progressSQL(
                        ledger.progress(running: next?.text, committing: true)))
                ledger.commit()
                return
            }
            _ = try send(.simple("COMMIT"))
            state = .idle
            ledger.rollBack()
        }
        if let next {
            _ = try send(.simple(tracking.noteSQL(ledger.progress(running: next.text))))
        }
    }

    private func wrapperHasWritten() throws(StatementFailure) -> Bool {
        guard case .server(let answer)? = try send(.simple(Self.hasWritten)).last else {
            return true
        }
        return answer.value(0, 0) == "t"
    }

    // MARK: - The end of the migration

    /// Makes the migration's last transaction durable together with its tracking row.
    ///
    /// - Parameter statement: what writes the row, for a migration that is transactional or not.
    /// - Throws: the reason for which nothing of that transaction is durable.
    func finish(
        _ statement: (_ isTransactional: Bool, _ progress: MigrationProgress) -> String
    ) throws(StatementFailure) {
        let isTransactional = !ledger.hasDurable
        let sql = statement(isTransactional, ledger.progress(running: nil, committing: true))
        if state == .idle { _ = try send(.simple("BEGIN")) }
        try commitTransaction(with: sql)
    }

    /// Rolls back what is open; a COMMIT that the migration said is sent.
    func abandon() throws(StatementFailure) {
        switch state {
        case .idle: return
        case .commitHeld: try sendHeldCommit(isInterruptible: false)
        case .wrapper, .ownBlock:
            _ = try send(.simple("ROLLBACK"), isInterruptible: false)
            state = .idle
            ledger.rollBack()
        }
    }

    /// Runs a tracking statement as the last of the open transaction, and COMMIT, in one round trip.
    private func commitTransaction(
        with sql: String, isInterruptible: Bool = true
    ) throws(StatementFailure) {
        let text = "SAVEPOINT jsmigrate_tracking; \(sql); COMMIT"
        var results: [StatementResult]
        do throws(StatementFailure) {
            results = try send(.simple(text), isInterruptible: isInterruptible)
        } catch {
            guard case .server(let cause) = error, cause.saysThatTrackingIsGone else { throw error }
            warn(
                "the migration removed \(tracking.tableName) or its row; it was made again,"
                    + " earlier rows are gone")
            _ = try send(
                .simple("ROLLBACK TO SAVEPOINT jsmigrate_tracking; " + tracking.restoreSQL),
                isInterruptible: false)
            results = try send(.simple(text), isInterruptible: isInterruptible)
        }
        state = .idle
        guard case .server(let answer)? = results.last, answer.commandTag == "COMMIT" else {
            throw .refused("the server answered COMMIT with ROLLBACK; nothing was made durable")
        }
    }
}

extension PostgresError {
    /// Whether a tracking statement failed because its table, schema or row is not there.
    fileprivate var saysThatTrackingIsGone: Bool {
        // Division by zero is how the statement says that it changed no row.
        [.undefinedTable, .invalidSchemaName, SQLState(rawValue: "22012")].contains(sqlState)
    }
}
