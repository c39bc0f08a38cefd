import MigrationKit
import Postgres

extension PostgresMigrator {
    /// What stands between this program and the server.
    package enum Way: Equatable {
        /// Nothing.
        case direct
        /// A pooler that keeps a session's backend with it.
        case pooledBySession
        /// A pooler that does not, or that gives no second connection; what to do about it.
        case pooledByTransaction(message: String, remedy: String)
    }

    /// Finds out whether a pooler stands in between, and of what kind.
    package func wayToServer() throws(RunEnd) -> Way {
        let pooler = Pooler(connection: idleConnection, settings: settings)
        guard try pooler.isThere() else { return .direct }
        do throws(RunEnd) {
            try pooler.refuseSharedBackends()
            return .pooledBySession
        } catch {
            guard case .failed(let failure) = error else { throw error }
            return .pooledByTransaction(message: failure.message, remedy: failure.remedy ?? "")
        }
    }

    /// The tracking tables that are there, as SQL and as people name them, and the schema in which they are
    /// or would be.
    ///
    /// - Throws: ``RunEnd`` where one of their names is another tool's.
    package func trackingTables() throws(RunEnd) -> (
        schema: String, tables: [(name: String, displayName: String)]
    ) {
        let store = try locateStore()
        let tables = store.conditions.filter { $0.condition != .absent }.map(\.table)
        return (store.ledger.schema, tables.map { ($0.name, $0.displayName) })
    }
}
