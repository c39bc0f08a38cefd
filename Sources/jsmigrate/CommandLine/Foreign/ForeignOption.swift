/// An option of another tool.
struct ForeignOption: Equatable {
    /// What it is here.
    enum Meaning: Equatable {
        /// An option, with the same value.
        case option(String)
        /// An option whose value may be a secret, which is not shown.
        case secret(String)
        /// How many migrations.
        case count
        /// Several words, without a value.
        case words([String])
        /// The argument behind the command.
        case argument
        /// The name of an environment variable that holds the database's URL.
        case variable
        /// The same, where the value is written as such a name is; others mean something else by the word.
        case variableByName
        /// Nothing; for this reason.
        case nothing(String)
    }

    /// Its names, as they are written.
    let names: [String]
    /// The tools that have it.
    let tools: [String]
    /// Whether a value follows.
    let takesValue: Bool
    /// What it is here.
    let meaning: Meaning
    /// The commands for which it is meant; none for all.
    var commands: [String] = []

    private init(
        _ names: String, _ tools: String, value: Bool = true, _ meaning: Meaning,
        for commands: String...
    ) {
        self.names = names.split(separator: " ").map(String.init)
        self.tools = tools.split(separator: ",").map(String.init)
        takesValue = value
        self.meaning = meaning
        self.commands = commands
    }

    private static let noEnvironments =
        "there are no environments: the database is named by --database, the configuration file or"
        + " DATABASE_URL"
    private static let settingsElsewhere = "settings are kept in jsmigrate.config.js"
    private static let ledger =
        "it is schema_migrations; what another table has is taken over once:"
        + " jsmigrate adopt --from TOOL --table SCHEMA.TABLE"
    private static let compiling = "TypeScript runs as it is"
    private static let encryption = "how it is encrypted stands in the URL: ?sslmode=…"
    private static let asURL = "it is a part of --database: postgresql://USER@HOST/NAME"
    private static let ordered = "it is the rule here, with a warning"
    private static let waiting =
        "pg_isready, of PostgreSQL, tells when the server is there; nobody waits for it here"
    private static let seeds = "a seed is any script that uses `pg`: jsmigrate exec FILE"
    private static let baseline = "to record without running: jsmigrate baseline VERSION"

    /// The options of other tools; the first that fits counts.
    static let all: [ForeignOption] = ofOneTool + ofMany

