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
    /// Of the validation after a run.
    case postFlightTime
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
        case .postFlightTime: .duration(\.postFlightTime)
        case .orphanedRowsTime: .duration(\.orphanedRowsTime)
        case .nullsTime: .duration(\.nullsTime)
        case .sequencesTime: .duration(\.sequencesTime)
        case .indexCorruptionTime: .duration(\.indexCorruptionTime)
        case .sequenceUsePercent: .number(\.sequenceUsePercent, 0...100)
        case .unusedIndexMegabytes: .number(\.unusedIndexMegabytes, 0...Int(Int32.max))
        case .unusedIndexAge: .duration(\.unusedIndexAge)
        case .unanalyzedRows: .number(\.unanalyzedRows, 1...Int(Int32.max))
        case .largeTableRows: .number(\.largeTableRows, 0...Int(Int32.max))
        case .sequentialScans: .number(\.sequentialScans, 1...Int(Int32.max))
        case .queryGrowthPercent: .number(\.queryGrowthPercent, 0...Int(Int32.max))
        case .queryTime: .duration(\.queryTime)
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
