/// A command of another tool, by the word that people bring along.
struct ForeignCommand: Equatable {
    /// What the argument behind the word is.
    enum Argument: Equatable {
        /// Something that has no place here.
        case nothing
        /// How many migrations, or up to which one: both are written in this place.
        case extent
        /// The last migration to apply, or the last one to keep.
        case version
        /// One migration alone, which cannot be chosen here.
        case one
        /// A name, or whatever else is taken as it is.
        case name
        /// A path whose last part is a name.
        case path
    }

    /// The word, or two; one that ends with a colon stands for all that begin with it.
    let word: String
    /// The tools that have it.
    let tools: [String]
    /// The command here; nil where there is none, and ``note`` says what does it.
    let command: String?
    /// What stands behind it.
    let options: [String]
    /// What is behind the word.
    let argument: Argument
    /// What else is to be known.
    let note: String?

    init(
        _ word: String, _ tools: String..., is command: String, _ options: String...,
        with argument: Argument = .nothing, note: String? = nil
    ) {
        self.word = word
        self.tools = tools
        self.command = command
        self.options = options
        self.argument = argument
        self.note = note
    }

    /// A word whose work is done elsewhere, or need not be done.
    private init(_ word: String, _ tools: String..., has note: String) {
        self.word = word
        self.tools = tools
        command = nil
        options = []
        argument = .nothing
        self.note = note
    }

    /// Whether a word of a command line is this one.
    func isCalled(_ text: String) -> Bool {
        word.hasSuffix(":") ? text.hasPrefix(word) : text == word
    }
}

extension ForeignCommand {
    private static let batch = "knex rolls back a batch; here it is a number: jsmigrate down N"
    private static let emptying = "it runs each `down`; then apply everything again: jsmigrate up"

    private static let emptied =
        "it runs each `down`; an empty database is made by dropdb and createdb"
    private static let databases = "createdb and dropdb, of PostgreSQL, make and remove databases"
    private static let seeds = "a seed is any script that uses `pg`: jsmigrate exec FILE"
    private static let entities = "what knows of entities stays with it"
    private static let scopes =
        "one database has one history here, of one folder: give the files of all scopes one folder"
        + " and numbers of their own"
    private static let noSettings =
        "none is needed: a folder `migrations`, and the database's URL in DATABASE_URL"

