/// The numbers beyond which the built-in validators, and `history`, speak up.
package struct ValidationThresholds: Equatable, Sendable {
    /// The database's size in megabytes (of 1,048,576 bytes) over which `database-size` warns.
    package var databaseSizeMegabytes: Int

    /// The age over which a lock that somebody waits for is a `FAIL` of `blocking-locks`.
    package var blockingLockAge: Duration

    /// The number of connections over which `active-connections` warns.
    package var activeConnections: Int

    /// The percentage of the connections that the server has for ordinary users over which
    /// `active-connections` warns.
    package var connectionUsePercent: Int

    /// How long the validation after a run may take as a whole.
    package var postFlightTime: Duration = .seconds(60)

    /// How long `orphaned-rows` may look.
    package var orphanedRowsTime: Duration = .seconds(20)

    /// How long `nulls` may look.
    package var nullsTime: Duration = .seconds(10)

    /// How long `sequences` may look.
    package var sequencesTime: Duration = .seconds(5)

    /// How long `index-corruption` may look.
    package var indexCorruptionTime: Duration = .seconds(20)

    /// The percentage of its numbers over which `sequences` finds a sequence near its end.
    package var sequenceUsePercent = 80

    /// The size in megabytes from which `unused-indexes` counts an index.
    package var unusedIndexMegabytes = 10

    /// How far the statistics must go back for `unused-indexes` to judge.
    package var unusedIndexAge: Duration = .seconds(7 * 86_400)

    /// The number of rows from which `missing-statistics` expects a table to have been analysed.
    package var unanalyzedRows = 50

    /// The number of rows from which `index-use` counts the scans of a table.
    package var largeTableRows = 10_000

    /// The number of scans of a whole large table from which `index-use` warns.
    package var sequentialScans = 10

    /// By how many percent a query's mean time must have grown for `query-times` to warn.
    package var queryGrowthPercent = 100

    /// The mean time from which `query-times` counts a query.
    package var queryTime: Duration = .milliseconds(50)

    /// What `history` judges by.
    package var history = HistoryThresholds()

    /// Creates thresholds; what is not given is the documented default.
    package init(
        databaseSizeMegabytes: Int = 10_000, blockingLockAge: Duration = .seconds(5),
        activeConnections: Int = 50, connectionUsePercent: Int = 80
    ) {
        self.databaseSizeMegabytes = databaseSizeMegabytes
        self.blockingLockAge = blockingLockAge
        self.activeConnections = activeConnections
        self.connectionUsePercent = connectionUsePercent
    }
}
