package import MigrationKit

/// A threshold of the validators or of `history`, by its name in a configuration file.
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
    /// Of the plan that is validated before it runs.
    case planTime
    /// Of the validation after a run.
    case postFlightTime
    /// Of the validators that are scripts.
    case scriptMemoryMegabytes
    /// Of `orphaned-rows`.
    case orphanedRowsTime
    /// Of `nulls`.
    case nullsTime
    /// Of `sequences`.
    case sequencesTime
    /// Of `index-corruption`.
    case indexCorruptionTime
    /// Of `sequences`.
    case sequenceUsePercent
    /// Of `unused-indexes`.
    case unusedIndexMegabytes
    /// Of `unused-indexes`.
    case unusedIndexAge
    /// Of `missing-statistics`.
    case unanalyzedRows
    /// Of `index-use`.
    case largeTableRows
    /// Of `index-use`.
    case sequentialScans
    /// Of `query-times`.
    case queryGrowthPercent
    /// Of `query-times`.
    case queryTime
    /// Of `history`: the share of attempts that succeed.
    case successRatePercent
    /// Of `history`: the share of attempts that fail.
    case failureRatePercent
    /// Of `history`: the average length of an attempt.
    case averageDuration
    /// Of `history`: from when on an attempt is slow.
    case slowDuration
    /// Of `history`: from when on an attempt is very slow.
    case verySlowDuration
    /// Of `history`: the share of rollbacks.
    case rollbackRatePercent
    /// Of `history`: the share of rollbacks that is critical.
    case frequentRollbacksPercent
    /// Of `history`: how far back attempts count.
    case historyDays

    /// Where a threshold is, and what it may be.
    enum Place {
        case number(WritableKeyPath<ValidationThresholds, Int>, ClosedRange<Int>)
        /// The longest is what a timer can measure, or what an age is compared with.
        case duration(WritableKeyPath<ValidationThresholds, Duration>, upTo: RunDuration = .longest)
        /// From 0 to 100, also with a fraction.
        case percentage(WritableKeyPath<ValidationThresholds, Double>)
    }

    var place: Place {
        switch self {
        case .databaseSizeMegabytes: .number(\.databaseSizeMegabytes, 0...Int(Int32.max))
        case .walMegabytes: .number(\.walMegabytes, 0...Int(Int32.max))
        case .freeDiskPercent: .number(\.freeDiskPercent, 0...100)
        case .blockingLockAge: .duration(\.blockingLockAge, upTo: .longestAge)
        case .longTransactionAge: .duration(\.longTransactionAge, upTo: .longestAge)
        case .idleInTransactionAge: .duration(\.idleInTransactionAge, upTo: .longestAge)
        case .activeConnections: .number(\.activeConnections, 0...Int(Int32.max))
        case .connectionUsePercent: .number(\.connectionUsePercent, 0...100)
        case .preparedTransactionAge: .duration(\.preparedTransactionAge, upTo: .longestAge)
        case .replicationLagAge: .duration(\.replicationLagAge, upTo: .longestAge)
        case .replicationLagMegabytes: .number(\.replicationLagMegabytes, 0...Int(Int32.max))
        case .slotRetainedMegabytes: .number(\.slotRetainedMegabytes, 0...Int(Int32.max))
        case .freezeAgePercent: .number(\.freezeAgePercent, 0...100)
        case .databaseFreezeAgePercent: .number(\.databaseFreezeAgePercent, 0...1_000)
        case .planTime: .duration(\.planTime)
        case .postFlightTime: .duration(\.postFlightTime)
        case .scriptMemoryMegabytes: .number(\.scriptMemoryMegabytes, 128...Int(Int32.max))
        case .orphanedRowsTime: .duration(\.orphanedRowsTime)
        case .nullsTime: .duration(\.nullsTime)
        case .sequencesTime: .duration(\.sequencesTime)
        case .indexCorruptionTime: .duration(\.indexCorruptionTime)
        case .sequenceUsePercent: .number(\.sequenceUsePercent, 0...100)
        case .unusedIndexMegabytes: .number(\.unusedIndexMegabytes, 0...Int(Int32.max))
        case .unusedIndexAge: .duration(\.unusedIndexAge, upTo: .longestAge)
        case .unanalyzedRows: .number(\.unanalyzedRows, 1...Int(Int32.max))
        case .largeTableRows: .number(\.largeTableRows, 0...Int(Int32.max))
        case .sequentialScans: .number(\.sequentialScans, 1...Int(Int32.max))
        case .queryGrowthPercent: .number(\.queryGrowthPercent, 0...Int(Int32.max))
        case .queryTime: .duration(\.queryTime)
        case .successRatePercent: .percentage(\.history.successRatePercent)
        case .failureRatePercent: .percentage(\.history.failureRatePercent)
        case .averageDuration: .duration(\.history.averageDuration)
        case .slowDuration: .duration(\.history.slowDuration)
        case .verySlowDuration: .duration(\.history.verySlowDuration)
        case .rollbackRatePercent: .percentage(\.history.rollbackRatePercent)
        case .frequentRollbacksPercent: .percentage(\.history.frequentRollbacksPercent)
        case .historyDays: .number(\.history.historyDays, 0...36_500)
        }
    }

    /// What the threshold is as a number; a duration in milliseconds.
    package func number(in thresholds: ValidationThresholds) -> Double {
        switch place {
        case .number(let path, _): Double(thresholds[keyPath: path])
        case .percentage(let path): thresholds[keyPath: path]
        case .duration(let path, _): thresholds[keyPath: path] / .milliseconds(1)
        }
    }

    /// What the threshold is: a number, or a duration as people read it.
    package func value(in thresholds: ValidationThresholds) -> JSON {
        switch place {
        case .number(let path, _): .integer(thresholds[keyPath: path])
        case .percentage(let path): Percentage(thresholds[keyPath: path]).json
        case .duration(let path, _):
            .string(
                "\(RunDuration(milliseconds: Int(thresholds[keyPath: path] / .milliseconds(1))))")
        }
    }
}
