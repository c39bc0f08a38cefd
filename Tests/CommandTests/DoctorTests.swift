import MigrationKit
import TestSupport
import Testing

/// `doctor`: everything that is found, whatever is not there.
@Suite struct DoctorTests {
    /// The findings of `doctor --json`: check, status and detail.
    private func findings(
        _ outcome: JSMigrate.Outcome
    ) throws -> [String: (status: String, detail: String, help: String?)] {
        let document = try JSON(parsing: outcome.output)
        guard case .array(let checks)? = document["checks"] else { return [:] }
        var findings: [String: (status: String, detail: String, help: String?)] = [:]
        for check in checks {
            findings[check["check"]?.string ?? ""] = (
                check["status"]?.string ?? "", check["detail"]?.string ?? "",
                check["help"]?.string
            )
        }
        return findings
    }

    @Test func allIsWell() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        try scene.project.write("jsmigrate.config.json", #"{"lockWait": 5}"#)
        let outcome = try scene.run("doctor", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let found = try findings(outcome)
        #expect(found["configuration"]?.detail == scene.path("jsmigrate.config.json"))
        #expect(found["migrations"]?.detail.hasSuffix(": 001-a.js to 002-b.js") == true)
        #expect(found["database"]?.detail.contains(scene.database.name) == true)
        #expect(
            found["database"]?.detail.hasSuffix("(from DATABASE_URL in the environment)") == true)
        #expect(found["state"]?.detail == "2 pending")
        #expect(found["encryption"]?.detail == "none, on this machine")
        #expect(found["pooler"]?.detail == "none")
        #expect(found["tracking tables"]?.detail.hasPrefix("not there yet") == true)
        #expect(found["lock"]?.detail == "free")
        #expect(found["engine"]?.detail.hasPrefix("JavaScriptCore") == true)
        for (check, finding) in found where !["pg_dump", "psql", "private server"].contains(check) {
            #expect(finding.status != "error", "\(check): \(finding)")
        }
        // Nothing was made.
        #expect(try scene.tables.isEmpty)
        #expect(try scene.run("up").exitCode == 0)
        let text = try scene.run("doctor")
        #expect(text.exitCode == 0)
        #expect(text.output.contains("✓ state"), "\(text)")
        #expect(text.output.contains("2 applied\n"), "\(text)")
        #expect(text.output.contains("public.schema_migrations"), "\(text)")
    }

    @Test func nothingIsThere() throws {
        let project = try Project()
        let outcome = try JSMigrate.run(["doctor", "--json"], in: project)
        #expect(outcome.exitCode == 5, "\(outcome)")
        let found = try findings(outcome)
        #expect(found["configuration"]?.detail == "no file; the defaults hold")
        #expect(found["migrations"]?.status == "error")
        #expect(found["migrations"]?.help?.contains("--dir") == true)
        #expect(found["database"]?.status == "error")
        #expect(found["server"] == nil)
        let text = try JSMigrate.run(["doctor"], in: project)
        #expect(text.output.contains("✗ database"), "\(text)")
        #expect(text.output.hasSuffix(" errors\n") || text.output.contains(" errors, "), "\(text)")
        #expect(text.errors.isEmpty)
        let named = try JSMigrate.run(["doctor", "--json", "--dir", "nowhere"], in: project)
        #expect(named.exitCode == 5, "\(named)")
        let detail = try findings(named)["migrations"]?.detail
        #expect(detail == "there is no folder \(project.path(of: "nowhere"))")
    }

    @Test func aServerThatIsNotReached() throws {
        let project = try Project(Migrations.tables("a"))
        let refused = try JSMigrate.run(
            ["doctor", "--database", "postgres://u:s3cret@127.0.0.1:1/d"], in: project)
        #expect(refused.exitCode == 5)
        #expect(refused.output.contains("✗ database"), "\(refused)")
        #expect(refused.output.contains("cannot connect to postgresql://u@127.0.0.1:1/d"))
        #expect(!refused.output.contains("s3cret") && !refused.errors.contains("s3cret"))
        let server = try SilentServer()
        let silent = try JSMigrate.run(
            ["doctor", "--json", "--database", server.url + "&connect_timeout=2"], in: project)
        #expect(silent.exitCode == 5, "\(silent)")
        #expect(try findings(silent)["database"]?.detail.contains("timeout") == true)
    }

