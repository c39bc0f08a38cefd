import MigrationKit

/// A setting of a configuration file, by its name there.
package enum ConfigurationKey: String, CaseIterable, Sendable {
    /// The folder of the migrations.
    case dir
    /// The connection string of the database.
    case database
    /// The `.env` file.
    case envFile
    /// The folder of the project's validators.
    case validators
    /// The schema of the tracking tables.
    case ledgerSchema
    /// Whether several files may have one version.
    case allowDuplicates
    /// How much is told.
    case verbosity
    /// When output is coloured.
    case color
    /// Whether a run keeps others out.
    case lock
    /// How long a run waits for another one.
    case lockWait
    /// The server itself, where the database is reached through a pooler.
    case directUrl
    /// PostgreSQL's `lock_timeout`.
    case lockTimeout
    /// PostgreSQL's `statement_timeout`.
    case statementTimeout
    /// How often a migration is tried again that met a lock timeout, a deadlock or a serialization failure.
    case lockRetries
    /// How long the code of a migration may take while its SQL is listed.
    case listingTimeout
    /// Whether `up` applies all in one transaction.
    case singleTransaction
    /// Whether what is otherwise a warning is a failure.
    case strict
    /// The file that is kept in step with the schema.
    case schemaFile
    /// Whether `up` goes on where files of applied migrations were changed.
    case allowChanged
    /// Whether `up` goes on where files of applied migrations are gone.
    case allowMissing
    /// Whether `up` runs the validators.
    case validate
    /// The file that the validators' results are written to.
    case junit
    /// The file that metrics are written to.
    case metrics
    /// The names of the databases that nothing may destroy.
    case protectedDatabases
    /// The numbers beyond which validators speak up.
    case thresholds
    /// The functions that are called around a run and its migrations.
    case hooks
    /// What is said of the rules of `lint`.
    case lint

    /// The values that the setting takes.
    package var kind: ConfigurationKind {
        switch self {
        case .dir, .envFile, .validators, .schemaFile, .junit, .metrics: .path
        case .database, .directUrl: .connection
        case .ledgerSchema: .text
        case .lockRetries: .count
        case .singleTransaction, .allowDuplicates, .lock, .strict, .allowChanged, .allowMissing,
            .validate:
            .flag
        case .verbosity: .choice(["quiet", "normal", "verbose"])
        case .color: .choice(["auto", "always", "never"])
        case .lockWait, .lockTimeout, .statementTimeout, .listingTimeout: .duration
        case .protectedDatabases: .names
        case .thresholds: .thresholds
        case .hooks: .hooks
        case .lint: .lint
        }
    }

    /// The option of the command line that says the same, without its dashes: `env-file`. Nil where
    /// there is none of this form.
    package var option: String? {
        switch self {
        case .verbosity, .protectedDatabases, .thresholds, .hooks, .lint: nil
        default:
            rawValue.reduce(into: "") { name, letter in
                name += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
            }
        }
    }

    /// What is in force where nothing says otherwise; nil where that is nothing.
    package var defaultValue: ConfigurationSetting? {
        switch self {
        case .dir: .text("migrations")
        case .envFile: .text(".env")
        case .validators: .text("validators")
        case .verbosity: .text("normal")
        case .color: .text("auto")
        case .lock: .flag(true)
        case .lockWait: .duration(.seconds(30))
        case .singleTransaction, .allowDuplicates, .strict, .allowChanged, .allowMissing, .validate:
            .flag(false)
        case .protectedDatabases: .names([])
        case .thresholds: .thresholds(.init(), named: [])
        case .hooks: .hooks([])
        case .lint: .lint(.init())
        case .database, .directUrl, .ledgerSchema, .lockTimeout, .lockRetries, .statementTimeout,
            .listingTimeout, .schemaFile, .junit, .metrics:
            nil
        }
    }
}
