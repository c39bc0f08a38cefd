/// Something that happens in a run; its JSON form is the line that `--json` writes.
package enum RunEvent: Sendable, Equatable {
    /// The plan is fixed.
    case runStarted(RunStart)
    /// A migration begins.
    case migrationStarted(
        version: MigrationVersion, name: String, file: String, direction: MigrationDirection)
    /// A statement of a migration was carried out; in a dry run, would be.
    case statement(version: MigrationVersion, sql: String, durationMilliseconds: Int?)
    /// Something that people should look at, and that stops nothing.
    case warning(message: String, version: MigrationVersion?, details: [String])
    /// Something worth knowing; not part of the JSON events.
    case notice(message: String)
    /// A migration, or a module it loads, wrote text to one of its streams, as it is.
    case log(stream: OutputStream, text: String, version: MigrationVersion?)
    /// A migration ended, and its row says so.
    case migrationFinished(MigrationOutcome)
    /// The validators of a phase ran, before or after the migrations.
    case validationFinished(ValidationReport)
    /// The run ended.
    case runFinished(RunSummary)

    /// A warning without details.
    package static func warning(
        _ message: String, version: MigrationVersion? = nil
    ) -> RunEvent {
        .warning(message: message, version: version, details: [])
    }
}

/// What a run is about to do.
package struct RunStart: Sendable, Equatable {
    /// The way migrations are run.
    package let direction: MigrationDirection
    /// The planned versions, in order.
    package let versions: [MigrationVersion]
    /// The database, as people name it, without secrets; `nil` when it is not known.
    package let database: String?
    /// Whether nothing is written.
    package let isDryRun: Bool

    /// Creates a start.
    package init(
        direction: MigrationDirection, versions: [MigrationVersion], database: String? = nil,
        isDryRun: Bool = false
    ) {
        self.direction = direction
        self.versions = versions
        self.database = database
        self.isDryRun = isDryRun
    }
}

/// How a migration ended.
package struct MigrationOutcome: Sendable, Equatable {
    /// The version.
    package let version: MigrationVersion
    /// The tracked name.
    package let name: String
    /// The way it was run.
    package let direction: MigrationDirection
    /// `completed` or `failed`; `pending` in a dry run.
    package let status: RowStatus
    /// How long it took, in milliseconds.
    package let durationMilliseconds: Int
    /// What it failed with.
    package let error: String?

    /// Creates an outcome.
    package init(
        version: MigrationVersion, name: String, direction: MigrationDirection, status: RowStatus,
        durationMilliseconds: Int, error: String? = nil
    ) {
        self.version = version
        self.name = name
        self.direction = direction
        self.status = status
        self.durationMilliseconds = durationMilliseconds
        self.error = error
    }
}

/// How a run ended.
package struct RunSummary: Sendable, Equatable {
    /// The way migrations were run.
    package let direction: MigrationDirection
    /// The program's exit code.
    package var exitCode: ExitCode
    /// How many migrations were completed.
    package var completed: Int
    /// How many failed.
    package var failed: Int
    /// How many were planned and not begun.
    package var notRun: Int
    /// How long the run took, in milliseconds.
    package var durationMilliseconds: Int
    /// Whether nothing was written.
    package let isDryRun: Bool

    /// Creates a summary.
    package init(
        direction: MigrationDirection, exitCode: ExitCode, completed: Int, failed: Int = 0,
        notRun: Int = 0, durationMilliseconds: Int, isDryRun: Bool = false
    ) {
        self.direction = direction
        self.exitCode = exitCode
        self.completed = completed
        self.failed = failed
        self.notRun = notRun
        self.durationMilliseconds = durationMilliseconds
        self.isDryRun = isDryRun
    }
}
