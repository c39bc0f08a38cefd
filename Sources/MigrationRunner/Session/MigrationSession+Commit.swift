import MigrationKit
import Postgres

extension MigrationSession {
    private static let hasWritten =
        "SELECT pg_catalog.txid_current_if_assigned() IS NOT NULL"

    static let answeredWithRollback =
        "COMMIT was answered with ROLLBACK, because a statement of its block had failed"

    // MARK: - COMMIT of the migration's own block

    /// Does what COMMIT checks and holds the COMMIT itself back.
    ///
    /// - Throws: the error that COMMIT would have given; the block is then rolled back, as after a
    ///   COMMIT that failed.
    func holdCommit() throws(StatementFailure) -> [StatementResult] {
        do throws(StatementFailure) {
            let results = try send(.simple("\(Self.constraintCheck); \(Self.hasWritten)"))
            if case .server(let answer)? = results.last, answer.value(0, 0) == "t" {
                state = .commitHeld
                return [.empty("COMMIT")]
            }
            // Nothing to make durable: nothing that the tracking row would have to come with.
            let commit = try send(.simple("COMMIT"))
            state = .idle
            ledger.commitWithoutEffect()
            return commit
        } catch {
            guard case .server(let cause) = error, !cause.isConnectionLoss else { throw error }
            let isAborted = cause.sqlState == .inFailedSQLTransaction
            let answer = try send(
                .simple(isAborted ? "COMMIT" : "ROLLBACK"), isInterruptible: false)
            state = .idle
            ledger.rollBack()
            guard isAborted else { throw error }
            verdict = Self.answeredWithRollback
            return answer
        }
    }

    /// Runs COMMIT AND CHAIN: durable at once, as the next block is open at once.
    func commitAndChain(_ unit: StatementUnit) throws(StatementFailure) -> [StatementResult] {
        let note = tracking.progressSQL(ledger.progress(running: nil, committing: true))
        do throws(StatementFailure) {
            let results = try sendTracked(note, ending: unit.text, isInterruptible: true)
            ledger.commit()
            return Array(results.suffix(1))
        } catch {
            guard case .server(let cause) = error, !cause.isConnectionLoss else { throw error }
            guard cause.sqlState == .inFailedSQLTransaction else {
                try rollBackWhatIsOpen()
                throw error
            }
            verdict = Self.answeredWithRollback
            ledger.rollBack()
            return try send(.simple(unit.text))
        }
    }

    /// Sends the COMMIT that was held back, as something else is to come.
    ///
    /// - Throws: the error of a COMMIT that the migration was told had worked; it has failed then,
    ///   whatever its code makes of the error.
    func sendHeldCommit(isInterruptible: Bool = true) throws(StatementFailure) {
        guard state == .commitHeld else { return }
        do throws(StatementFailure) {
            try commitTransaction(
                with: tracking.progressSQL(ledger.progress(running: nil, committing: true)),
                isInterruptible: isInterruptible)
        } catch {
            if case .server(let cause) = error { verdict = "COMMIT failed: \(cause.message)" }
            throw error
        }
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
            ledger.commitWithoutEffect()
        }
        if let next { try note(ledger.progress(running: next.text)) }
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
    /// - Parameter record: what is written, for a migration that is transactional or not.
    /// - Throws: the reason for which nothing of that transaction is durable.
    func finish(
        _ record: (_ isTransactional: Bool, _ progress: MigrationProgress) -> TrackingRecord
    ) throws(StatementFailure) {
        var progress = ledger.progress(running: nil, committing: true)
        progress.runningStatement = nil
        let record = record(!ledger.hasDurable, progress)
        if isShared {
            _ = try sendTracked(
                record.row, history: record.history,
                ending: "RELEASE SAVEPOINT jsmigrate_tracking", isInterruptible: true)
            return
        }
        if state == .idle { _ = try send(.simple(tracking.beginSQL)) }
        try commitTransaction(with: record.row, history: record.history)
    }

    /// Rolls back what is open; a COMMIT that the migration said is sent.
    func abandon() throws(StatementFailure) {
        switch state {
        case .idle: return
        case .commitHeld: try sendHeldCommit(isInterruptible: false)
        case .wrapper, .ownBlock: try rollBackWhatIsOpen()
        }
    }

    private func rollBackWhatIsOpen() throws(StatementFailure) {
        if connection.isInTransaction {
            _ = try send(.simple("ROLLBACK"), isInterruptible: false)
        }
        state = .idle
        ledger.rollBack()
    }

    // MARK: - Tracking statements