    /// What one tool alone has, or has for some of its commands.
    private static let ofOneTool: [ForeignOption] = [
        // TypeORM.
        .init("-d --dataSource", "TypeORM", .nothing(noEnvironments), for: "migration:"),
        .init(
            "-t --transaction", "TypeORM",
            .nothing(
                "`all` is --single-transaction, `each` is as it is, `none` is `transaction = false` in"
                    + " the migration"), for: "migration:"),
        .init("-f --fake", "TypeORM", value: false, .nothing(baseline), for: "migration:"),
        .init("-o --outputJs", "TypeORM", value: false, .words(["--type", "js"]), for: "create"),
        // node-pg-migrate.
        .init("-d", "node-pg-migrate", .variableByName),
        .init("--envPath", "node-pg-migrate", .option("--env-file")),
        .init(
            "--create-schema --create-migrations-schema", "node-pg-migrate", value: false,
            .nothing("a schema has to be there: CREATE SCHEMA, by hand or in the first migration")),
        .init("--check-order", "node-pg-migrate", value: false, .words(["--strict"]), for: "up"),
        .init(
            "--ignore-pattern", "node-pg-migrate",
            .nothing("what does not begin with a number is passed over")),
        .init(
            "-f --config-file", "node-pg-migrate", .nothing(settingsElsewhere), for: "up", "down"),
        .init("--config-value", "node-pg-migrate", .nothing(settingsElsewhere)),
        .init("-j --migration-file-language", "node-pg-migrate", .option("--type"), for: "create"),
        .init("--template-file-name", "node-pg-migrate", .option("--template"), for: "create"),
        .init(
            "--migration-filename-format", "node-pg-migrate",
            .nothing("numbers go on as the folder has them")),
        .init("--tsconfig", "node-pg-migrate", .nothing(compiling)),
        .init("--ts-node --tsx", "node-pg-migrate", value: false, .nothing(compiling)),
        .init("--use-glob", "node-pg-migrate", value: false, .nothing("--dir names one folder")),
        .init(
            "--schema", "node-pg-migrate",
            .nothing("the search path is the role's, the database's or the URL's")),
        .init(
            "--decamelize", "node-pg-migrate", value: false,
            .nothing("names are written as SQL has them")),
        .init(
            "--reject-unauthorized", "node-pg-migrate", .nothing(encryption)),
        .init(
            "--no-reject-unauthorized", "node-pg-migrate", value: false, .nothing(encryption)),
        // knex.
        .init("--stub", "knex", .option("--template"), for: "create"),
        .init("--cwd", "knex", .nothing("run it in the project's folder")),
        .init("--client", "knex", .nothing("the database's URL says it")),
        .init("--esm", "knex", value: false, .words([])),
        .init("--debug", "knex,Sequelize", value: false, .words(["--verbose"])),
        .init(
            "--disable-transactions", "knex", value: false,
            .nothing("`exports.transaction = false` in the migration")),
        .init(
            "--disable-migrations-list-validation", "knex", value: false,
            .words(["--allow-missing"]), for: "up"),
        // db-migrate.
        .init("--sql-file", "db-migrate", value: false, .words(["--type", "sql"]), for: "create"),
        .init(
            "--coffee-file", "db-migrate", value: false, .words(["--type", "js"]), for: "create"),
        .init("--ignore-on-init", "db-migrate", value: false, .words([])),
        .init("--force-exit", "db-migrate", value: false, .words([])),
        .init("--log-level", "db-migrate", .words(["--verbose"])),
        .init(
            "--non-transactional --notransactions", "db-migrate", value: false,
            .nothing("`exports.transaction = false` in the migration")),
        .init("--seeds-table --seeds-dir --vcseeder-dir", "db-migrate", .nothing(seeds)),
        .init("--sep-dirs", "db-migrate", value: false, .nothing("--dir names one folder")),
        // dbmate.
        .init("-e --env", "dbmate", .variableByName),
        .init("--wait", "dbmate", value: false, .nothing(waiting)),
        .init("--wait-timeout --wait-interval", "dbmate", .nothing(waiting)),
        .init(
            "--no-dump-schema", "dbmate", value: false, .words(["--no-schema-file"]), for: "up",
            "down"),
        // goose.
        .init("-allow-missing", "goose", value: false, .nothing(ordered)),
        .init(
            "-no-versioning", "goose", value: false,
            .nothing("what is run without being tracked is a script: jsmigrate exec FILE")),
        .init("-s", "goose", value: false, .words([]), for: "create"),
        .init(
            "-timeout", "goose",
            .nothing("a run has no limit; --statement-timeout is one for each statement")),
        .init("-certfile -ssl-cert -ssl-key", "goose", .nothing(encryption)),
        .init("-no-color", "goose", value: false, .words(["--color", "never"])),
        .init("-env", "goose", .option("--env-file")),
        // golang-migrate.
        .init("-f", "golang-migrate", value: false, .words([]), for: "drop"),
        .init(
            "-lock-timeout", "golang-migrate", .option("--lock-wait"), for: "up", "down", "redo"),
        .init("-prefetch", "golang-migrate", .nothing("files are read as they are needed")),
        .init(
            "-digits -format -tz", "golang-migrate",
            .nothing("numbers go on as the folder has them"), for: "create"),
        // Flyway.
        .init("-user -password", "Flyway", .nothing(asURL)),
        .init("-color", "Flyway", .option("--color")),
        .init("-outputType", "Flyway", .words(["--json"])),
        .init("-X", "Flyway", value: false, .words(["--verbose"])),
        .init("-baselineOnMigrate", "Flyway", .nothing("jsmigrate baseline VERSION does it, once")),
        .init("-skipExecutingMigrations", "Flyway", .nothing(baseline)),
        .init(
            "-cherryPick", "Flyway",
            .nothing("migrations go up from the lowest; one alone cannot be chosen")),
        .init(
            "-validateOnMigrate -ignoreMigrationPatterns", "Flyway",
            .nothing("--allow-changed and --allow-missing go on where the files differ")),
        .init("-mixed", "Flyway", .words([])),
        .init(
            "-connectRetries -connectRetriesInterval", "Flyway", .nothing(waiting)),
        .init("-baselineDescription", "Flyway", .nothing("the file's name is tracked")),
        // Sequelize, umzug, Prisma.
        .init("--from", "Sequelize", .nothing("migrations go up from the lowest"), for: "up"),
        .init("--seed", "Sequelize", .nothing(seeds)),
        .init("--models-path --seeders-path", "Sequelize", .nothing(settingsElsewhere)),
        .init(
            "--name", "Prisma", .nothing("a migration is written first: jsmigrate create NAME"),
            for: "migrate dev"),
        .init("--force", "Prisma", value: false, .words([]), for: "down"),
        .init("--folder", "umzug", .option("--dir"), for: "create"),
        .init(
            "--prefix --allow-extension", "umzug",
            .nothing("names go on as the folder has them"), for: "create"),
        .init(
            "--skip-verify --allow-confusing-ordering", "umzug", value: false, .words([]),
            for: "create"),
        .init(
            "--rerun", "umzug",
            .nothing("jsmigrate repair VERSION --pending has one run again")),
    ]

