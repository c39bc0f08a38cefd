import TestSupport
import Testing

/// Validators whose server goes away, or lets them read nothing.
@Suite struct ValidatorsWithoutServerTests {
    @Test func whatWasFoundIsToldAlsoWhereTheServerGoesAwayBetweenThePhases() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/a.js": """
            module.exports = { name: 'long', phase: 'pre', timeout: 60000, async check({ query }) {
              console.error('now');
              await query('SELECT pg_sleep(50)');
            } };
            """,
        ])
        let running = try JSMigrate.start(
            ["validate", "--pre", "--post", "--json"], in: scene.project, database: scene.database)
        try running.waitForText("now")
        try running.wait("for the query") {
            try scene.database.value(
                "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(50)'") == "1"
        }
        try scene.database.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
        let outcome = running.finish()
        #expect(outcome.exitCode == 1, "\(outcome)")
        let before = try ValidationResults(outcome, phase: "pre")
        #expect(before["long"]?.hasPrefix("FAIL: ") == true, "\(outcome)")
        let after = try ValidationResults(outcome, phase: "post")
        #expect(after.checks == ["connectivity"])
        #expect(after["connectivity"]?.hasPrefix("FAIL: ") == true, "\(outcome)")
    }

    @Test func whatARoleMayNotReadIsToldWithWhatToDo() throws {
        let scene = try Scene(["migrations/001-a.js": Migrations.table("a")])
        #expect(try scene.run("init").exitCode == 0)
        let role = "validators_without_rights"
        try scene.database.query("CREATE ROLE \(role) LOGIN")
        defer { _ = try? scene.database.query("DROP OWNED BY \(role); DROP ROLE \(role)") }
        let url = scene.database.url.replacing("\(scene.database.user)@", with: "\(role)@")
        let refused = try scene.run("validate", "--post", "--database", url)
        #expect(refused.exitCode == 5, "\(refused)")
        #expect(
            refused.errors.hasSuffix(
                "help: `jsmigrate doctor` says which rights this role lacks, and how to give them\n"
            ),
            "\(refused)")
        try scene.database.query("ALTER ROLE \(role) SET statement_timeout TO '1ms'")
        try scene.database.query("GRANT SELECT ON schema_migrations TO \(role)")
        let variables = ["PGOPTIONS": "-c statement_timeout=0"]
        let lifted = try scene.run(
            "validate", "--post", "--database", url, environment: variables)
        #expect(lifted.exitCode != 5, "\(lifted)")
    }
}
