import EventLoop
package import MigrationKit
import Postgres

extension PostgresMigrator {
    /// Says who holds the lock.
    package func lockReport() throws(RunEnd) -> LockReport {
        let store = try locateStore()
        let holders = try LockHolder.all(
            of: LockKeys(schema: store.ledger.schema).run, on: idleConnection)
        return LockReport(
            holders: holders.map {
                LockReport.Holder(
                    processID: $0.processID, application: $0.application, host: $0.host,
                    since: $0.since)
            }, row: try lockRow(of: store))
    }

    private func lockRow(of store: MigrationStore) throws(RunEnd) -> LockReport.Row? {
        guard store.lockCondition == .complete else { return nil }
        let sql = LockRow(ledger: store.ledger).readSQL
        guard let row = try idleConnection.answer(to: sql).rows.first else { return nil }
        let content = LockRow.content(row)
        guard content.isLocked else { return nil }
        return LockReport.Row(holder: content.holder, since: content.since)
    }

    /// Takes the lock from those whom a report names: their sessions are ended, which their runs take as
    /// the loss of the lock, and the row is cleared.
    ///
    /// - Throws: ``RunEnd`` of exit code 5 where this role may not, and 6 where a session stays.
    package func release(_ report: LockReport) throws(RunEnd) {
        let store = try locateStore()
        let key = LockKeys(schema: store.ledger.schema).run
        for holder in report.holders {
            try idleConnection.execute(
                "SELECT pg_catalog.pg_terminate_backend(\(holder.processID))")
        }
        let named = Set(report.holders.map(\.processID))
        let deadline = EventLoop.now + Self.patienceWithHolders
        while try LockHolder.all(of: key, on: idleConnection).contains(where: {
            named.contains($0.processID)
        }) {
            guard EventLoop.now < deadline else {
                throw .failed(
                    GeneralFailure(
                        "the session that holds the lock does not end", exitCode: .lockNotObtained,
                        remedy: "look at it on the server's machine"))
            }
            try RunPause(loop: loop).wait(20)
        }
        guard store.lockCondition == .complete else { return }
        try idleConnection.execute(LockRow(ledger: store.ledger).forceSQL)
    }

    /// How long a session may take to end, in milliseconds.
    private static let patienceWithHolders = 10_000.0
}
