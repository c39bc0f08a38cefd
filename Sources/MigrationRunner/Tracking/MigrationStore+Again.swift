import EventLoop
import MigrationKit
import Postgres

extension MigrationStore {
    /// Finds the tables again, under the lock, and reads the rows in the same round trip.
    ///
    /// - Parameter preferred: the schema of `--ledger-schema`.
    /// - Returns: the tables as they are now, and the rows; nil where the tables are not what they were
    ///   when they were found first, so that the rows are to be read once they are made or extended.
    /// - Throws: ``RunEnd`` as ``locate(on:preferring:)`` does, and ``rows(on:)``.
    func again(
        on connection: Connection, preferring preferred: String?
    ) throws(RunEnd) -> (store: MigrationStore, rows: [MigrationRow]?) {
        guard isComplete else {
            return (try Self.locate(on: connection, preferring: preferred), nil)
        }
        let query = table.rowsSQL(isComplete: true)
        let reply = connection.reply(
            to: .simple("\(Self.locateSQL(preferring: preferred)); \(query)"))
        guard reply.error == nil, reply.results.count == 2 else {
            // The table may be gone, or not be ours to read: the question alone is answered anyway.
            return (try Self.locate(on: connection, preferring: preferred), nil)
        }
        let store = Self.found(in: reply.results[0].rows)
        try store.refuseForeignTables(except: nil)
        guard store.isComplete, store.table.name == table.name else { return (store, nil) }
        return (store, try migrationRows(reply.results[1].rows))
    }
}
