import MigrationKit
import TestSupport
import Testing

/// `config`: the settings in force and where each comes from.
@Suite struct ConfigCommandTests {
    private func settings(_ outcome: JSMigrate.Outcome) throws -> [String: JSON] {
        guard case .array(let list) = try JSON(parsing: outcome.output)["settings"] else {
            return [:]
        }
        return Dictionary(
            list.map { ($0["key"]?.string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func source(_ setting: JSON?) -> [JSON?] {
        [setting?["value"], setting?["source"], setting?["origin"]]
    }

    @Test func everySource() throws {
        let project = try Project([
            "jsmigrate.config.json": """
            {"schemaFile": "db/schema.sql", "lockWait": 90, "strict": true, "allowMissing": true,
             "protectedDatabases": ["live"], "thresholds": {"activeConnections": 50}}
            """,
            ".env": "DATABASE_URL=postgres://me:hush@db.example/app?sslpassword=hush",
        ])
        let outcome = try JSMigrate.run(
            ["config", "--json", "--no-strict", "--lock-timeout", "1500ms", "--quiet"], in: project,
            environment: ["NO_COLOR": "1"])
        #expect(outcome.exitCode == 0, "\(outcome)")
        let file = JSON.string(project.path(of: "jsmigrate.config.json"))
        #expect(try JSON(parsing: outcome.output)["file"] == file)
        let settings = try settings(outcome)
        #expect(source(settings["dir"]) == ["migrations", "default", .null])
        #expect(
            source(settings["database"]) == [
                "postgresql://me@db.example/app", ".env", "DATABASE_URL in .env",
            ])
        #expect(source(settings["strict"]) == [false, "command line", "--no-strict"])
        #expect(source(settings["lockTimeout"]) == ["1.5s", "command line", "--lock-timeout"])
        #expect(source(settings["verbosity"]) == ["quiet", "command line", "--quiet"])
        #expect(source(settings["lockWait"]) == ["1min 30s", "config file", file])
        #expect(source(settings["allowMissing"]) == [true, "config file", file])
        #expect(
            source(settings["schemaFile"]) == [
                .string(project.path(of: "db/schema.sql")), "config file", file,
            ])
        #expect(source(settings["protectedDatabases"]) == [["live"], "config file", file])
        #expect(source(settings["thresholds.activeConnections"]) == [50, "config file", file])
        #expect(source(settings["thresholds.blockingLockAge"]) == ["5s", "default", .null])
        #expect(
            source(settings["color"]) == ["never", "environment", "NO_COLOR in the environment"])
        #expect(source(settings["statementTimeout"]) == [.null, "default", .null])
        #expect(!"\(outcome)".contains("hush"))
    }

    @Test func theDatabase() throws {
        let project = try Project(["jsmigrate.config.json": #"{"database": "postgres://a:b@h/d"}"#])
        func database(_ arguments: [String], _ environment: [String: String] = [:]) throws
            -> [JSON?]
        {
            let outcome = try JSMigrate.run(
                ["config", "--json"] + arguments, in: project, environment: environment)
            return source(try settings(outcome)["database"])
        }
        let file = JSON.string(project.path(of: "jsmigrate.config.json"))
        #expect(try database([]) == ["postgresql://a@h/d", "config file", file])
        #expect(
            try database(["--database", "postgres://x:y@z/w"])
                == ["postgresql://x@z/w", "command line", "--database"])
        #expect(
            try database(["--no-config"], ["DB_HOST": "h", "DB_NAME": "n", "DB_PASSWORD": "p"])
                == ["postgresql://h/n", "environment", "DB_* in the environment"])
        #expect(
            try database(["--ephemeral"]) == [
                "a private PostgreSQL", "command line", "--ephemeral",
            ])
        #expect(try database(["--no-config"]) == [.null, "default", .null])
    }

    @Test func forPeople() throws {
        let project = try Project(["jsmigrate.config.json": #"{"lock": false}"#])
        let outcome = try JSMigrate.run(["config"], in: project)
        let file = project.path(of: "jsmigrate.config.json")
        #expect(outcome.lines.first == "configuration file: \(file)")
        func row(_ name: String) -> [Substring] {
            outcome.lines.first { $0.hasPrefix("\(name) ") }?.split(separator: " ") ?? []
        }
        #expect(row("lock") == ["lock", "false", Substring(file)])
        #expect(row("database") == ["database", "none", "default"])
        #expect(try JSMigrate.run(["config"]).lines.first == "no configuration file")
    }
}
