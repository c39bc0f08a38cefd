package import MigrationKit

/// A threshold of the validators, by its name in a configuration file.
package enum ThresholdKey: String, CaseIterable, Sendable {
    /// Of `database-size`.
    case databaseSizeMegabytes
    /// Of `blocking-locks`.
    case blockingLockAge
    /// Of `active-connections`.
    case activeConnections
    /// Of `active-connections`.
    case connectionUsePercent

    /// Where a threshold is, and what it may be.
    enum Place {
        case number(WritableKeyPath<ValidationThresholds, Int>, ClosedRange<Int>)
        case duration(WritableKeyPath<ValidationThresholds, Duration>)
    }

    var place: Place {
        switch self {
        case .databaseSizeMegabytes: .number(\.databaseSizeMegabytes, 0...Int(Int32.max))
        case .blockingLockAge: .duration(\.blockingLockAge)
        case .activeConnections: .number(\.activeConnections, 0...Int(Int32.max))
        case .connectionUsePercent: .number(\.connectionUsePercent, 0...100)
        }
    }

    /// What the threshold is as a number; a duration in milliseconds.
    package func number(in thresholds: ValidationThresholds) -> Int {
        switch place {
        case .number(let path, _): thresholds[keyPath: path]
        case .duration(let path): Int(thresholds[keyPath: path] / .milliseconds(1))
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
