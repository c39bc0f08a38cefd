extension Fault {
    /// The faults that each built-in check is proven with, by the name that it is registered by.
    static var ofBuiltInChecks: [String: [Fault]] {
        [
            "connectivity": connectivity,
            "pending": pending,
            "database-size": databaseSize,
            "blocking-locks": blockingLocks,
            "long-transactions": longTransactions,
            "active-connections": activeConnections,
            "prepared-transactions": preparedTransactions,
            "replication-lag": replicationLag,
            "replication-slots": replicationSlots,
            "wraparound": wraparound,
            "invalid-indexes": invalidIndexes,
            "unvalidated-constraints": unvalidatedConstraints,
            "migrations-settled": migrationsSettled,
            "expected-objects": expectedObjects,
            "schema-checksum": schemaChecksum,
            "left-running": leftRunning,
            "duplicate-indexes": duplicateIndexes,
            "unused-indexes": unusedIndexes,
            "foreign-keys-without-index": foreignKeysWithoutIndex,
            "missing-statistics": missingStatistics,
            "index-use": indexUse,
            "query-times": queryTimes,
            "sequences": sequences,
            "nulls": nulls,
            "orphaned-rows": orphanedRows,
            "index-corruption": indexCorruption,
        ]
    }
}
