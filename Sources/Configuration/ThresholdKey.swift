package import MigrationKit

/// A threshold of the validators, by its name in a configuration file.
package enum ThresholdKey: String, CaseIterable, Sendable {
    /// Of `database-size`.
    case databaseSizeMegabytes
    /// Of `database-size`.
    case walMegabytes
    /// Of `database-size`.
    case freeDiskPercent
    /// Of `blocking-locks`.
    case blockingLockAge
    /// Of `long-transactions`.
    case longTransactionAge
    /// Of `long-transactions`.
    case idleInTransactionAge
    /// Of `active-connections`.
    case activeConnections
    /// Of `active-connections`.
    case connectionUsePercent
    /// Of `prepared-transactions`.
    case preparedTransactionAge
    /// Of `replication-lag`.
    case replicationLagAge
    /// Of `replication-lag`.
    case replicationLagMegabytes
    /// Of `replication-slots`.
    case slotRetainedMegabytes
    /// Of `wraparound`.
    case freezeAgePercent
    /// Of `wraparound`.
    case databaseFreezeAgePercent

    /// Where a threshold is, and what it may be.
    enum Place {
        case number(WritableKeyPath<ValidationThresholds, Int>, ClosedRange<Int>)
        case duration(WritableKeyPath<ValidationThresholds, Duration>)
    }

    var place: Place {
        switch self {
        case .databaseSizeMegabytes: .number(\.databaseSizeMegabytes, 0...Int(Int32.max))
        case .walMegabytes: .number(\.walMegabytes, 0...Int(Int32.max))
        case .freeDiskPercent: .number(\.freeDiskPercent, 0...100)
        case .blockingLockAge: .duration(\.blockingLockAge)
        case .longTransactionAge: .duration(\.longTransactionAge)
        case .idleInTransactionAge: .duration(\.idleInTransactionAge)
        case .activeConnections: .number(\.activeConnections, 0...Int(Int32.max))
        case .connectionUsePercent: .number(\.connectionUsePercent, 0...100)
        case .preparedTransactionAge: .duration(\.preparedTransactionAge)
        case .replicationLagAge: .duration(\.replicationLagAge)
        case .replicationLagMegabytes: .number(\.replicationLagMegabytes, 0...Int(Int32.max))
        case .slotRetainedMegabytes: .number(\.slotRetainedMegabytes, 0...Int(Int32.max))
        case .freezeAgePercent: .number(\.freezeAgePercent, 0...100)
        case .databaseFreezeAgePercent: .number(\.databaseFreezeAgePercent, 0...1_000)
        }
    }

    /// What the threshold is: a number, or a duration as people read it.
    package func value(in thresholds: ValidationThresholds) -> JSON {
        switch place {
        case .number(let path, _): .integer(thresholds[keyPath: path])
        case .duration(let path):
            .string(
                "\(RunDuration(milliseconds: Int(thresholds[keyPath: path] / .milliseconds(1))))")
        }
    }
}
