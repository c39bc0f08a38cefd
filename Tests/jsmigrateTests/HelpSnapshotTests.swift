import Testing

@testable import jsmigrate

struct HelpSnapshotTests {
    private func text(_ line: String...) throws -> String {
        guard case .print(let text) = try CommandLineParser.parse(line).command else { return "" }
        return text
    }

    @Test func program() throws {
        #expect(
            try text("--help") == """
                OVERVIEW: Runs a project's Node-style database migrations, without Node.

                The migrations are the files NUMBER-NAME.js of a folder. What is applied is
                tracked in the table schema_migrations of the database.

                USAGE: jsmigrate [<subcommand>] [<options>]

                COMMON OPTIONS:
                  --dir <dir>             The folder of the migrations. (default: migrations)
                  --database <url>        The database; without it DATABASE_URL, DB_* and PG*
                                          decide.
                  --ephemeral             Run on a private PostgreSQL, started now and removed
                                          at the end.
                  --config <file>/--no-config
                                          Read the configuration from this file. (default:
                                          jsmigrate.config.js, .mjs or .json, where there is
                                          one)
                  --env-file <file>       Read settings from this file. (default: .env)
                  --validators <dir>      The folder of the project's validators. (default:
                                          validators)
                  --ledger-schema <schema>
                                          The schema of the tracking tables, where the search
                                          path has none.
                  --allow-duplicates/--no-allow-duplicates
                                          Let several files have one version.
                  --json                  Write JSON to the standard output.
                  --verbose               Tell more.
                  --quiet                 Tell only warnings, errors and what was asked for.
                  --color <when>          Colour the output. (values: auto, always, never;
                                          default: auto)
                  --version               Show the version.
                  -h, --help              Show help information.

                SUBCOMMANDS:
                  up (default)            Apply pending migrations, lowest version first.
                  down                    Roll back applied migrations, highest version first.
                  redo                    Roll the last migrations back and apply them again.
                  status, list            Show every migration and its state.
                  history                 Show what was done, the latest first, and statistics.
                  diff                    Compare two schemas, object by object.
                  repair                  Put in order what a crash, an edit or a deletion left.
                  validate                Run the validators.
                  init                    Create the tracking tables.
                  unlock                  Take the lock from whoever holds it.
                  adopt                   Take over the history that another tool left.
                  baseline                Mark everything up to a version as applied.
                  lint                    Say what each migration would lock, rewrite or break.
                  create                  Write the next migration, or a validator.
                  wait                    Wait until nothing is pending.
                  doctor                  Say what is found, and what to do next.
                  config                  Show the settings in force, and where each comes from.
                  exec                    Run a script, as node would.
                  completion              Print the script that completes command lines in a
                                          shell.

                  See 'jsmigrate help <subcommand>' for detailed help.

                """)
    }

    @Test func down() throws {
        #expect(
            try text("help", "down") == """
                OVERVIEW: Roll back applied migrations, highest version first.

                USAGE: jsmigrate down [<options>] [<n>]

                ARGUMENTS:
                  <n>                     How many migrations to roll back. (default: 1)

                OPTIONS:
                  --steps <n>             Roll back this many migrations.
                  --to <version>          Roll back all migrations above this version; 0 is the
                                          same as --all.
                  --all                   Roll back all migrations.
                  --confirm <name>        The name of the database, where it is a protected one.
                  --dry-run               Show what would run, with its SQL, and write nothing.
                  --offline               In a dry run, let no query of a migration reach the
                                          database.
                  --listing-timeout <duration>
                                          How long the code of one migration may take while its
                                          SQL is listed; 0 is no limit. (default: 1min in a dry
                                          run, 5s in lint)

                RUNNING OPTIONS:
                  --lock/--no-lock        Keep other runs out. (default: --lock)
                  --lock-wait <duration>  How long to wait for another run. (default: 30s)
                  --direct-url <url>      The server itself, where the database is reached
                                          through a pooler of transactions.
                  --lock-timeout <duration>
                                          PostgreSQL's lock_timeout for each statement.
                  --statement-timeout <duration>
                                          PostgreSQL's statement_timeout for each statement.
                  --lock-retries <n>      How often to try a migration again that met a lock
                                          timeout, a deadlock or a serialization failure.
                                          (default: 10 with --lock-timeout, else 0)
                  --strict/--no-strict    Fail where there would be a warning.
                  --schema-file <file>/--no-schema-file
                                          After the run, write the schema of the database to
                                          this file, with pg_dump.
                  --metrics <file>/--no-metrics
                                          At the end, write metrics for Prometheus to this file.
                  --allow-changed/--no-allow-changed
                                          Go on where the files of applied migrations were
                                          changed.
                  --allow-missing/--no-allow-missing
                                          Go on where the files of applied migrations are gone.

                COMMON OPTIONS:
                  --dir <dir>             The folder of the migrations. (default: migrations)
                  --database <url>        The database; without it DATABASE_URL, DB_* and PG*
                                          decide.
                  --ephemeral             Run on a private PostgreSQL, started now and removed
                                          at the end.
                  --config <file>/--no-config
                                          Read the configuration from this file. (default:
                                          jsmigrate.config.js, .mjs or .json, where there is
                                          one)
                  --env-file <file>       Read settings from this file. (default: .env)
                  --validators <dir>      The folder of the project's validators. (default:
                                          validators)
                  --ledger-schema <schema>
                                          The schema of the tracking tables, where the search
                                          path has none.
                  --allow-duplicates/--no-allow-duplicates
                                          Let several files have one version.
                  --json                  Write JSON to the standard output.
                  --verbose               Tell more.
                  --quiet                 Tell only warnings, errors and what was asked for.
                  --color <when>          Colour the output. (values: auto, always, never;
                                          default: auto)
                  --version               Show the version.
                  -h, --help              Show help information.

                """)
    }

    @Test(arguments: [
        (
            "repair",
            """
            OVERVIEW: Put in order what a crash, an edit or a deletion left.

            What failed or was cut off becomes pending, where nothing of it is in the
            database; changed files are accepted; migrations whose files are gone are
            archived: they stay applied. All is shown first. With a version, say what is
            true of one migration.

            USAGE: jsmigrate repair [<options>] [<version>]

            ARGUMENTS:
              <version>               The migration to decide about.

            OPTIONS:
              --applied               All that the migration does is in the database.
              --pending               Nothing of it is in the database.
              --yes                   Do not ask.

            """
        ),
        (
            "history",
            """
            OVERVIEW: Show what was done, the latest first, and statistics.

            ✓ is an action that was completed, ✗ one that failed or was interrupted. The
            statistics are those of the whole history. Rates that cross a threshold of the
            configuration are told under them.

            USAGE: jsmigrate history [<options>] [<n>]

            ARGUMENTS:
              <n>                     How many actions to show. (default: 50)

            OPTIONS:
              --csv                   Write CSV to the standard output.

            """
        ),
        (
            "init",
            """
            OVERVIEW: Create the tracking tables.

            They are schema_migrations, migration_history and migration_lock. Commands that
            write create them too, where they are not there.

            USAGE: jsmigrate init [<options>]

            RUNNING OPTIONS:
              --lock/--no-lock        Keep other runs out. (default: --lock)
              --lock-wait <duration>  How long to wait for another run. (default: 30s)

            """
        ),
        (
            "validate",
            """
            OVERVIEW: Run the validators.

            Without --pre and --post the files are validated, which needs no database.

            USAGE: jsmigrate validate [<options>]

            OPTIONS:
              --pre                   Run the validators of the phase before a run.
              --post                  Run the validators of the phase after a run.
              --files                 Validate the files: names, pairs, syntax, dangerous
                                      statements.
              --junit <file>/--no-junit
                                      Write what the validators found to this file, as JUnit
                                      XML.
              --metrics <file>/--no-metrics
                                      At the end, write metrics for Prometheus to this file.

            """
        ),
        (
            "redo",
            """
            OVERVIEW: Roll the last migrations back and apply them again.

            USAGE: jsmigrate redo [<options>] [<n>]

            ARGUMENTS:
              <n>                     How many migrations to redo. (default: 1)

            OPTIONS:
              --confirm <name>        The name of the database, where it is a protected one.

            RUNNING OPTIONS:

            """
        ),
        (
            "wait",
            """
            OVERVIEW: Wait until nothing is pending.

            For the start of an application, which must not begin before its migrations are
            applied by somebody else. A server that is not there yet is waited for, too.
            Exits with 0 when nothing is pending, with 7 when something still is after the
            time, with 5 when the server was not reached or a migration fails meanwhile.

            USAGE: jsmigrate wait [<options>]

            OPTIONS:
              --timeout <duration>    How long to wait; 0 looks once. (default: 5min)

            """
        ),
        (
            "doctor",
            """
            OVERVIEW: Say what is found, and what to do next.

            Looks at the configuration, the folder, the tools on this machine, the
            connection, the server, the role and the tracking tables, and writes nothing. ✓
            is as it should be, ! is something to know, ✗ keeps migrations from being run:
            the exit code is then 5.

            USAGE: jsmigrate doctor [<options>]

            """
        ),
    ])
    func tracking(command: String, text help: String) throws {
        #expect(try text("help", command).hasPrefix(help))
    }

    @Test(arguments: [
        ("up", "USAGE: jsmigrate up [<options>]"), ("list", "USAGE: jsmigrate status [<options>]"),
        ("validate", "USAGE: jsmigrate validate [<options>]"),
        ("exec", "USAGE: jsmigrate exec [<options>] <file> [<arguments> ...]"),
    ])
    func usage(command: String, usage: String) throws {
        #expect(try text(command, "--help").contains(usage))
        #expect(try text("help", command).contains(usage))
    }

    @Test func create() throws {
        #expect(
            try text("help", "create").hasPrefix(
                """
                OVERVIEW: Write the next migration, or a validator.

                The number follows the folder's last one: the next number with as many digits,
                or the present time. The file is written as the folder does it: ES module or
                CommonJS, as package.json says; one SQL file or two. A validator goes to the
                folder of validators, as NAME.js, or as its ending says: .ts, .mjs, .cjs,
                .pre.sql or .post.sql.

                USAGE: jsmigrate create [<options>] <name>

                ARGUMENTS:
                  <name>                  What it is called: "Add users".

                OPTIONS:
                  --type <type>           What is written. (default: what the folder's last
                                          migration is) (values: js, ts, sql, cql, py,
                                          validator)
                  --template <file>       Begin with the text of this file; {{name}} and
                                          {{version}} are replaced.
                  --dry-run               Show which files would be written.

                """))
    }

    @Test func adopt() throws {
        let help = try text("help", "adopt")
        #expect(
            help.hasPrefix(
                """
                OVERVIEW: Take over the history that another tool left.

                What is applied, what is missing (applied, but its file is gone) and what is
                extra (pending) is shown first. The tool's table is kept; where it has the name
                schema_migrations, it becomes schema_migrations_TOOL. Nothing is run.

                USAGE: jsmigrate adopt [<options>]

                OPTIONS:
                  --from <tool>           Whose history is meant, where more than one tool has a
                                          table. (values: run-migration, knex, node-pg-migrate,
                                          sequelize, umzug, db-migrate, node-migrate,
                                          postgres-migrations, postgrator, typeorm,
                                          golang-migrate, dbmate, rails, goose, flyway,
                                          typescript-runner, shell-runner)
                  --table <schema.table>  The tool's table, where it is not in its usual place;
                                          with --from.
                  --dry-run               Show what would be taken over, and write nothing.
                  --prove                 Run the adopted files on a private PostgreSQL first,
                                          and stop with 1 where they make another schema.
                  --yes                   Do not ask.

                RUNNING OPTIONS:

                """), "\(help)")
    }

    @Test func baseline() throws {
        let help = try text("help", "baseline")
        #expect(
            help.hasPrefix(
                """
                OVERVIEW: Mark everything up to a version as applied.

                Nothing is run: for a database that has what these migrations make and no
                history that says so. What is applied already is left alone; all is shown first.

                USAGE: jsmigrate baseline [<options>] <version>

                ARGUMENTS:
                  <version>               The last migration that counts as applied.

                OPTIONS:
                  --dry-run               Show what would be marked, and write nothing.
                  --yes                   Do not ask.

                RUNNING OPTIONS:

                """), "\(help)")
    }
}
