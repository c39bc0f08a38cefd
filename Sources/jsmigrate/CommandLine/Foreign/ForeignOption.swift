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

    /// The options of other tools; the first that fits counts.
    static let all: [ForeignOption] = [
        .init("-d --dataSource", "TypeORM", .nothing(noEnvironments), for: "migration:"),
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
            "down"),
        .init("--rolled-back", "Prisma", value: false, .words(["--pending"]), for: "repair"),
        .init("-ext -x", "golang-migrate,knex", .option("--type"), for: "create"),
        .init("-seq", "golang-migrate", value: false, .words([]), for: "create"),
        .init("-s --schema-file", "dbmate", .option("--schema-file"), for: "up", "down"),
        .init("-schemas -defaultSchema", "Flyway", .option("--ledger-schema")),
        .init("--migrations-schema", "node-pg-migrate", .option("--ledger-schema")),
        .init("-outOfOrder", "Flyway", .nothing("it is the rule here, with a warning")),
        .init(
            "--no-check-order", "node-pg-migrate", value: false,
            .nothing("it is the rule here, with a warning")),
        .init("-v", "golang-migrate,goose,node-pg-migrate", value: false, .words(["--verbose"])),
        .init("-q", "Flyway", value: false, .words(["--quiet"])),
        .init(
            "--fake -f", "node-pg-migrate,TypeORM", value: false,
            .nothing("to record without running: jsmigrate baseline VERSION")),
        .init("-e --env --environment", "knex,db-migrate,Sequelize", .nothing(noEnvironments)),
        .init("--knexfile --options-path", "knex,Sequelize", .nothing(settingsElsewhere)),
        .init("-configFiles", "Flyway", .nothing(settingsElsewhere)),
        .init(
            "-table -t --migrations-table", "goose,node-pg-migrate",
            .nothing("it is schema_migrations")),
    ]
}
