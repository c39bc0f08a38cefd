/// How far the last run of a migration got, as `schema_migrations.status` spells it.
package enum RowStatus: String, Sendable, CaseIterable {
    /// Planned, not begun.
    case pending
    /// Begun; after a crash, cut off.
    case running
    /// Done.
    case completed
    /// Ended with an error.
    case failed
}
