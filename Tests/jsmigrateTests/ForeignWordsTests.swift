import Arguments
import MigrationKit
import Testing

@testable import jsmigrate

/// Words of other tools are answered with the command of ours.
struct ForeignWordsTests {
    private func answer(_ line: String) -> (message: String, notes: [String])? {
        let words = line.split(separator: " ").map(String.init)
        do {
            _ = try CommandLineParser.parse(words)
            return nil
        } catch let failure as GeneralFailure {
            #expect(failure.exitCode == .refused)
            return (failure.message, failure.details)
        } catch {
            return nil
        }
    }

    @Test(arguments: [
        // knex.
        ("migrate:latest", "'migrate:latest' is knex's word; here it is: jsmigrate up"),
        ("migrate:up", "'migrate:up' is knex's word; here it is: jsmigrate up --steps 1"),
        ("migrate:down", "'migrate:down' is knex's word; here it is: jsmigrate down"),
        ("migrate:rollback", "'migrate:rollback' is knex's word; here it is: jsmigrate down"),
        (
            "migrate:rollback --all",
            "'migrate:rollback' is knex's word; here it is: jsmigrate down --all"
        ),
        ("migrate:status", "'migrate:status' is knex's word; here it is: jsmigrate status"),
        ("migrate:list", "'migrate:list' is knex's word; here it is: jsmigrate status"),
        (
            "migrate:latest --migrations-directory db/migrations",
            "'migrate:latest' is knex's word; here it is: jsmigrate up --dir db/migrations"
        ),
        (
            "--dry-run migrate:latest",
            "'migrate:latest' is knex's word; here it is: jsmigrate up --dry-run"
        ),
        // TypeORM.
        (
            "migration:run -d src/data-source.ts",
            "'migration:run' is TypeORM's word; here it is: jsmigrate up"
        ),
        ("migration:revert", "'migration:revert' is TypeORM's word; here it is: jsmigrate down"),
        ("migration:show", "'migration:show' is TypeORM's word; here it is: jsmigrate status"),
        // Sequelize and Rails.
        ("db:migrate", "'db:migrate' is Sequelize's and Rails's word; here it is: jsmigrate up"),
        (
            "db:migrate --to 20240101-x.js --migrations-path db",
            "'db:migrate' is Sequelize's and Rails's word; here it is: jsmigrate up --to"
                + " 20240101-x.js --dir db"
        ),
        ("db:migrate:undo", "'db:migrate:undo' is Sequelize's word; here it is: jsmigrate down"),
        (
            "db:migrate:undo:all",
            "'db:migrate:undo:all' is Sequelize's word; here it is: jsmigrate down --all"
        ),
        ("db:rollback STEP=3", "'db:rollback' is Rails's word; here it is: jsmigrate down 3"),
        (
            "db:migrate VERSION=7",
            "'db:migrate' is Sequelize's and Rails's word; here it is: jsmigrate up --to 7"
        ),
        // golang-migrate.
        (
            "-path db -database postgres://u:secret@h/d up",
            "'-path' is golang-migrate's word; here it is: jsmigrate up --dir db --database URL"
        ),
        (
            "up 3",
            "'up 3' is golang-migrate's and node-pg-migrate's word; here it is: jsmigrate up --steps 3"
        ),
        ("down -all", "'-all' is golang-migrate's word; here it is: jsmigrate down --all"),
        ("goto 12", "'goto' is golang-migrate's word; here it is: jsmigrate up --to 12"),
        ("force 5", "'force' is golang-migrate's word; here it is: jsmigrate repair 5 --applied"),
        (
            "version",
            "'version' is golang-migrate's and goose's word; here it is: jsmigrate status"
        ),
        (
            "-dir db postgres user=app up",
            "'postgres' is goose's word; here it is: jsmigrate up --database URL --dir db"
        ),
        (
            "postgres user=app up-to 2",
            "'postgres' is goose's word; here it is: jsmigrate up --to 2 --database URL"
        ),
        (
            "migrate -target=2",
            "'migrate' is Flyway's and dbmate's word; here it is: jsmigrate up --to 2"
        ),
        (
            "migrate -group=true",
            "'migrate' is Flyway's and dbmate's word; here it is: jsmigrate up --single-transaction"
        ),
        (
            "baseline -baselineVersion=2",
            "'-baselineVersion' is Flyway's word; here it is: jsmigrate baseline 2"
        ),
        ("migrate:down 001-a.js", "'migrate:down' is knex's word; here it is: jsmigrate down"),
        (
            "db:migrate:down VERSION=3",
            "'db:migrate:down' is Rails's word; here it is: jsmigrate down"
        ),
        (
            "db:migrate:undo:all --to 002-b.js",
            "'db:migrate:undo:all' is Sequelize's word; here it is: jsmigrate down --to 002-b.js"
        ),
        (
            "migrations/run-migration.js up",
            "'migrations/run-migration.js' is the old runner's word; here it is: jsmigrate up"
        ),
        (
            "run-migration.js",
            "'run-migration.js' is the old runner's word; here it is: jsmigrate up"
        ),
        (
            "up 1712910600000 --timestamp",
            "'--timestamp' is node-pg-migrate's word; here it is: jsmigrate up --to 1712910600000"
        ),
        (
            "-m db",
            "'-m' is node-pg-migrate's and db-migrate's word; here it is: jsmigrate up --dir db"
        ),
        // node-pg-migrate and db-migrate.
        (
            "up -m db",
            "'-m' is node-pg-migrate's and db-migrate's word; here it is: jsmigrate up --dir db"
        ),
        ("down -c 2", "'-c' is db-migrate's word; here it is: jsmigrate down 2"),
        ("up --count=2", "'--count' is db-migrate's word; here it is: jsmigrate up --steps 2"),
        ("migrate up", "'migrate' is Flyway's and dbmate's word; here it is: jsmigrate up"),
        (
            "up --database-url-var ADMIN_URL",
            "'--database-url-var' is node-pg-migrate's word; here it is: jsmigrate up --database"
                + " \"$ADMIN_URL\""
        ),
        // dbmate, goose, Flyway, Prisma, umzug.
        ("-d db up", "'-d' is dbmate's word; here it is: jsmigrate up --dir db"),
        ("rollback", "'rollback' is knex's and dbmate's word; here it is: jsmigrate down"),
        ("rollback 2", "'rollback' is knex's and dbmate's word; here it is: jsmigrate down 2"),
        ("up-by-one", "'up-by-one' is goose's word; here it is: jsmigrate up --steps 1"),
        (
            "up-to 20240101000000",
            "'up-to' is goose's word; here it is: jsmigrate up --to 20240101000000"
        ),
        (
            "-dir db reset",
            "'reset' is goose's and db-migrate's word; here it is: jsmigrate down --all --dir db"
        ),
        ("migrate", "'migrate' is Flyway's and dbmate's word; here it is: jsmigrate up"),
        ("info", "'info' is Flyway's word; here it is: jsmigrate status"),
        (
            "migrate -url=jdbc:postgresql://h/d?password=secret",
            "'migrate' is Flyway's and dbmate's word; here it is: jsmigrate up --database URL"
        ),
        ("migrate deploy", "'migrate deploy' is Prisma's word; here it is: jsmigrate up"),
        (
            "migrate resolve --rolled-back 003-x",
            "'migrate resolve' is Prisma's word; here it is: jsmigrate repair 003-x --pending"
        ),
        ("deploy", "'deploy' is Prisma's word; here it is: jsmigrate up"),
        (
            "up -e production",
            "'-e' is knex's, db-migrate's and Sequelize's word; here it is: jsmigrate up"
        ),
        ("latest", "'latest' is knex's word; here it is: jsmigrate up"),
        ("pending", "'pending' is umzug's word; here it is: jsmigrate status"),
        ("up --step 2", "'--step' is umzug's word; here it is: jsmigrate up --steps 2"),
    ])
    func isAnswered(line: String, message: String) {
        let answer = answer(line)
        #expect(answer?.message == message)
        #expect(answer.map { "\($0)" }?.contains("secret") != true)
    }

