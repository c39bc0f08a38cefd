import PgQuery
import Postgres

/// One transaction for all migrations of a run (`--single-transaction`): a migration's own block is a
/// savepoint in it, and nothing is durable before the end of the run.
extension MigrationSession {
    private static let block = "jsmigrate_block"

    /// Begins a block of the migration's own.
    func beginSharedBlock(
        _ unit: StatementUnit, client: Int
    ) throws(StatementFailure) -> [StatementResult] {
        if unit.text.split(whereSeparator: \.isWhitespace).count > 2 {
            warnOnce(
                "the options of a BEGIN are not applied: with --single-transaction all migrations"
                    + " share one transaction")
        }
        _ = try send(.simple("SAVEPOINT \(Self.block)"))
        ledger.definitions?.note(.savepoint(name: Self.block))
        state = .ownBlock(client: client)
        return [.empty("BEGIN")]
    }

    /// Ends a block of the migration's own as COMMIT would: deferred constraints are checked.
    ///
    /// - Throws: the error that COMMIT would have given; the block is then undone.
    func commitSharedBlock(chain: Bool) throws(StatementFailure) -> [StatementResult] {
        do throws(StatementFailure) {
            _ = try send(
                .simple("\(Self.constraintCheck); RELEASE SAVEPOINT \(Self.block)"))
        } catch {
            guard case .server(let cause) = error, !cause.isConnectionLoss else { throw error }
            _ = try rollBackBlock(chain: false)
            guard cause.sqlState == .inFailedSQLTransaction else { throw error }
            verdict = Self.answeredWithRollback
            return [.empty("ROLLBACK")]
        }
        if chain {
            _ = try send(.simple("SAVEPOINT \(Self.block)"))
        } else {
            state = .wrapper
        }
        return [.empty("COMMIT")]
    }

    /// Undoes a block of the migration's own.
    ///
    /// - Parameter chain: whether another one begins at once.
    func rollBackBlock(chain: Bool) throws(StatementFailure) -> [StatementResult] {
        guard isShared else {
            let results = try send(
                .simple(chain ? "ROLLBACK AND CHAIN" : "ROLLBACK"), isInterruptible: chain)
            ledger.rollBack()
            if !chain { state = .idle }
            return results
        }
        let again = chain ? "" : "; RELEASE SAVEPOINT \(Self.block)"
        _ = try send(
            .simple("ROLLBACK TO SAVEPOINT \(Self.block)\(again)"), isInterruptible: false)
        ledger.definitions?.note(.rollbackToSavepoint(name: Self.block))
        if !chain { state = .wrapper }
        return [.empty("ROLLBACK")]
    }

    /// Refuses what cannot be in a transaction; the migration has failed by it, whatever its code makes
    /// of the error.
    func refuseAlone(_ unit: StatementUnit) -> StatementFailure {
        let text =
            "with --single-transaction all migrations share one transaction, and this statement"
            + " cannot be in one: \(unit.text.firstLine)"
        verdict = verdict ?? text
        return .refused(text)
    }
}
