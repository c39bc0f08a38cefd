import EventLoop
import MigrationKit
import NodeRuntime
import Postgres

extension MigrationAttempt {
    /// Why the migration failed, where that was another session in its way, and nothing stands against
    /// another attempt but what ``undo()`` finds: it has written no file.
    func conflict(behind end: RunEnd) -> PostgresError? {
        guard case .failed = end, !hasWrittenFiles else { return nil }
        let failures = statementFailures.filter { $0.sqlState != .inFailedSQLTransaction }
        guard let error = commitFailure ?? failures.last, error.isConflict else { return nil }
        return error
    }

    /// Rolls back, so that the migration can be tried again as a whole.
    ///
    /// - Returns: whether nothing of it is durable.
    func undo() -> Bool {
        guard stop(because: "the migration is tried again") else { return false }
        do throws(StatementFailure) {
            try session.abandon()
            guard session.ledger.hasCommitted == false else { return false }
            // An index that a statement of this very attempt has left is ours to take away.
            for index in session.surroundings.invalidIndexes where index.cause != nil {
                _ = try session.send(.simple(index.dropSQL))
                session.ledger.forgetPart()
            }
            return !session.ledger.hasDurable
        } catch {
            return false
        }
    }

    /// A failure with what else is to be known: the indexes that it left invalid, and who was in its way.
    ///
    /// - Returns: what people are shown, and the reason as the row has it.
    func explained(_ end: RunEnd, blockers: [String]) -> (end: RunEnd, reason: String) {
        let notes = session.surroundings.invalidIndexes.compactMap { $0.note(for: end.reason) }
        let reason = ([end.reason] + notes).joined(separator: "; ")
        guard case .failed(let failure as MigrationError) = end else { return (end, reason) }
        let isBlocked = conflict(behind: end) != nil || commitFailure?.isConflict == true
        let more = isBlocked ? blockers.map { "blocked by \($0)" } : []
        let explained = MigrationError(
            version: failure.version, direction: failure.direction, reason: reason,
            location: failure.location, details: failure.details + more, remedy: failure.remedy)
        return (.failed(explained), reason)
    }

    /// What records the end of the migration where its own code never returns.
    func lastResort(start: Double) -> SignalSource.LastResort {
        let abandoned = AbandonedMigration(
            keywords: run.configuration.sessions.plainKeywords,
            backend: session.connection.backend, store: run.store, tracking: tracking, start: start,
            clearLockSQL: run.configuration.clearLockSQL)
        return { abandoned.settle($0) }
    }
}

extension InvalidIndex {
    /// What a failure's reason does not tell of the index already.
    fileprivate func note(for reason: String) -> String? {
        if reason.contains(description) { return nil }
        guard let cause, cause.hasPrefix(reason) else { return description }
        return "it left the index \(name) on \(table) invalid\(origin)"
    }
}
