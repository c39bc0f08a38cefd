package import MigrationKit

extension PostgresMigrator {
    /// Makes the tracking tables, and extends those of older tools, under the lock.
    ///
    /// - Throws: ``RunEnd`` where there is no place for them, or this role may not.
    package func makeTrackingTables() throws(RunEnd) -> InitReport {
        let found = try locateStore()
        try found.checkPlace()
        warnOfOtherTools(found)
        return try underLock(of: found) { () throws(RunEnd) in
            let store = try locateStore()
            _ = try store.prepared(on: idleConnection)
            return InitReport(
                schema: store.ledger.schema,
                tables: store.conditions.map { table, condition in
                    (type(of: table).tableName, condition.outcomeOfInit)
                })
        }
    }
}

extension LedgerCondition {
    fileprivate var outcomeOfInit: InitReport.Outcome {
        switch self {
        case .absent: .created
        case .old: .extended
        case .complete, .foreign: .unchanged
        }
    }
}
