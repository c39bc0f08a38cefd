import Arguments

extension ProgramDescription {
    /// The command line of jsmigrate: what the parser accepts and what help shows.
    static let jsmigrate = ProgramDescription(
        "jsmigrate",
        "Runs a project's Node-style database migrations, without Node.",
        discussion: """
            The migrations are the files NUMBER-NAME.js of a folder. What is applied is tracked \
            in the table schema_migrations of the database.
            """,
        version: "0.1.0",
        defaultCommand: "up",
        commands: [
            .up, .down, .redo, .status, .history, .diff, .repair, .validate, .initialize, .unlock,
            .adopt, .baseline, .lint, .create, .wait, .doctor,
            .config, .exec, .completion, .candidates, .reference,
        ],
        commonOptions: .common,
        valueKinds: [
            "file": .file, "dir": .directory, "version": .listed("versions"),
            "a": .file(or: ["migrations", "database"]), "b": .file(or: ["migrations", "database"]),
        ],
        exitCodes: [
            ExitCodeDescription(0, "Success, also when there was nothing to do"),
            ExitCodeDescription(
                1,
                "A validation before the run or of the files failed; lint found an error; diff or adopt --prove found differences"
            ),
            ExitCodeDescription(2, "A migration failed"),
            ExitCodeDescription(3, "A validation after the run failed"),
            ExitCodeDescription(4, "A rollback failed, or a migration has no down"),
            ExitCodeDescription(
                5,
                "Configuration, usage or environment, and every refusal before anything ran"),
            ExitCodeDescription(6, "The lock was not obtained"),
            ExitCodeDescription(7, "Something is pending (status --exit-code, wait)"),
            ExitCodeDescription(130, "Interrupted (SIGINT)"),
            ExitCodeDescription(143, "Ended (SIGTERM)"),
        ])
}

extension CommandDescription {
    fileprivate static let up = CommandDescription(
        "up", "Apply pending migrations, lowest version first.",
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .value("to", "version", "Apply up to this version, and include it."),
                    .value("steps", "n", "Apply at most this many migrations."),
                    .flag("dry-run", "Show what would run, with its SQL, and write nothing."),
                    .flag(
                        "offline", "In a dry run, let no query of a migration reach the database."),
                    .listingTimeout,
                    .flag("validate", "Run the validators before and after.", isNegatable: true),
                    .junit,
                    .flag(
                        "single-transaction",
                        "Apply all in one transaction: all of them or none.", isNegatable: true),
                ]), .running,
        ])

    fileprivate static let down = CommandDescription(
        "down", "Roll back applied migrations, highest version first.",
        positionals: [
            PositionalDescription(
                "n", "How many migrations to roll back. (default: 1)", isOptional: true)
        ],
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .value("steps", "n", "Roll back this many migrations."),
                    .value(
                        "to", "version",
                        "Roll back all migrations above this version; 0 is the same as --all."),
                    .flag("all", "Roll back all migrations."),
                    .confirm,
                    .flag("dry-run", "Show what would run, with its SQL, and write nothing."),
                    .flag(
                        "offline", "In a dry run, let no query of a migration reach the database."),
                    .listingTimeout,
                ]), .running,
        ])

    fileprivate static let redo = CommandDescription(
        "redo", "Roll the last migrations back and apply them again.",
        positionals: [
            PositionalDescription(
                "n", "How many migrations to redo. (default: 1)", isOptional: true)
        ],
        options: [OptionGroup("OPTIONS", [.confirm]), .running])

    fileprivate static let status = CommandDescription(
        "status", aliases: ["list"], "Show every migration and its state.",
        discussion: """
            States: applied, pending, running, failed, missing (applied, but its file is gone), \
            changed (applied, but its file is another now), out-of-order (pending, but older \
            than an applied one).
            """,
        options: [
            OptionGroup(
                "OPTIONS", [.flag("exit-code", "Exit with 7 when something is pending.")])
        ])

    fileprivate static let history = CommandDescription(
        "history", "Show what was done, the latest first, and statistics.",
        discussion: """
            ✓ is an action that was completed, ✗ one that failed or was interrupted. The statistics \
            are those of the whole history. Rates that cross a threshold of the configuration are \
            told under them.
            """,
        positionals: [
            PositionalDescription(
                "n", "How many actions to show. (default: 50)", isOptional: true)
        ],
        options: [
            OptionGroup("OPTIONS", [.flag("csv", "Write CSV to the standard output.")])
        ])

    fileprivate static let repair = CommandDescription(
        "repair", "Put in order what a crash, an edit or a deletion left.",
        discussion: """
            What failed or was cut off becomes pending, where nothing of it is in the database; changed \
            files are accepted; migrations whose files are gone are archived: they stay applied. All \
            is shown first. With a version, say what is true of one migration.
            """,
        positionals: [
            PositionalDescription("version", "The migration to decide about.", isOptional: true)
        ],
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .flag("applied", "All that the migration does is in the database."),
                    .flag("pending", "Nothing of it is in the database."),
                    .flag("yes", "Do not ask."),
                ]), .locking,
        ])

    fileprivate static let validate = CommandDescription(
        "validate", "Run the validators.",
        discussion: "Without --pre and --post the files are validated, which needs no database.",
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .flag("pre", "Run the validators of the phase before a run."),
                    .flag("post", "Run the validators of the phase after a run."),
                    .flag(
                        "files", "Validate the files: names, pairs, syntax, dangerous statements."),
                    .junit, .metrics,
                ])
        ])
}