    /// Runs a tracking statement as the last of the open transaction, and COMMIT, in one round trip.
    ///
    /// - Throws: the reason for which the transaction was rolled back.
    private func commitTransaction(
        with sql: String, history: String? = nil, isInterruptible: Bool = true
    ) throws(StatementFailure) {
        let results: [StatementResult]
        do throws(StatementFailure) {
            results = try sendTracked(
                sql, history: history, ending: "COMMIT", isInterruptible: isInterruptible)
        } catch {
            if connection.isOpen { try rollBackWhatIsOpen() }
            throw error
        }
        state = .idle
        guard case .server(let answer)? = results.last, answer.commandTag == "COMMIT" else {
            ledger.rollBack()
            throw .refused("the server answered COMMIT with ROLLBACK; nothing was made durable")
        }
    }

    /// Runs a tracking statement and what ends the transaction; tries again once what stood in the
    /// way of the former is out of it.
    ///
    /// - Parameter history: what may fail without consequence, between the two.
    private func sendTracked(
        _ sql: String, history: String? = nil, ending: String, isInterruptible: Bool
    ) throws(StatementFailure) -> [StatementResult] {
        let parts = ["SAVEPOINT jsmigrate_tracking", sql, history, ending]
        let text = parts.compactMap(\.self).joined(separator: "; ")
        do throws(StatementFailure) {
            return try sendWithHistory(
                text, history, ending: ending, isInterruptible: isInterruptible)
        } catch {
            guard case .server(let cause) = error, connection.isInTransaction else { throw error }
            let remedy: String
            if cause.saysThatTrackingIsGone {
                warnThatTrackingIsGone()
                remedy = tracking.restoreSQL
            } else if cause.sqlState == .readOnlySQLTransaction, !isShared {
                // It has written nothing, so that the row need not come with it.
                remedy = "COMMIT; " + tracking.beginSQL
            } else {
                throw error
            }
            _ = try send(
                .simple("ROLLBACK TO SAVEPOINT jsmigrate_tracking; " + remedy),
                isInterruptible: false)
            return try sendWithHistory(
                text, history, ending: ending, isInterruptible: isInterruptible)
        }
    }

    /// Sends a text; where its line of history is what fails, it is left out, with a warning, and only
    /// the ending of the text follows.
    private func sendWithHistory(
        _ text: String, _ history: String?, ending: String = "COMMIT", isInterruptible: Bool
    ) throws(StatementFailure) -> [StatementResult] {
        do throws(StatementFailure) {
            return try send(.simple(text), isInterruptible: isInterruptible)
        } catch {
            guard history != nil, case .server(let cause) = error,
                let answer = connection.goOnWithoutHistory(ending)
            else { throw error }
            warn("the history could not be written: \(cause.message)")
            if let error = answer.error { throw .server(error) }
            return answer.results.map { .server($0) }
        }
    }

    /// Notes progress in a transaction of its own.
    func note(_ progress: MigrationProgress) throws(StatementFailure) {
        do throws(StatementFailure) {
            _ = try send(.simple(tracking.noteSQL(progress)))
        } catch {
            try rollBackWhatIsOpen()
            guard case .server(let cause) = error, cause.saysThatTrackingIsGone else { throw error }
            warnThatTrackingIsGone()
            _ = try send(.simple(tracking.restoringSQL), isInterruptible: false)
            _ = try send(.simple(tracking.noteSQL(progress)))
        }
    }

    /// Writes the row `failed`, where nothing is open any more.
    func writeFailure(_ record: TrackingRecord) throws(StatementFailure) {
        let text = record.committing
        do throws(StatementFailure) {
            _ = try sendWithHistory(text, record.history, isInterruptible: false)
        } catch {
            try rollBackWhatIsOpen()
            guard case .server(let cause) = error, cause.saysThatTrackingIsGone else { throw error }
            warnThatTrackingIsGone()
            _ = try send(.simple(tracking.restoringSQL), isInterruptible: false)
            _ = try sendWithHistory(text, record.history, isInterruptible: false)
        }
    }

    func warnThatTrackingIsGone() {
        warn(
            "\(tracking.subject) removed \(tracking.tableName) or its row; it was made again, earlier"
                + " rows are gone")
    }
}

extension PostgresError {
    /// Whether a tracking statement failed because its table, schema or row is not there.
    var saysThatTrackingIsGone: Bool {
        // Division by zero is how the statement says that it changed no row.
        [.undefinedTable, .invalidSchemaName, SQLState(rawValue: "22012")].contains(sqlState)
    }
}
