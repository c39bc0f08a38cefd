/// What a validator has to judge by.
package struct ValidationContext {
    /// The phase that is being validated.
    package var phase: ValidationPhase

    /// The database that is, or was, migrated.
    package var database: any ReadOnlyDatabase

    /// The migrations that are to run, in order; before the run these are its plan.
    package var pending: [PlannedMigrationSummary]

    /// The migrations that are applied, lowest version first.
    package var applied: [PlannedMigrationSummary]

    /// What the migrations of the run that just ended did, in order; empty before a run, and where
    /// the database is validated apart from any run.
    package var executed: [ExecutedMigration]

    /// What the server had counted before the first migration of the run; nil where there was none.
    package var before: ActivitySnapshot?

    /// When the time of the whole phase is over; checks that are bounded by time stop there. Nil for
    /// no end.
    package var deadline: ContinuousClock.Instant?

    /// Compares the schema with the recorded one, on the owner's thread; nil where nobody can.
    package var schemaState: (() throws -> SchemaState)?

    /// Finds out what the applied migrations defined; nil where that is not to be had, or ``executed`` tells.
    package var definitionsOfApplied: (@Sendable () -> [ExecutedMigration])?

    /// The numbers beyond which built-in validators speak up.
    package var thresholds: ValidationThresholds

    /// The tracking table, schema-qualified and quoted for SQL; nil where there is none yet.
    package var trackingTable: String?

    /// The server process ids of the program's own sessions, which are nobody's obstacle. The
    /// session that the query runs on need not be among them.
    package var ownProcesses: [Int32]

    /// What the server is and has, or why that could not be found out; nil where no validator of
    /// the phase requires anything of it.
    package var server: Result<ServerFacts, any Error>?

    /// Creates a context.
    package init(
        phase: ValidationPhase, database: any ReadOnlyDatabase,
        pending: [PlannedMigrationSummary] = [], applied: [PlannedMigrationSummary] = [],
        executed: [ExecutedMigration] = [],
        thresholds: ValidationThresholds = ValidationThresholds(), trackingTable: String? = nil,
        ownProcesses: [Int32] = []
    ) {
        self.phase = phase
        self.database = database
        self.pending = pending
        self.applied = applied
        self.executed = executed
        self.thresholds = thresholds
        self.trackingTable = trackingTable
        self.ownProcesses = ownProcesses
    }
}
