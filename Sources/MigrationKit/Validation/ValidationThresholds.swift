/// The numbers beyond which the built-in validators, and `history`, speak up.
///
/// A megabyte is 1,048,576 bytes.
package struct ValidationThresholds: Equatable, Sendable {
    /// The database's size in megabytes over which `database-size` warns.
    package var databaseSizeMegabytes = 10_000

    /// The size of the server's WAL in megabytes over which `database-size` warns.
    package var walMegabytes = 10_000

    /// The percentage of a volume of the server's that is free, under which `database-size` warns.
    package var freeDiskPercent = 10

    /// The age over which a lock that somebody waits for is a `FAIL` of `blocking-locks`.
    package var blockingLockAge = Duration.seconds(5)

    /// The age of a transaction over which `long-transactions` warns.
    package var longTransactionAge = Duration.seconds(30)

    /// The time that a session is idle in a transaction over which `long-transactions` warns.
    package var idleInTransactionAge = Duration.seconds(30)

    /// The number of connections over which `active-connections` warns.
    package var activeConnections = 50

    /// The percentage of the connections that the server has for ordinary users, or that the database
    /// or the role is allowed, over which `active-connections` warns.
    package var connectionUsePercent = 80

    /// The age over which `prepared-transactions` warns of a prepared transaction.
    package var preparedTransactionAge = Duration.zero

    /// How late a replica may apply what was written before `replication-lag` warns.
    package var replicationLagAge = Duration.seconds(10)

    /// How many megabytes of WAL a replica may have yet to apply before `replication-lag` warns.
    package var replicationLagMegabytes = 100

    /// The megabytes of WAL over which `replication-slots` warns of a slot that is in use.
    package var slotRetainedMegabytes = 1_024

    /// The percentage of the age at which autovacuum begins by itself over which `wraparound` warns of a
    /// table of the plan.
    package var freezeAgePercent = 90

    /// The same of the whole database.
    package var databaseFreezeAgePercent = 200

    /// How long one migration may take, its code or its SQL file, when it is looked at before a run; the whole
    /// plan may take seven seconds more.
    package var planTime: Duration = .seconds(3)

    /// How long the validation after a run may take as a whole.
    package var postFlightTime: Duration = .seconds(60)

    /// How much memory the JavaScript validators of a project may use, in megabytes.
    package var scriptMemoryMegabytes = 2_048

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

    /// Creates thresholds with the documented defaults.
    package init() {}
}
