import MigrationKit

extension ValidationThresholds {
    /// The defaults, but for those that a machine under load comes to: nothing is old, and nothing takes too
    /// long, within ten minutes.
    static var unhurried: ValidationThresholds {
        var thresholds = ValidationThresholds()
        let age = Duration.seconds(600)
        for path in [
            \ValidationThresholds.blockingLockAge, \.longTransactionAge, \.idleInTransactionAge,
            \.replicationLagAge, \.orphanedRowsTime, \.nullsTime, \.sequencesTime,
            \.indexCorruptionTime,
        ] { thresholds[keyPath: path] = age }
        return thresholds
    }
}
