import MigrationKit

/// The options that every command takes.
struct CommonOptions: Equatable {
    /// When output is coloured.
    enum ColorChoice: String, CaseIterable {
        /// On a terminal, and unless `NO_COLOR` is set.
        case auto
        /// Always.
        case always
        /// Never.
        case never
    }

    /// The folder of the migrations, `nil` when it is to be looked for.
    var directory: String?

    /// The connection string of the database, `nil` when the environment decides.
    var database: String?

    /// Whether the command runs on a private database that is started for it; it wins over
    /// ``database``.
    var isEphemeral = false

    /// The `.env` file, `nil` for the usual places.
    var environmentFile: String?

    /// Whether the standard output is JSON.
    var writesJSON = false

    /// How much is told.
    var verbosity = TextReporter.Verbosity.normal

    /// When output is coloured.
    var color = ColorChoice.auto

    /// Whether several files may have one version.
    var allowsDuplicates = false

    /// The folder of the project's validators, `nil` for `validators`.
    var validatorsDirectory: String?

    /// The schema of the tracking tables, `nil` for the current one.
    var ledgerSchema: String?
}

/// The options of commands that run migrations.
struct RunningOptions: Equatable {
    /// Whether the run takes the lock.
    var takesLock = true

    /// How long it waits for another run.
    var lockWait = RunDuration.seconds(30)

    /// PostgreSQL's `lock_timeout` for each statement, `nil` for the server's.
    var lockTimeout: RunDuration?

    /// PostgreSQL's `statement_timeout` for each statement, `nil` for the server's.
    var statementTimeout: RunDuration?

    /// How often a migration that ran into another session is tried again, `nil` for 10 times with a
    /// lock timeout, and not at all without.
    var lockRetries: Int?

    /// The server itself, where the database is reached through a pooler.
    var directURL: String?

    /// Whether what is otherwise a warning is a failure.
    var isStrict = false

    /// Whether all migrations of `up` share one transaction.
    var sharesTransaction = false

    /// The file that is kept in step with the schema, `nil` for none.
    var schemaFile: String?

    /// The file that metrics of the run are written to, `nil` for none.
    var metricsFile: String?

    /// Whether `up` goes on where files of applied migrations were changed.
    var allowsChanged = false

    /// Whether `up` goes on where files of applied migrations are gone.
    var allowsMissing = false
}
