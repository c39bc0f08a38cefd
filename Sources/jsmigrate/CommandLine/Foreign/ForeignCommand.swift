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

    /// The word, or two.
    let word: String
    /// The tools that have it.
    let tools: [String]
    /// The command here.
    let command: String
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
}

extension ForeignCommand {
    private static let batch = "knex rolls back a batch; here it is a number: jsmigrate down N"
    private static let emptying = "it runs each `down`; then apply everything again: jsmigrate up"

    /// The commands of other tools, those of two words first.
    static let all: [ForeignCommand] = [
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
        .init("migration:generate", "TypeORM", "Sequelize", is: "create", with: .path),
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
        .init(
            "drop", "golang-migrate", is: "down", "--all",
            note: "it runs each `down`; an empty database is made by dropdb and createdb"),
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
        .init("clean", "Flyway", is: "down", "--all", note: emptying),
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
}
