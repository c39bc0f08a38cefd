import TestSupport
import Testing

/// What `validate --pre` and `up --validate` make of the statements of the plan, before it runs.
@Suite struct PreflightTests {
    private let scene: Scene

    init() throws {
        scene = try Scene()
        try scene.project.write(
            "jsmigrate.config.json", #"{"thresholds": {"freeDiskPercent": 0, "planTime": "10s"}}"#)
        try scene.database.query("CREATE TABLE orders (id int); CREATE TABLE others (id int)")
    }

    /// The row of a check with the lines below it.
    private func block(_ check: String, _ outcome: JSMigrate.Outcome) -> [String] {
        let lines = outcome.lines.drop { !$0.hasPrefix("\(check) ") }
        return Array(lines.prefix(1) + lines.dropFirst().prefix { $0.hasPrefix(" ") })
    }

    @Test(arguments: [
        ("001-orders.sql", "ALTER TABLE orders ADD COLUMN note text;"),
        ("001-orders.sql", "DROP TABLE orders;"),
        ("001-orders.js", "exports.up = (db) => db.query('CREATE INDEX ON orders (id)');"),
        (
            "001-orders.js",
            """
            exports.up = async (db) => {
              const { rows } = await db.query('SELECT 1 AS n');
              for (const row of rows) await db.query(`UPDATE public."orders" SET id = ${row.n}`);
            };
            """
        ),
    ])
    func aLockOnATableOfThePlanStopsTheRun(file: String, text: String) throws {
        try scene.project.write("migrations/\(file)", text)
        let session = try scene.database.openSession()
        try session.run("BEGIN; LOCK TABLE others IN SHARE MODE")
        let elsewhere = try scene.run("validate", "--pre")
        #expect(elsewhere.exitCode == 0, "\(elsewhere)")
        #expect(block("blocking-locks", elsewhere)[0].contains("  WARN  "))

        try session.run("LOCK TABLE orders IN SHARE MODE")
        let stopped = try scene.run("up", "--validate")
        #expect(stopped.exitCode == 1, "\(stopped)")
        #expect(
            stopped.output.contains("has held ShareLock on orders (a table of the plan)"),
            "\(stopped)")
        #expect(try scene.ownTables == ["orders", "others"])
        // Closed, it would hold its locks for a moment longer.
        try session.run("ROLLBACK")
        let free = try scene.run("up", "--validate")
        #expect(free.exitCode == 0, "\(free)")
    }

    @Test func theLookAtThePlanIsQuietAndDoesNotWaitForLocks() throws {
        try scene.project.write(
            "migrations/001-talks.js",
            """
            console.log('loaded');
            exports.up = async (db) => {
              console.log('under way');
              await db.query('CREATE TABLE made (id int)');
              const { rows } = await db.query('SELECT count(*) FROM orders');
              await db.query(`DROP TABLE others /* ${rows[0].count} */`);
            };
            """)
        let session = try scene.database.openSession()
        try session.run("BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE")
        let outcome = try scene.run("validate", "--pre")
        session.close()
        // A table of the plan is locked.
        #expect(outcome.exitCode == 1 && outcome.errors.isEmpty, "\(outcome)")
        #expect(!outcome.output.contains("loaded") && !outcome.output.contains("under way"))
        #expect(
            block("connectivity", outcome).contains {
                $0.contains(
                    "Not all that 001-talks.js needs is known before it runs: the code fails")
            }, "\(outcome)")
        #expect(try scene.tables == ["orders", "others"])
    }

    @Test func whatCannotBeListedIsUnknownAndStopsNothing() throws {
        try scene.project.write("jsmigrate.config.json", "{}")
        try scene.project.write(
            "migrations/001-waits.js",
            "exports.up = () => new Promise((resolve) => setTimeout(resolve, 600000));")
        try scene.project.write("migrations/002-broken.js", "exports.up = {")
        let outcome = try scene.run("validate", "--pre")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let remarks = block("connectivity", outcome).filter { $0.contains("Not all that") }
        #expect(remarks.count == 2, "\(outcome)")
        #expect(remarks.first?.contains("its code takes longer than 3.0 seconds") == true)
    }

    @Test func aRightThatThePlanNeedsIsMissedBeforeTheRun() throws {
        let role = "\(scene.database.name)_app"
        try scene.database.query(
            "CREATE ROLE \(role) LOGIN; GRANT ALL ON SCHEMA public TO \(role)")
        try scene.project.write(
            "migrations/001-own.js", "exports.up = (db) => db.query('CREATE TABLE own (id int)');")
        try scene.project.write(
            "migrations/002-orders.js",
            "exports.up = (db) => db.query('ALTER TABLE orders ADD COLUMN note text');")
        let database = scene.database
        let url =
            "postgresql://\(role)@localhost:\(database.port)/\(database.name)?host=\(database.socketDirectory)"
        let outcome = try scene.run("up", "--validate", "--database", url)
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(
            outcome.output.contains("Migration 002: public.orders belongs to \(database.user)"),
            "\(outcome)")
        #expect(try scene.rows.isEmpty)
        let first = try scene.run("up", "--validate", "--to", "1", "--database", url)
        #expect(first.exitCode == 0, "\(first)")
        #expect(try scene.rows == ["001 up completed"])
        try scene.database.query("DROP OWNED BY \(role); DROP ROLE \(role)")
    }

    @Test func aMigrationThatComesLateIsAWarning() throws {
        try scene.project.write("migrations/002-b.js", Migrations.table("b"))
        try scene.run("up")
        try scene.project.write("migrations/001-a.js", Migrations.table("a"))
        let outcome = try scene.run("validate", "--pre")
        #expect(outcome.exitCode == 0)
        let lines = block("pending", outcome)
        #expect(lines[0].contains("  WARN  ") && lines[0].contains("1 migration is pending (001)"))
        #expect(lines[1].contains("001-a.js is older than 002, which is applied"), "\(outcome)")
    }
}
