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

    /// Whether nothing of the migration is in the database, so that a row tells of an earlier time.
    var isPendingAnew: Bool { self == .pending || self == .outOfOrder }
}