extension CommandDescription {
    fileprivate static let initialize = CommandDescription(
        "init", "Create the tracking tables.",
        discussion: """
            They are schema_migrations, migration_history and migration_lock. Commands that write \
            create them too, where they are not there.
            """,
        options: [.locking])

    fileprivate static let unlock = CommandDescription(
        "unlock", "Take the lock from whoever holds it.",
        discussion: """
            Shows who holds the lock of this database's migrations, asks, and ends that session; its \
            run is cancelled and rolled back. A run that crashed holds no lock.
            """,
        options: [OptionGroup("OPTIONS", [.flag("yes", "Do not ask.")])])

    fileprivate static let config = CommandDescription(
        "config", "Show the settings in force, and where each comes from.",
        discussion: """
            The command line comes before the configuration file, that before the environment, and \
            that before .env. Passwords are not shown.
            """,
        options: [.running])

    fileprivate static let exec = CommandDescription(
        "exec", "Run a script, as node would.",
        discussion: """
            The script is the main module of a runtime of its own. Its exit code is the one of this \
            program. Where a database is named, DATABASE_URL, DB_* and PG* lead to it.
            """,
        positionals: [PositionalDescription("file", "The script.")],
        rest: PositionalDescription(
            "arguments", "What the script finds in process.argv, options included."))
}

extension OptionDescription {
    /// For commands that take away what a database holds.
    fileprivate static let confirm = OptionDescription.value(
        "confirm", "name", "The name of the database, where it is a protected one.")

    fileprivate static let junit = OptionDescription.value(
        "junit", "file", "Write what the validators found to this file, as JUnit XML.",
        isNegatable: true)

    fileprivate static let metrics = OptionDescription.value(
        "metrics", "file", "At the end, write metrics for Prometheus to this file.",
        isNegatable: true)
}

extension OptionGroup {
    fileprivate static let common = OptionGroup(
        "COMMON OPTIONS",
        [
            .value("dir", "dir", "The folder of the migrations.", default: "migrations"),
            .value(
                "database", "url", "The database; without it DATABASE_URL, DB_* and PG* decide."),
            .flag("ephemeral", "Run on a private PostgreSQL, started now and removed at the end."),
            .value(
                "config", "file",
                "Read the configuration from this file. (default: jsmigrate.config.js, .mjs or "
                    + ".json, where there is one)", isNegatable: true),
            .value("env-file", "file", "Read settings from this file.", default: ".env"),
            .value(
                "validators", "dir", "The folder of the project's validators.",
                default: "validators"),
            .value(
                "ledger-schema", "schema",
                "The schema of the tracking tables, where the search path has none."),
            .flag(
                "allow-duplicates", "Let several files have one version.", isNegatable: true),
            .flag("json", "Write JSON to the standard output."),
            .flag("verbose", "Tell more."),
            .flag("quiet", "Tell only warnings, errors and what was asked for."),
            .value(
                "color", "when", "Colour the output.", allowed: ["auto", "always", "never"],
                default: "auto"),
        ])

    /// For commands that write to the tracking tables and run no migration.
    static let locking = OptionGroup("RUNNING OPTIONS", lockOptions)

    private static let lockOptions: [OptionDescription] = [
        .flag("lock", "Keep other runs out. (default: --lock)", isNegatable: true),
        .value("lock-wait", "duration", "How long to wait for another run.", default: "30s"),
        .value(
            "direct-url", "url",
            "The server itself, where the database is reached through a pooler of transactions."),
    ]

    fileprivate static let running = OptionGroup(
        "RUNNING OPTIONS",
        lockOptions + [
            .value(
                "lock-timeout", "duration", "PostgreSQL's lock_timeout for each statement."),
            .value(
                "statement-timeout", "duration",
                "PostgreSQL's statement_timeout for each statement."),
            .value(
                "lock-retries", "n",
                "How often to try a migration again that met a lock timeout, a deadlock or a serialization failure. (default: 10 with --lock-timeout, else 0)"
            ),
            .flag("strict", "Fail where there would be a warning.", isNegatable: true),
            .value(
                "schema-file", "file",
                "After the run, write the schema of the database to this file, with pg_dump.",
                isNegatable: true),
            .metrics,
            .flag(
                "allow-changed", "Go on where the files of applied migrations were changed.",
                isNegatable: true),
            .flag(
                "allow-missing", "Go on where the files of applied migrations are gone.",
                isNegatable: true),
        ])
}
