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

    /// What `history` judges by.
    package var history = HistoryThresholds()

    /// Creates thresholds with the documented defaults.
    package init() {}
}
