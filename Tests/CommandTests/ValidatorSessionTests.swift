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
}