    /// What several have, or nobody else has otherwise.
    private static let ofMany: [ForeignOption] = [
        .init("-m --migrations-dir", "node-pg-migrate,db-migrate", .option("--dir")),
        .init("-d", "dbmate", .option("--dir")),
        .init("-path -source", "golang-migrate", .option("--dir")),
        .init("-dir", "goose", .option("--dir")),
        .init("--migrations-directory", "knex", .option("--dir")),
        .init("--migrations-path", "Sequelize", .option("--dir")),
        .init("-locations", "Flyway", .option("--dir")),
        .init("-database", "golang-migrate", .secret("--database")),
        .init("-u --url", "dbmate,Sequelize", .secret("--database")),
        .init("-url", "Flyway", .secret("--database")),
        .init("--connection", "knex", .secret("--database")),
        .init("--database-url-var", "node-pg-migrate", .variable),
        .init("-c --count", "db-migrate", .count),
        .init("--step", "umzug", .count),
        .init("-all", "golang-migrate", value: false, .words(["--all"])),
        .init("--name", "Sequelize,umzug", .argument, for: "create"),
        .init("--name", "Sequelize,umzug", .option("--to"), for: "up"),
        .init(
            "--name", "Sequelize,umzug",
            .nothing("the highest is rolled back; one below it is not chosen alone"), for: "down"),
        .init("-target", "Flyway", .option("--to"), for: "up"),
        .init("-baselineVersion", "Flyway", .argument, for: "baseline"),
        .init("-group", "Flyway", value: false, .words(["--single-transaction"]), for: "up"),
        .init("-dryRunOutput", "Flyway", .words(["--dry-run"]), for: "up"),
        .init(
            "--timestamp --timestamps", "node-pg-migrate", value: false, .words([]), for: "up",
            "down", "redo"),
        .init("--rolled-back", "Prisma", value: false, .words(["--pending"]), for: "repair"),
        .init("-ext -x", "golang-migrate,knex", .option("--type"), for: "create"),
        .init("-seq", "golang-migrate", value: false, .words([]), for: "create"),
        .init("-s --schema-file", "dbmate", .option("--schema-file"), for: "up", "down"),
        .init("-schemas -defaultSchema", "Flyway", .option("--ledger-schema")),
        .init("--migrations-schema", "node-pg-migrate", .option("--ledger-schema")),
        .init("-outOfOrder", "Flyway", .nothing(ordered)),
        .init("--no-check-order", "node-pg-migrate", value: false, .nothing(ordered)),
        .init("-v", "golang-migrate,goose,node-pg-migrate", value: false, .words(["--verbose"])),
        .init("-q", "Flyway", value: false, .words(["--quiet"])),
        .init("--fake", "node-pg-migrate,TypeORM", value: false, .nothing(baseline)),
        .init("-e --env --environment", "knex,db-migrate,Sequelize", .nothing(noEnvironments)),
        .init("--knexfile --options-path", "knex,Sequelize", .nothing(settingsElsewhere)),
        .init("-configFiles", "Flyway", .nothing(settingsElsewhere)),
        .init(
            "-table -t --migrations-table --migrations-table-name", "goose,node-pg-migrate,knex",
            .nothing(ledger)),
    ]
}
