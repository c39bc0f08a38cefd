import TestSupport
import Testing

/// Where the database is found, what is said when it is not, and that secrets stay secret.
@Suite struct ConnectionTests {
    @Test(arguments: [
        (
            "postgres://someone:s3cr3t@:99999/name",
            "error: DATABASE_URL in the environment: the port is not a number from 1 to 65535\n"
        ),
        (
            "nonsense",
            "error: DATABASE_URL in the environment: the connection string is neither a URL (postgres://user@host/database) nor keywords (host=… dbname=…)\n"
        ),
        (
            "mysql://someone:s3cr3t@host/name",
            "error: DATABASE_URL in the environment: the URL begins with \"mysql:\", where postgres:// or postgresql:// is expected\n"
        ),
    ])
    func aBrokenConnectionStringIsRefused(text: String, errors: String) throws {
        let project = try Project(Migrations.tables("a"))
        let outcome = try JSMigrate.run(["up"], in: project, environment: ["DATABASE_URL": text])
        #expect(outcome.exitCode == 5 && outcome.output.isEmpty)
        #expect(outcome.errors == errors)
    }

    @Test(arguments: ["up", "down", "status"])
    func noServer(command: String) throws {
        let project = try Project(Migrations.tables("a"))
        let outcome = try JSMigrate.run(
            [command], in: project,
            environment: ["DATABASE_URL": "postgres://someone:s3cr3t@127.0.0.1:1/name"])
        #expect(outcome.exitCode == 5 && outcome.output.isEmpty)
        #expect(
            outcome.errors == """
                error: cannot connect to postgresql://someone@127.0.0.1:1/name
                  connection to server at "127.0.0.1", port 1 failed: Connection refused
                  Is the server running on that host and accepting TCP/IP connections?
                help: check that the server runs and that the connection settings are right

                """)
    }

    @Test func aRoleThatMayConnectOnce() throws {
        let scene = try Scene(Migrations.tables("a"))
        let role = "connects_once_\(scene.database.name)"
        try scene.database.execute(
            "CREATE ROLE \"\(role)\" LOGIN CONNECTION LIMIT 1; GRANT ALL ON SCHEMA public TO \"\(role)\""
        )
        let up = try scene.run("up", "--database", scene.url(user: role, password: ""))
        #expect(up.exitCode == 5, "\(up)")
        #expect(up.errors.contains("too many connections for role"), "\(up)")
        #expect(up.errors.contains("help: a run takes two connections"), "\(up)")
        #expect(try scene.ownTables == [])
        try scene.database.execute("DROP OWNED BY \"\(role)\"; DROP ROLE \"\(role)\"")
    }

    @Test func noDatabaseIsNamed() throws {
        let outcome = try JSMigrate.run(["up"], in: Project(Migrations.tables("a")))
        #expect(outcome.exitCode == 5)
        #expect(outcome.errors.hasPrefix("error: no database is named\n  give --database "))
    }

    @Test func thePasswordIsNeverWritten() throws {
        let scene = try Scene([
            "migrations/001-a.js": """
            exports.up = async (db) => {
              if (!process.env.DATABASE_URL.includes('s3cr3t')) throw new Error('no password');
              await db.query('CREATE TABLE a (id int)');
            };
            exports.down = () => { throw new Error('down'); };
            """
        ])
        let environment = ["DATABASE_URL": scene.url(user: scene.database.user, password: "s3cr3t")]
        for arguments in [
            ["up"], ["up"], ["status"], ["down"], ["down", "--json"], ["validate", "--pre"],
            ["up", "--verbose", "--database", "postgres://u:s3cr3t@localhost:1/x"],
        ] {
            let outcome = try JSMigrate.run(
                arguments, in: scene.project, environment: environment)
            #expect(outcome.exitCode != nil)
            #expect(!(outcome.output + outcome.errors).contains("s3cr3t"), "\(outcome)")
        }
        #expect(try scene.ownTables == ["a"])
        #expect(try !scene.database.dump().contains("s3cr3t"))
    }

    @Test func theSourcesHaveAnOrderAndADifferenceIsTold() throws {
        let scene = try Scene(Migrations.tables("a"))
        let url = scene.database.url
        let parts = [
            "DB_HOST": scene.database.socketDirectory, "DB_PORT": String(scene.database.port),
            "DB_NAME": scene.database.name, "DB_USER": scene.database.user,
        ]
        let elsewhere = ["PGHOST": "elsewhere", "PGDATABASE": "other"]
        func used(_ arguments: [String], _ environment: [String: String]) throws -> String? {
            let outcome = try JSMigrate.run(
                ["status"] + arguments, in: scene.project, environment: environment)
            #expect(outcome.exitCode == 0, "\(outcome)")
            return outcome.errorLines.first
        }
        func note(_ source: String, over other: String) -> (String?) -> Bool {
            {
                $0?.hasPrefix("note: \(source) is used (") == true
                    && $0?.contains("; \(other) names another database (") == true
            }
        }
        let wrong = "postgres://u@elsewhere/other"
        #expect(
            note("--database", over: "DATABASE_URL in the environment")(
                try used(["--database", url], ["DATABASE_URL": wrong])))
        #expect(
            note("DATABASE_URL in the environment", over: "DB_* in the environment")(
                try used([], ["DATABASE_URL": url, "DB_HOST": "elsewhere", "DB_NAME": "x"])))
        #expect(
            note("DB_* in the environment", over: "PG* in the environment")(
                try used([], parts.merging(elsewhere) { $1 })))
        #expect(try used([], scene.database.libpqEnvironment) == nil)
        #expect(try used([], parts) == nil)
    }

    @Test func anEnvironmentFileIsReadAndTheEnvironmentBeatsIt() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.project.write(".env", "DATABASE_URL=\"\(scene.database.url)\"\nOTHER=1")
        let found = try JSMigrate.run(["up"], in: scene.project)
        #expect(found.exitCode == 0, "\(found)")
        #expect(found.errors.hasSuffix("(from DATABASE_URL in .env)\n"))
        try scene.project.write(".env", "DATABASE_URL=postgres://u@elsewhere/other")
        #expect(try scene.run("status").output.contains("001      a     applied"))
        try scene.project.write("settings.env", "DATABASE_URL=\(scene.database.url)")
        let named = try JSMigrate.run(["status", "--env-file", "settings.env"], in: scene.project)
        #expect(named.exitCode == 0, "\(named)")
        let missing = try JSMigrate.run(["status", "--env-file", "gone.env"], in: scene.project)
        #expect(missing.exitCode == 5 && missing.errors.contains("gone.env"), "\(missing)")
    }

    @Test func aRoleWithoutTheRightToCreateIsRefused() throws {
        let scene = try Scene(Migrations.tables("a"))
        let role = "reader_\(scene.database.name)"
        // Before PostgreSQL 15 everybody may.
        try scene.database.query(
            "CREATE ROLE \(role) LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        defer { _ = try? scene.database.query("DROP ROLE \(role)") }
        let outcome = try scene.run("up", environment: ["DATABASE_URL": scene.url(user: role)])
        #expect(outcome.exitCode == 5)
        #expect(
            outcome.errors.contains("error: permission denied for schema public\n"), "\(outcome)")
        #expect(
            outcome.errors.contains(
                "help: the tracking tables in the schema public could not be made or extended"))
        #expect(try scene.tables.isEmpty)
    }

    @Test func aReadOnlyDatabaseIsRefused() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.database.query(
            "ALTER DATABASE \(scene.database.name) SET default_transaction_read_only = on")
        for arguments in [["up"], ["up", "--no-lock"]] {
            let outcome = try JSMigrate.run(arguments, in: scene.project, database: scene.database)
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(outcome.errors.contains("read-only"), "\(outcome)")
        }
        #expect(try scene.run("status").exitCode == 0)
        #expect(try scene.tables.isEmpty)
    }
}
