import MigrationKit
import Postgres

/// The one transaction of a run with `--single-transaction`: all migrations are applied, or none.
struct SharedTransaction {
    /// The connection that it is on.
    let connection: Connection
    /// What a session needs again after DISCARD ALL.
    let renewalSQL: String

    /// Begins it, in a fresh session.
    func begin() throws(RunEnd) {
        try connection.execute(
            "\(SessionReset.whole); \(renewalSQL); \(MigrationSession.begin)")
    }

    /// Commits it.
    ///
    /// - Returns: false where the connection was lost before the answer came.
    /// - Throws: ``RunEnd`` where nothing was committed.
    func commit() throws(RunEnd) -> Bool {
        let reply = connection.reply(to: .simple("COMMIT"), isInterruptible: false)
        if let cause = reply.error {
            if cause.isConnectionLoss { return false }
            throw .failed(
                GeneralFailure(
                    "the transaction of all migrations could not be committed: \(cause.message)",
                    exitCode: .migrationFailed, details: ["SQLSTATE: \(cause.sqlState)"]))
        }
        guard reply.results.last?.commandTag == "COMMIT" else {
            throw .failed(
                GeneralFailure(
                    "the server answered COMMIT with ROLLBACK; nothing was applied",
                    exitCode: .migrationFailed))
        }
        return true
    }

    /// Rolls it back, where it is still open.
    func rollBack() {
        guard connection.isOpen, connection.isInTransaction else { return }
        _ = connection.reply(to: .simple("ROLLBACK"), isInterruptible: false)
    }
}
