import MigrationKit
import TestSupport
import Testing

/// Validators that crash, hang, or try to do more than read: each is contained, and named.
@Suite struct MisbehavingValidatorsTests {
    /// A validator that sends statements one after the other.
    private static func sending(_ name: String, _ statements: String...) -> String {
        let texts = statements.map { "\"\($0)\"" }.joined(separator: ", ")
        return "{ name: '\(name)', check: async ({ query }) =>"
            + " { for (const text of [\(texts)]) await query(text); } }"
    }

    /// The result of each check, as `STATUS: details: error` without the further lines of the error.
    private func results(_ outcome: JSMigrate.Outcome) throws -> [String: String] {
        guard case .array(let results) = try JSON(parsing: outcome.output)["results"] else {
            Issue.record("\(outcome)")
            return [:]
        }
        return Dictionary(
            results.map { result in
                (
                    result["check"]?.string ?? "",
                    [
                        result["status"]?.string, result["details"]?.string,
                        result["error"]?.string?.split(separator: "\n").first.map(String.init),
                    ]
                    .compactMap { $0 }.joined(separator: ": ")
                )
            }
        ) { $0 + "; " + $1 }
    }

    private func scene(_ validators: [String]) throws -> Scene {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/checks.js": "module.exports = [\(validators.joined(separator: ",\n"))];",
        ])
        try scene.database.query("CREATE TABLE kept (id int)")
        try scene.database.query("CREATE SEQUENCE numbers")
        try scene.database.query(
            "CREATE FUNCTION writes() RETURNS int LANGUAGE sql AS"
                + " 'INSERT INTO kept VALUES (1) RETURNING 1'")
        return scene
    }

    @Test func whatDoesMoreThanReadIsRefusedByName() throws {
        let write = "INSERT INTO kept VALUES (1)"
        let refused = "FAIL: a validator only reads: "
        let cases: [(name: String, statements: [String], result: String)] = [
            ("begin", ["BEGIN READ WRITE", write], refused + "BEGIN READ WRITE is refused"),
            (
                "set", ["SET TRANSACTION READ WRITE"],
                "FAIL: cannot set transaction read-write mode inside a read-only transaction"
            ),
            (
                "config", ["SELECT set_config('transaction_read_only', 'off', false)"],
                "FAIL: cannot set transaction read-write mode inside a read-only transaction"
            ),
            (
                "session",
                ["SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE", "COMMIT", write],
                "FAIL: cannot execute INSERT in a read-only transaction"
            ),
            (
                "function", ["SELECT writes()"],
                "FAIL: cannot execute INSERT in a read-only transaction"
            ),
            (
                "nextval", ["SELECT nextval('numbers')"],
                "FAIL: cannot execute nextval() in a read-only transaction"
            ),
            (
                "setval", ["SELECT setval('numbers', 7)"],
                "FAIL: cannot execute setval() in a read-only transaction"
            ),
            (
                "temporary", ["CREATE TEMP TABLE x (id int)"],
                "FAIL: cannot execute CREATE TABLE in a read-only transaction"
            ),
            ("program", ["COPY (SELECT 1) TO PROGRAM 'true'"], refused + "COPY is refused"),
            ("listen", ["LISTEN a"], refused + "LISTEN is refused"),
            ("notify", ["NOTIFY a"], refused + "NOTIFY is refused"),
            ("call", ["SELECT pg_notify('a', 'b')"], refused + "pg_notify() is refused"),
            ("dblink", ["SELECT dblink_exec('a', 'b')"], refused + "dblink_exec() is refused"),
            (
                "surgery", ["SELECT heap_force_kill('kept', ARRAY['(0,1)']::tid[])"],
                refused + "heap_force_kill() is refused"
            ),
            ("lock", ["LOCK TABLE kept"], refused + "LOCK TABLE is refused"),
            ("prepare", ["PREPARE TRANSACTION 'x'"], refused + "PREPARE TRANSACTION is refused"),
            (
                "string", ["SELECT 1; COMMIT; \(write)"],
                refused + "a transaction's begin or end among other statements is refused"
            ),
            (
                "leak", ["BEGIN", "SELECT 1"],
                "FAIL: it began a transaction and did not end it; it was rolled back"
            ),
            (
                "advisory", ["SELECT pg_advisory_lock(7)"],
                "FAIL: it left an advisory lock behind, which the session gave back"
            ),
            ("sound", ["BEGIN", "SELECT 1", "COMMIT"], "PASS"),
        ]
        let scene = try scene(
            cases.map { each in
                let texts = each.statements.map { "\"\($0)\"" }.joined(separator: ", ")
                return "{ name: '\(each.name)', check: async ({ query }) =>"
                    + " { for (const text of [\(texts)]) await query(text); } }"
            })
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try results(outcome)
        for each in cases { #expect(found[each.name] == each.result) }
        #expect(try scene.database.value("SELECT count(*) FROM kept") == "0")
        #expect(try scene.database.value("SELECT is_called FROM numbers") == "f")
    }

    @Test func whatCrashesOrHangsStopsNobody() throws {
        let scene = try scene([
            "{ name: 'throws', check() { throw new Error('oops'); } }",
            "{ name: 'exits', check() { process.exit(0); } }",
            "{ name: 'stalls', check: () => new Promise(() => {}) }",
            "{ name: 'rejects', check() { Promise.reject(new Error('nobody listens')); } }",
            "{ name: 'late', check() { setTimeout(() => { throw new Error('late'); }, 1); } }",
            "{ name: 'waits', check: () => new Promise((done) => setTimeout(done, 50)) }",
            "{ name: 'chain', timeout: 100, check() { const next = () => Promise.resolve().then(next); return next(); } }",
            "{ name: 'many', timeout: 100, check({ query }) { for (let i = 0; i < 20; i++) query('SELECT pg_sleep(60)').catch(() => {}); return new Promise(() => {}); } }",
            Self.sending(
                "ended", "DO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$"),
            Self.sending("sound", "SELECT 1"),
        ])
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try results(outcome)
        let expected = [
            "throws": "FAIL: oops", "exits": "FAIL: it called process.exit(0)",
            "stalls": "FAIL: it waits for something that can never happen",
            "waits": "PASS",
            "chain": "FAIL: it did not end when its time was over, and was given up",
            "many": "FAIL: it took longer than 100 ms",
            "ended": "FAIL: terminating connection due to administrator command",
            "sound": "PASS", "rejects": "FAIL: nobody listens", "late": "FAIL: late",
        ]
        for (name, result) in expected { #expect(found[name] == result) }
        #expect(found["connectivity"]?.hasPrefix("PASS") == true)
    }

    @Test func aRoleWithoutConnectionsToSpareIsServedByTheOneItHas() throws {
        let scene = try scene([
            Self.sending("sound", "SELECT 1"), "{ name: 'no', check: () => false }",
        ])
        // One idle, one that reads: none is left for threads.
        try scene.database.query("ALTER DATABASE \"\(scene.database.name)\" CONNECTION LIMIT 3")
        let outcome = try scene.run("validate", "--pre", "--json")
        let found = try results(outcome)
        #expect(found["sound"] == "PASS" && found["no"]?.hasPrefix("FAIL") == true, "\(outcome)")
        #expect(found["connectivity"]?.hasPrefix("PASS") == true)
    }

    @Test(arguments: [
        "async ({ query }) => { console.log('now'); await query('SELECT pg_sleep(50)'); }",
        "() => { console.log('now'); for (;;); }",
    ])
    func controlCEndsItAtOnce(check: String) throws {
        let scene = try scene(["{ name: 'long', check: \(check) }"])
        let running = try JSMigrate.start(
            ["validate", "--pre"], in: scene.project, database: scene.database)
        try running.waitForText("now")
        running.send(signal: 2)
        let outcome = running.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
        #expect(outcome.output == "now\n")
        try running.wait("for the sessions' end") {
            try scene.database.value(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid()") == "0"
        }
    }
}
