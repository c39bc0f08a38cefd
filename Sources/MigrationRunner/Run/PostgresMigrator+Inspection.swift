import Adoption
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

    /// The tables by which migrations are tracked.
    package struct TableFacts {
        /// The schema in which ours are, or would be; empty for none.
        package let schema: String
        /// Ours that are there, as SQL and as people name them.
        package let own: [(name: String, displayName: String)]
        /// Those of other tools, each with whose it is.
        package let others: [String]
        /// Why nothing is run beside those of other tools; nil where that is no question.
        package let otherToolsNotice: String?
    }

    /// Finds the tables.
    ///
    /// - Throws: ``RunEnd`` where one of our names is another tool's.
    package func trackingTables() throws(RunEnd) -> TableFacts {
        let store = try locateStore()
        return TableFacts(
            schema: store.ledger.schema,
            own: store.conditions.filter { $0.condition != .absent }
                .map { ($0.table.name, $0.table.displayName) },
            others: store.toolTables.map { "\($0.table.displayName) of \($0.tool.title)" },
            otherToolsNotice: store.otherToolsNotice)
    }
}