    /// Words for `create`, once there is that command.
    @Test(arguments: [
        (
            "migrate:make add-users",
            "'migrate:make' is knex's word; here it is: jsmigrate create add-users"
        ),
        ("new add-users", "'new' is dbmate's word; here it is: jsmigrate create add-users"),
        ("make add-users", "'make' is knex's word; here it is: jsmigrate create add-users"),
        (
            "migration:generate src/migrations/AddUsers",
            "'migration:generate' is TypeORM's and Sequelize's word; here it is: jsmigrate create"
                + " AddUsers"
        ),
        (
            "migration:create --name add-users",
            "'migration:create' is TypeORM's and Sequelize's word; here it is: jsmigrate create"
                + " add-users"
        ),
    ])
    func createIsAnswered(line: String, message: String) {
        guard ProgramDescription.jsmigrate.command(named: "create") != nil else { return }
        #expect(answer(line)?.message == message)
    }

    @Test func whatHasNoCounterpartIsSaid() {
        #expect(
            answer("migrate:latest --knexfile knexfile.js --env staging")?.notes == [
                "--knexfile has no counterpart: settings are kept in jsmigrate.config.js",
                "--env has no counterpart: there are no environments: the database is named by"
                    + " --database, the configuration file or DATABASE_URL",
            ])
        #expect(
            answer("db:migrate --bogus")?.notes == ["--bogus has no counterpart here"])
        #expect(
            answer("migrate:rollback")?.notes == [
                "knex rolls back a batch; here it is a number: jsmigrate down N"
            ])
    }

    /// What is done elsewhere is answered with where.
    @Test(arguments: [
        ("load", "dbmate's word, and has no counterpart here: psql -f"),
        (
            "up:scope",
            "db-migrate's word, and has no counterpart here: one database has one history"
        ),
        ("db:create shop", "word, and has no counterpart here: createdb and dropdb"),
        ("schema:sync", "TypeORM's word, and has no counterpart here"),
        ("init:config", "Sequelize's word, and has no counterpart here"),
        ("db push", "Prisma's word, and has no counterpart here: write a migration"),
        ("check -drift", "'check -drift' is Flyway's word; here it is: jsmigrate diff"),
        ("check -changes", "'check -changes' is Flyway's word; here it is: jsmigrate up --dry-run"),
        ("check", "'check' is db-migrate's word; here it is: jsmigrate status --exit-code"),
        ("create name --sql-file", "here it is: jsmigrate create name --type sql"),
        (
            "up -d DB_URL",
            "'-d' is node-pg-migrate's word; here it is: jsmigrate up --database \"$DB_URL\""
        ),
        (
            "up -d db/migrations",
            "'-d' is dbmate's word; here it is: jsmigrate up --dir db/migrations"
        ),
        ("up --wait", "'--wait' is dbmate's word; here it is: jsmigrate up"),
        ("up --no-dump-schema", "here it is: jsmigrate up --no-schema-file"),
        (
            "up -lock-timeout 15",
            "'-lock-timeout' is golang-migrate's word; here it is: jsmigrate up --lock-wait 15"
        ),
        ("migrate -locations=filesystem:sql", "here it is: jsmigrate up --dir sql"),
        ("create -ext sql -digits 4 name", "here it is: jsmigrate create name --type sql"),
        ("migration:run -t all", "here it is: jsmigrate up"),
        ("up --envPath .env.x", "here it is: jsmigrate up --env-file .env.x"),
    ])
    func whatHelpAndPagesName(_ line: String, _ text: String) throws {
        let found = try #require(answer(line), "\(line)")
        #expect(found.message.contains(text), "\(line): \(found)")
    }

    @Test func negativeNumbersAreValues() {
        for (line, subject) in [
            ("wait --timeout -5", "--timeout"), ("up --steps -2", "--steps"),
            ("up --lock-wait -5s", "--lock-wait"),
        ] {
            let message = answer(line)?.message
            #expect(
                message?.contains("is invalid for '\(subject)") == true, "\(line): \(message ?? "")"
            )
        }
    }

    /// Whatever the table answers is a command line of this program.
    @Test func everyAnswerCanBeTyped() throws {
        for foreign in ForeignCommand.all {
            for argument in ["", " 5", " some-name"] {
                if foreign.word == "migrate resolve" { continue }
                guard let line = answer(foreign.word + argument)?.message,
                    line.contains("here it is"),
                    let words = line.split(separator: "here it is: jsmigrate ", maxSplits: 1).last
                else { continue }
                let typed = String(words).split(separator: " ").map(String.init)
                if foreign.argument != .nothing, argument.isEmpty { continue }
                #expect(throws: Never.self, "\(foreign.word)\(argument) → \(words)") {
                    try CommandLineParser.parse(typed)
                }
            }
        }
    }

    /// A word that is ours by now is answered by nobody else.
    @Test func noWordOfOursIsInTheTable() {
        for foreign in ForeignCommand.all {
            #expect(
                ProgramDescription.jsmigrate.command(named: foreign.word) == nil, "\(foreign.word)")
        }
        for option in ForeignOption.all where option.commands.isEmpty {
            for name in option.names {
                let line = answer("status \(name)")
                #expect(line == nil || line?.message.contains("here it is") == true, "\(name)")
            }
        }
    }

    @Test func typingErrorsStayTypingErrors() {
        #expect(answer("statsu")?.message == "Unknown command 'statsu'. Did you mean 'status'?")
        #expect(
            answer("up --stesp 2")?.message == "Unknown option '--stesp'. Did you mean '--steps'?")
        #expect(answer("nothing-of-anybody")?.message == "Unknown command 'nothing-of-anybody'")
        #expect(
            answer("down three")?.message
                == "The value 'three' is invalid for '<n>': it must be a whole number, at least 1")
    }
}
