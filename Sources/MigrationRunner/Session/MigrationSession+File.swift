import PgQuery
import Postgres

/// The rules for what a SQL file has outside of blocks of its own: it is a transaction like any other, as to
/// dbmate, goose, Flyway and `psql -1`, where the files come from.
extension MigrationSession {
    /// Runs what the server takes in a transaction only; nil for what is run as in a script.
    func runOfFile(
        _ unit: StatementUnit, kind: StatementKind, for request: QueuedRequest
    ) throws(StatementFailure) -> [StatementResult]? {
        switch kind {
        case .blockLocal("SET TRANSACTION") where isShared:
            warnOnce(
                "SET TRANSACTION is not applied: with --single-transaction all migrations share one"
                    + " transaction")
            return [.empty("SET")]
        case .savepoint, .releaseSavepoint, .rollbackToSavepoint, .blockLocal("SET TRANSACTION"):
            let lead = state == .idle ? [Command.query(Self.begin)] : []
            state = .wrapper
            let results = try send(.pipeline(lead + [.query(unit.text)]))
            if kind.isTransactionControl {
                ledger.definitions?.note(kind)
            } else {
                ledger.add(unit)
                file?.note(unit.statements)
            }
            return results.suffix(1)
        case .needsBlock, .blockLocal: return try runUnit(unit, for: request)
        default: return nil
        }
    }

    /// Runs a unit once more with nothing deferred, where it must not find that (`ALTER TABLE` behind rows
    /// whose foreign keys are yet to be checked).
    ///
    /// - Returns: nil where that is not what it was refused for.
    func runWithConstraintsChecked(
        _ unit: StatementUnit
    ) throws(StatementFailure) -> [StatementResult]? {
        _ = try send(.simple(Self.constraintCheck))
        do throws(StatementFailure) {
            return try runWrapped(unit)
        } catch {
            guard case .server(let cause) = error, cause.sqlState == .objectInUse else {
                throw error
            }
            return nil
        }
    }

    /// Warns of what a SQL file has set for a transaction that was committed in its midst.
    func tellWhatEnded(before text: String) {
        let ended = file?.end() ?? []
        guard !ended.isEmpty else { return }
        warn(
            "the transaction was committed before `\(text.firstLine)`; no longer in force: "
                + ended.joined(separator: "; "))
    }
}