    /// The commands of other tools, those of two words first.
    static let all: [ForeignCommand] =
        outside + [
            // Flyway's checks.
            .init("check -drift", "Flyway", is: "diff"),
            .init("check -changes", "Flyway", is: "up", "--dry-run"),
            .init("check -dryrun", "Flyway", is: "up", "--dry-run"),
            .init("check -code", "Flyway", is: "lint"),
            .init("snapshot", "Flyway", is: "diff", "--save", "FILE"),
            // Prisma.
            .init("migrate deploy", "Prisma", is: "up"),
            .init("migrate dev", "Prisma", is: "up"),
            .init("migrate reset", "Prisma", is: "down", "--all", note: emptying),
            .init("migrate status", "Prisma", is: "status"),
            .init("migrate resolve", "Prisma", is: "repair", with: .name),
            .init("migrate diff", "Prisma", is: "diff"),
            // knex.
            .init("migrate:latest", "knex", is: "up"),
            .init("migrate:up", "knex", is: "up", "--steps", "1", with: .one),
            .init("migrate:down", "knex", is: "down", with: .one),
            .init("migrate:rollback", "knex", is: "down", note: batch),
            .init("migrate:make", "knex", is: "create", with: .name),
            .init("migrate:status", "knex", is: "status"),
            .init("migrate:list", "knex", is: "status"),
            .init("migrate:currentVersion", "knex", is: "status"),
            .init("migrate:unlock", "knex", is: "unlock"),
            .init("seed:run", "knex", is: "exec", "seeds/FILE.js"),
            // TypeORM, and Sequelize's first two.
            .init(
                "migration:generate", "TypeORM", "Sequelize", is: "create", with: .path,
                note: "comparing entities with the database stays with TypeORM"),
            .init("migration:create", "TypeORM", "Sequelize", is: "create", with: .path),
            .init("migration:run", "TypeORM", is: "up"),
            .init("migration:revert", "TypeORM", is: "down"),
            .init("migration:show", "TypeORM", is: "status"),
            // Sequelize and Rails.
            .init("db:migrate", "Sequelize", "Rails", is: "up"),
            .init("db:migrate:undo", "Sequelize", is: "down"),
            .init("db:migrate:undo:all", "Sequelize", is: "down", "--all"),
            .init("db:migrate:status", "Sequelize", "Rails", is: "status"),
            .init("db:migrate:up", "Rails", is: "up", "--steps", "1", with: .one),
            .init("db:migrate:down", "Rails", is: "down", with: .one),
            .init("db:migrate:redo", "Rails", is: "redo", with: .extent),
            .init("db:migrate:reset", "Rails", is: "down", "--all", note: emptying),
            .init("db:reset", "Rails", is: "down", "--all", note: emptying),
            .init("db:rollback", "Rails", is: "down", with: .extent),
            .init("db:version", "Rails", is: "status"),
            .init("db:schema:dump", "Rails", is: "up", "--schema-file", "schema.sql"),
            .init("db:structure:dump", "Rails", is: "up", "--schema-file", "structure.sql"),
            .init("db:seed", "Rails", "Sequelize", is: "exec", "seeds/FILE.js"),
            .init("db:seed:all", "Sequelize", is: "exec", "seeds/FILE.js"),
            // golang-migrate.
            .init(
                "goto", "golang-migrate", is: "up", with: .version,
                note: "back to an older one: jsmigrate down --to VERSION"),
            .init(
                "force", "golang-migrate", is: "repair", "--applied", with: .name,
                note: "where it is to run again: --pending; where all up to it count as applied:"
                    + " jsmigrate baseline VERSION"),
            .init(
                "version", "golang-migrate", "goose", is: "status",
                note: "the program's own: jsmigrate --version"),
            .init("drop", "golang-migrate", "dbmate", is: "down", "--all", note: emptied),
            // goose.
            .init("up-by-one", "goose", is: "up", "--steps", "1"),
            .init("up-to", "goose", is: "up", with: .version),
            .init("down-to", "goose", is: "down", with: .version),
            .init("reset", "goose", "db-migrate", is: "down", "--all"),
            // dbmate.
            .init("new", "dbmate", is: "create", with: .name),
            .init("migrate", "Flyway", "dbmate", is: "up", with: .extent),
            .init("dump", "dbmate", is: "up", "--schema-file", "schema.sql"),
            // Flyway.
            .init("info", "Flyway", is: "status"),
            .init("undo", "Flyway", is: "down", with: .extent),
            .init("clean", "Flyway", is: "down", "--all", note: emptied),
            // umzug, db-migrate.
            .init("pending", "umzug", is: "status"),
            .init("executed", "umzug", is: "status"),
            .init("check", "db-migrate", is: "status", "--exit-code"),
            // Words of everybody.
            .init("latest", "knex", is: "up"),
            .init("rollback", "knex", "dbmate", is: "down", with: .extent),
            .init("revert", "TypeORM", is: "down", with: .extent),
            .init("make", "knex", is: "create", with: .name),
            .init("generate", "TypeORM", "Sequelize", is: "create", with: .path),
            .init("deploy", "Prisma", is: "up"),
            .init("run", "TypeORM", is: "up", with: .extent),
        ]

    /// Words that have no command here.
    private static let outside: [ForeignCommand] = [
        .init(
            "load", "dbmate",
            has: "psql -f db/schema.sql, of PostgreSQL, loads what --schema-file has written"),
        .init("db:create", "Sequelize", "Rails", "db-migrate", has: databases),
        .init("db:drop", "Sequelize", "Rails", "db-migrate", has: databases),
        .init("db push", "Prisma", has: "write a migration: jsmigrate create NAME"),
        .init("db pull", "Prisma", has: "jsmigrate diff --save FILE describes a schema"),
        .init("db seed", "Prisma", has: seeds),
        .init("seed:make", "knex", has: seeds),
        .init("seed:generate", "Sequelize", has: seeds),
        .init("db:seed:undo", "Sequelize", has: seeds),
        .init("db:seed:undo:all", "Sequelize", has: seeds),
        .init("seed", "db-migrate", has: seeds),
        .init("db:migrate:schema:timestamps:add", "Sequelize", has: "each row has its time"),
        .init("model:generate", "Sequelize", has: entities),
        .init("model:create", "Sequelize", has: entities),
        .init("init:", "Sequelize", has: noSettings),
        .init("schema:sync", "TypeORM", has: entities),
        .init("schema:log", "TypeORM", has: entities),
        .init("schema:drop", "TypeORM", has: databases),
        .init("entity:create", "TypeORM", has: entities),
        .init("subscriber:create", "TypeORM", has: entities),
        .init("cache:clear", "TypeORM", has: entities),
        .init("query", "TypeORM", has: "psql -c, of PostgreSQL, sends a query"),
        .init("up:", "db-migrate", has: scopes),
        .init("down:", "db-migrate", has: scopes),
        .init("reset:", "db-migrate", has: scopes),
        .init("create:", "db-migrate", has: scopes),
        .init("check:", "db-migrate", has: scopes),
        .init("transition", "db-migrate", has: "files of every version run as they are"),
        .init(
            "fix", "goose",
            has: "numbers stay as they are: a renamed file would count as another migration"),
        .init("drop-schema", "postgrator", has: "DROP TABLE, of SQL, removes the tracking tables"),
    ]
}
