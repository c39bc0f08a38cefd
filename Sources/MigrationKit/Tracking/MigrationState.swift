/// The state of a migration as `status` shows it.
package enum MigrationState: String, Sendable, CaseIterable {
    /// Applied, and its file is the one that was applied.
    case applied
    /// Not applied.
    case pending
    /// Being run now, or cut off by a crash.
    case running
    /// Its last run failed; it will be run again.
    case failed
    /// Applied, but its file is gone.
    case missing
    /// Applied, but its file differs from the one that was applied.
    case changed
    /// Pending, but older than one that is applied.
    case outOfOrder = "out-of-order"

    /// Whether `up` would run the migration.
    package var isPending: Bool { self == .pending || self == .outOfOrder || self == .failed }

    /// Whether the row's duration is that of an earlier run: of one that was taken back, or before the
    /// one that is at work.
    var tellsNoDuration: Bool { self == .pending || self == .outOfOrder || self == .running }
}
