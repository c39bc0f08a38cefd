import TestSupport
import Testing

/// The sessions on which validators read: what they leave to others, and what the server would end.
@Suite struct ValidatorSessionTests {
    private static let files = [
        "migrations/001-a.js": Migrations.table("a"),
        "validators/a.js": """
        module.exports = [
          { name: 'pause', check: async ({ query }) => {
              await query('SELECT 1');
              await new Promise((done) => setTimeout(done, 500));
              await query('SELECT pg_sleep(0.2)');
          } },
          { name: 'writes', check: async ({ query }) => { await query('CREATE TABLE x ()'); } },
        ];
        """,
    ]

    @Test(.enabled(if: PgBouncer.isThere, "scripts/setup unpacks PgBouncer"))
    func nothingIsLeftInThePoolOfOthers() throws {
        let scene = try Scene(Self.files)
        let pool = try PgBouncer(
            scene.database, mode: "transaction", settings: ["default_pool_size = 1"])
        let outcome = try scene.run("validate", "--pre", "--json", "--database", pool.url)
        let found = try ValidationResults(outcome)
        #expect(found["pause"] == "PASS")
        let refusal = "FAIL: cannot execute CREATE TABLE in a read-only transaction\n"
        #expect(found["writes"]?.hasPrefix(refusal) == true)
        // The one backend of the pool is the next client's.
        let exec = try Scene([
            "show.js": """
            const { Client } = require('pg');
            const client = new Client({ connectionString: process.argv[2] });
            client.connect()
              .then(() => client.query('SHOW default_transaction_read_only'))
              .then(({ rows }) => { console.log(rows[0].default_transaction_read_only); return client.end(); });
            """
        ])
        let shown = try exec.run("exec", "show.js", pool.url)
        #expect(shown.output == "off\n", "\(shown)")
    }

    @Test func limitsOfARoleAreNotThoseOfAValidator() throws {
        let scene = try Scene(Self.files)
        let role = "validator_sessions"
        try scene.database.query("CREATE ROLE \(role) LOGIN")
        defer { _ = try? scene.database.query("DROP ROLE \(role)") }
        for name in ["statement_timeout", "idle_in_transaction_session_timeout"] {
            try scene.database.query("ALTER ROLE \(role) SET \(name) TO '100ms'")
        }
        let url = scene.database.url.replacing("\(scene.database.user)@", with: "\(role)@")
        let found = try ValidationResults(
            try scene.run("validate", "--pre", "--json", "--database", url))
        #expect(found["pause"] == "PASS")
    }

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
        let outcome = running.finish(timeout: .seconds(30))
        #expect(outcome.exitCode == 1, "\(outcome)")
        let before = try ValidationResults(outcome, phase: "pre")
        #expect(before["long"]?.hasPrefix("FAIL: ") == true, "\(outcome)")
        let after = try ValidationResults(outcome, phase: "post")
        #expect(after.checks == ["connectivity"])
        #expect(after["connectivity"]?.hasPrefix("FAIL: ") == true, "\(outcome)")
    }

    @Test func whatARoleMayNotReadIsToldWithWhatToDo() throws {
        let scene = try Scene(Self.files)
        #expect(try scene.run("init").exitCode == 0)
        let role = "validator_sessions_without_rights"
        try scene.database.query("CREATE ROLE \(role) LOGIN")
        defer { _ = try? scene.database.query("DROP ROLE \(role)") }
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
