import Glibc
import TestSupport

/// A project with migrations and a database of its own, on which the built program runs while the
/// tests look at the database from a second connection.
struct Scene {
    let project: Project
    private let lease: DatabaseLease

    /// Makes a scene; `migrations` are texts by their names in the folder `migrations`.
    ///
    /// A text that is no module becomes the body of `up(db)`. All can call `gate(name)`, which waits
    /// without a statement until a test opens it.
    init(_ migrations: [String: String] = [:]) throws {
        project = try Project([
            "package.json": #"{"type": "module"}"#, "gate.js": Self.gate,
        ])
        lease = try DatabaseLease()
        for (name, text) in migrations { try write(name, text) }
    }

    /// The database, empty at first.
    var database: TestDatabase { lease.database }

    /// Makes a scene with one migration, `001-it.js`, whose `up` has this body.
    init(up body: String) throws {
        try self.init(["001-it.js": body])
    }

    /// Writes a migration; see ``init(_:)``.
    func write(_ name: String, _ text: String) throws {
        let isModule = text.contains("export ")
        try project.write("migrations/\(name)", isModule ? text : Self.module(up: text))
    }

    /// The text of a module with these bodies of `up(db)` and `down(db)`.
    static func module(up: String, down: String? = nil, more: String = "") -> String {
        var text = """
            import pg from 'pg';
            import { gate } from '../gate.js';
            \(more)
            const attempt = (promise) => promise.then(() => 'done', (error) => error.code);
            export async function up(db) {
            \(up)
            }
            """
        if let down { text += "\nexport async function down(db) {\n\(down)\n}\n" }
        return text
    }

    private static let gate = """
        import { existsSync } from 'fs';
        import { fileURLToPath } from 'url';
        export async function gate(name) {
          const key = fileURLToPath(new URL(`./open-${name}`, import.meta.url));
          console.log(`at ${name}`);
          while (!existsSync(key)) await new Promise((wake) => setTimeout(wake, 5));
        }
        """

    // MARK: - Running

    @discardableResult
    func run(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> JSMigrate.Outcome {
        try JSMigrate.run(arguments, in: project, database: database, environment: environment)
    }

    func start(_ arguments: String...) throws -> RunningProgram {
        try JSMigrate.start(arguments, in: project, database: database)
    }

    /// Starts `up` and waits until the migration stands at a gate.
    func start(untilGate name: String, _ arguments: String...) throws -> RunningProgram {
        let running = try JSMigrate.start(
            arguments.isEmpty ? ["up"] : arguments, in: project, database: database)
        try running.waitForText("at \(name)\n")
        return running
    }

    /// Lets the migration that stands at a gate go on.
    func open(_ gate: String) throws { try project.write("open-\(gate)", "") }

    // MARK: - Looking

    /// Has every change of a tracking row recorded with the transaction that made it; a first migration,
    /// `000-start.js`, makes the table.
    func recordTracking() throws {
        try write("000-start.js", "await db.query('SELECT 1')")
        let outcome = try run("up", "--to", "000")
        guard outcome.exitCode == 0 else { throw TestFailure("\(outcome)") }
        try database.query(
            """
            CREATE SCHEMA record; CREATE TABLE record.change (
                id serial, version text, direction text, status text, writer xid8,
                at timestamptz DEFAULT clock_timestamp());
            CREATE FUNCTION record.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                INSERT INTO record.change (version, direction, status, writer)
                VALUES (NEW.version, NEW.direction, NEW.status, pg_current_xact_id());
                RETURN NEW;
            END $$;
            CREATE TRIGGER record AFTER INSERT OR UPDATE ON schema_migrations
            FOR EACH ROW EXECUTE FUNCTION record.note()
            """)
    }

    /// The transactions that gave rows this status, since ``recordTracking()``.
    func trackingWriters(status: String) throws -> [[String]] {
        try database.query(
            "SELECT writer FROM record.change WHERE status = '\(status)' ORDER BY id")
    }

    /// What happened to the row of a version, since ``recordTracking()``; repetitions once.
    func history(_ version: String = "001") throws -> [String] {
        let states = try database.query(
            """
            SELECT direction || ' ' || status FROM record.change WHERE version = '\(version)'
            ORDER BY id
            """
        ).map { $0[0] }
        return states.indices.filter { $0 == 0 || states[$0 - 1] != states[$0] }.map { states[$0] }
    }

    /// The tracking row of a version, by column; empty where there is none, NULL columns left out.
    func row(_ version: String = "001") throws -> [String: String] {
        guard try database.value("SELECT to_regclass('public.schema_migrations')") != "NULL" else {
            return [:]
        }
        let pairs = try database.query(
            """
            SELECT e.key, e.value FROM public.schema_migrations AS t,
                   jsonb_each_text(to_jsonb(t) || jsonb_build_object(
                       'statements', t.progress->'statements', 'last', t.progress->'last',
                       'next', t.progress->'running')) AS e
            WHERE t.version = '\(version)' AND e.value IS NOT NULL
            """)
        return Dictionary(pairs.map { ($0[0], $0[1]) }) { first, _ in first }
    }

    /// What a row says of the state: direction, status.
    func state(_ version: String = "001") throws -> String {
        let row = try row(version)
        return row.isEmpty ? "none" : "\(row["direction"] ?? "") \(row["status"] ?? "")"
    }

    /// Whether a second connection sees the relation.
    func sees(_ relation: String) throws -> Bool {
        try database.value("SELECT to_regclass('\(relation)') IS NOT NULL") == "t"
    }

    /// The values of the column `n` of a table, in order.
    func numbers(in table: String) throws -> [String] {
        try database.query("SELECT n FROM \(table) ORDER BY n").map { $0[0] }
    }

    /// How many backends but ours the database has, and how many advisory locks are held, once it is what it
    /// has to become: a server's processes, those of other looks among them, end a little after their clients.
    func leftovers(awaiting expected: [String]) throws -> [String] {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let present = try leftovers()
            if present == expected || ContinuousClock.now > deadline { return present }
            usleep(50_000)
        }
    }

    private func leftovers() throws -> [String] {
        try database.query(
            """
            SELECT (SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                      AND backend_type = 'client backend'),
                   (SELECT count(*) FROM pg_locks JOIN pg_database AS d ON d.oid = database
                    WHERE locktype = 'advisory' AND datname = current_database())
            """)[0]
    }

    /// The process id of the backend that the migration runs on: the one that waits in a transaction or
    /// runs a statement. The idle connection asks something now and then, and is done with it soon.
    func migrationBackend() throws -> String {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let rows = try database.query(
                """
                SELECT pid FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                  AND backend_type = 'client backend' AND xact_start IS NOT NULL
                """)
            if rows.count == 1 { return rows[0][0] }
            guard ContinuousClock.now < deadline else {
                throw TestFailure("not one backend at work: \(rows)")
            }
            usleep(20_000)
        }
    }

    /// Whether a backend of the database waits for this: `PgSleep`, `advisory`.
    func somebodyWaits(for event: String) throws -> Bool {
        try database.value(
            """
            SELECT count(*) > 0 FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event = '\(event)'
            """) == "t"
    }
}

extension JSMigrate.Outcome {
    /// All that was printed.
    var text: String { output + errors }
}
