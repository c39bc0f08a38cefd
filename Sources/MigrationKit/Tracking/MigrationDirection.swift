/// The way a migration is run, as `schema_migrations.direction` spells it.
package enum MigrationDirection: String, Sendable, CaseIterable {
    /// Applied.
    case up
    /// Rolled back.
    case down
}