    @Test func aConfigurationThatCannotBeRead() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.project.write("jsmigrate.config.mjs", "export default { lockwait: 5 };")
        let outcome = try scene.run("doctor", "--json")
        #expect(outcome.exitCode == 5, "\(outcome)")
        let found = try findings(outcome)
        #expect(found["configuration"]?.status == "error")
        #expect(found["configuration"]?.detail.contains("Did you mean 'lockWait'?") == true)
        // The rest is looked at all the same.
        #expect(found["server"]?.status == "ok")
        try scene.project.write("jsmigrate.config.mjs", "throw new Error('broken');")
        #expect(
            try findings(try scene.run("doctor", "--json"))["configuration"]?.detail
                .contains("broken") == true)
    }

    @Test func whatARoleMayNot() throws {
        let scene = try Scene(Migrations.tables("a"))
        #expect(try scene.run("up").exitCode == 0)
        let role = "reader_\(scene.database.name)"
        try scene.database.execute(
            """
            CREATE ROLE \(role) LOGIN CONNECTION LIMIT 1;
            ALTER ROLE \(role) SET statement_timeout TO '30s';
            GRANT USAGE ON SCHEMA public TO \(role);
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO \(role);
            REVOKE CREATE ON SCHEMA public FROM PUBLIC;
            """)
        let url = scene.database.url.replacing("//\(scene.database.user)@", with: "//\(role)@")
        let before = try scene.database.dump()
        let outcome = try scene.run("doctor", "--json", "--database", url)
        let found = try findings(outcome)
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(found["role"]?.help == "GRANT CREATE ON SCHEMA public TO \(role)")
        #expect(found["tracking tables"]?.detail.contains("lacks DELETE on") == true, "\(found)")
        #expect(found["connections"]?.status == "error", "\(found)")
        #expect(found["timeouts"]?.detail == "statement_timeout is 30s (user)")
        #expect(found["state"]?.detail == "1 applied")
        #expect(try scene.database.dump() == before)
        try scene.database.execute("DROP OWNED BY \(role); DROP ROLE \(role)")
    }

    @Test func whatIsToBeSettled() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "migrations/002-b.js": "exports.up = () => { throw new Error('no'); };",
            "migrations/run-migration.js": "", "migrations/helper.js": "",
            "migrations/README.md": "",
        ])
        #expect(try scene.run("up").exitCode == 2)
        try scene.project.write("migrations/001-a.js", "// another one")
        let session = try scene.database.openSession()
        let key = "hashtextextended('jsmigrate:public', 0)"
        try session.run("SELECT pg_advisory_lock(\(key))")
        let outcome = try scene.run("doctor", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let found = try findings(outcome)
        #expect(found["state"]?.detail == "1 failed, 1 changed")
        #expect(found["state"]?.status == "warning")
        #expect(found["lock"]?.detail.hasPrefix("the lock is held by backend") == true)
        #expect(found["old runner"]?.status == "ok")
        #expect(found["other files"]?.detail.hasPrefix("helper.js: no migration") == true)
    }

    @Test func twoFilesOfOneVersion() throws {
        let scene = try Scene(["migrations/1-a.js": "x", "migrations/001-b.js": "x"])
        let outcome = try scene.run("doctor", "--json")
        #expect(outcome.exitCode == 5)
        #expect(try findings(outcome)["migrations"]?.help?.contains("--allow-duplicates") == true)
    }

    @Test func anotherToolsTable() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.database.execute("CREATE TABLE schema_migrations (version bigint, dirty boolean)")
        let outcome = try scene.run("doctor", "--json")
        #expect(outcome.exitCode == 5, "\(outcome)")
        let tracking = try findings(outcome)["tracking tables"]
        #expect(tracking?.status == "error")
        #expect(tracking?.detail.contains("dirty") == true, "\(String(describing: tracking))")
    }

    @Test func aHistoryToTakeOver() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.database.execute(
            """
            CREATE TABLE knex_migrations (id serial PRIMARY KEY, name varchar(255), batch integer,
              migration_time timestamptz)
            """)
        let outcome = try scene.run("doctor", "--json")
        #expect(outcome.exitCode == 5, "\(outcome)")
        let found = try findings(outcome)
        #expect(found["other tools"]?.status == "error")
        #expect(found["other tools"]?.detail.contains("knex") == true)
        #expect(found["other tools"]?.help?.contains("jsmigrate adopt") == true)
        #expect(try scene.tables == ["knex_migrations"])
        #expect(try scene.run("init").exitCode == 0)
        let after = try scene.run("doctor", "--json")
        #expect(after.exitCode == 0, "\(after)")
        #expect(try findings(after)["other tools"]?.status == "ok")
    }

    @Test func whereNothingCanBeWritten() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.database.execute(
            "ALTER DATABASE \(scene.database.name) SET default_transaction_read_only TO on")
        let outcome = try scene.run("doctor", "--json")
        #expect(outcome.exitCode == 5)
        #expect(
            try findings(outcome)["server"]?.detail.hasSuffix("its transactions are read-only")
                == true)
    }

    @Test(.enabled(if: PgBouncer.isThere, "scripts/setup unpacks PgBouncer"))
    func throughAPooler() throws {
        let scene = try Scene(Migrations.tables("a"))
        for (mode, status) in [("session", "ok"), ("transaction", "error")] {
            let pooler = try PgBouncer(scene.database, mode: mode)
            let outcome = try scene.run("doctor", "--json", "--database", pooler.url)
            #expect(try findings(outcome)["pooler"]?.status == status, "\(mode): \(outcome)")
        }
    }

    @Test func onAPrivateServer() throws {
        let project = try Project(Migrations.tables("a"))
        let outcome = try JSMigrate.run(["doctor", "--json", "--ephemeral"], in: project)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try findings(outcome)["database"]?.detail.hasSuffix("(from --ephemeral)") == true)
    }
}
