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
