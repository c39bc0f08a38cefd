import TestSupport
import Testing

/// The sentences of "How a row moves", up to the crash.
@Suite struct RowMovesTests {
    /// "When the plan is fixed, planned migrations without a row get `pending`."
    @Test func plannedMigrationsGetPendingRows() throws {
        let scene = try Scene([
            "001-a.js": "await gate('first')", "002-b.js": "await db.query('SELECT 1')",
            "003-c.js": "await db.query('SELECT 1')",
        ])
        let running = try scene.start(untilGate: "first", "up", "--to", "002")
        #expect(try scene.state("001") == "up running")
        #expect(try scene.state("002") == "up pending")
        #expect(try scene.row("002")["started_at"] == nil)
        #expect(try scene.row("002")["name"] == "b")
        // It is not planned.
        #expect(try scene.state("003") == "none")
        try scene.open("first")
        #expect(running.finish().exitCode == 0)
        #expect(try scene.state("002") == "up completed")
        #expect(try scene.state("003") == "none")
    }

    /// "Removed again at the end if unused."
    @Test func unusedPendingRowsAreRemovedAtTheEnd() throws {
        let scene = try Scene([
            "001-a.js": "throw new Error('no')", "002-b.js": "await db.query('SELECT 1')",
        ])
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.state("001") == "up failed")
        #expect(try scene.state("002") == "none")
    }

    @Test func pendingRowsOfACrashAreRemovedByALaterRun() throws {
        let scene = try Scene([
            "001-a.js": "await gate('crash')", "002-b.js": "await db.query('SELECT 1')",
        ])
        let running = try scene.start(untilGate: "crash")
        running.send(signal: 9)
        _ = running.finish()
        #expect(try scene.state("002") == "up pending")
        try scene.open("crash")
        #expect(try scene.run("up", "--to", "001").exitCode == 0)
        #expect(try scene.state("001") == "up completed")
        #expect(try scene.state("002") == "none")
    }

    /// "`running` with direction, started_at and run_id is committed before the migration begins."
    @Test(arguments: ["up", "down"])
    func runningIsCommittedBeforeTheMigrationBegins(direction: String) throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "if (globalThis.process.argv[2] === 'up') await gate('up');",
                down: "await gate('down');")
        ])
        if direction == "down" {
            try scene.open("up")
            #expect(try scene.run("up").exitCode == 0)
        }
        let before = try scene.database.value("SELECT clock_timestamp()") ?? ""
        let first = try scene.row()["run_id"]
        let running = try scene.start(untilGate: direction, direction)
        let row = try scene.row()
        #expect(row["direction"] == direction)
        #expect(row["status"] == "running")
        #expect(row["run_id"]?.count == 36)
        #expect(row["run_id"] != first)
        #expect(
            try scene.database.value(
                "SELECT started_at > '\(before)' AND error IS NULL FROM schema_migrations") == "t")
        try scene.open(direction)
        #expect(running.finish().exitCode == 0)
        #expect(try scene.state() == "\(direction) completed")
    }

    @Test func runningIsCommittedBeforeTheModuleIsLoaded() throws {
        let scene = try Scene([
            "001-it.js": """
            import { gate } from '../gate.js';
            await gate('load');
            export async function up(db) { await db.query('CREATE TABLE a (n int)'); }
            """
        ])
        let running = try scene.start(untilGate: "load")
        #expect(try scene.state() == "up running")
        try scene.open("load")
        #expect(running.finish().exitCode == 0)
    }

    /// "`completed` is the last statement of its last transaction."
    @Test func completedIsWrittenByTheTransactionOfTheEffects() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (x xid8 DEFAULT pg_current_xact_id())');
                await db.query('INSERT INTO a DEFAULT VALUES');
                """)
        try scene.recordTracking()
        #expect(try scene.run("up").exitCode == 0)
        #expect(
            try scene.database.query("SELECT x FROM a")
                == scene.trackingWriters(status: "completed"))
        #expect(try scene.history() == ["up pending", "up running", "up completed"])
        let row = try scene.row()
        #expect(row["completed_at"] != nil)
        #expect(row["duration_ms"] != nil)
        #expect(row["error"] == nil)
        #expect(row["checksum"]?.count == 64)
    }

    /// Where the row cannot be written, there are no effects either.
    @Test(arguments: [
        "await db.query('CREATE TABLE a (n int)');",
        "await db.query('BEGIN; CREATE TABLE a (n int); COMMIT');",
    ])
    func withoutTheRowThereAreNoEffects(body: String) throws {
        let scene = try Scene(up: body)
        try scene.recordTracking()
        try scene.database.query(
            """
            CREATE FUNCTION record.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE 'no such row'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON schema_migrations FOR EACH ROW
            WHEN (NEW.status = 'completed') EXECUTE FUNCTION record.refuse()
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.text.contains("no such row"))
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
    }

    /// "And stands only when COMMIT answered `COMMIT`."
    @Test func aCommitThatFailsLeavesNothingCompleted() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('SELECT count(*) FROM b');
                """)
        try scene.recordTracking()
        // What is checked at COMMIT only, after the tracking statement.
        try scene.database.query(
            """
            CREATE TABLE b (n int);
            CREATE FUNCTION record.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE 'refused at COMMIT'; END $$;
            CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON schema_migrations
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (NEW.status = 'completed') EXECUTE FUNCTION record.refuse()
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.text.contains("refused at COMMIT"))
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
    }

    /// "Checked to have changed one row."
    @Test(arguments: ["wrapper", "block", "alone", "no-transaction"])
    func aRowThatTheMigrationRemovedIsMadeAgainWithAWarning(place: String) throws {
        let remove = "DELETE FROM schema_migrations"
        let body =
            switch place {
            case "block": "await db.query('BEGIN; \(remove); CREATE TABLE a (n int); COMMIT');"
            case "alone":
                "await db.query('DO $$BEGIN \(remove); COMMIT; END$$');"
                    + "await db.query('CREATE TABLE a (n int)');"
            default: "await db.query('\(remove)'); await db.query('CREATE TABLE a (n int)');"
            }
        let more = place == "no-transaction" ? "export const transaction = false;" : ""
        let scene = try Scene(["001-it.js": Scene.module(up: body, more: more)])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("earlier rows are gone"), "\(outcome)")
        #expect(try scene.sees("a"))
        #expect(try scene.state() == "up completed")
    }

    /// "`failed` with the error is committed after the rollback."
    @Test func failedWithTheErrorIsCommittedAfterTheRollback() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('INSERT INTO nowhere VALUES (1)');
                """)
        try scene.recordTracking()
        #expect(try scene.run("up").exitCode == 2)
        let row = try scene.row()
        #expect(row["status"] == "failed")
        #expect(row["error"] == "relation \"nowhere\" does not exist")
        #expect(row["duration_ms"] != nil)
        #expect(row["progress"] == nil)
        #expect(try !scene.sees("a"))
        #expect(try scene.history() == ["up pending", "up running", "up failed"])
        // A transaction of its own wrote it.
        let writers = try scene.database.query(
            "SELECT DISTINCT writer FROM record.change WHERE version = '001'")
        #expect(writers.count == 3)
    }

    @Test func aFailureWithDurableProgressKeepsTheProgress() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN; CREATE TABLE a (n int); COMMIT');
                await db.query('SELECT 1/0');
                """)
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["statements"] == "1")
        #expect(try scene.sees("a"))
    }

    /// A COMMIT that the migration said is durable, whatever comes after.
    @Test func aFailureRightAfterCommitKeepsWhatWasCommitted() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN; CREATE TABLE a (n int); COMMIT');
                throw new Error('late');
                """)
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["statements"] == "1")
        #expect(try scene.row()["error"] == "late")
        #expect(try scene.sees("a"))
    }

    /// "A `down` that was rolled back restores up/completed and keeps its error text."
    @Test func aDownThatWasRolledBackRestoresTheRow() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "await db.query('CREATE TABLE a (n int)')",
                down: "await db.query('DROP TABLE a'); throw new Error('not this one');")
        ])
        #expect(try scene.run("up").exitCode == 0)
        let before = try scene.row()
        let outcome = try scene.run("down")
        #expect(outcome.exitCode == 4, "\(outcome)")
        let row = try scene.row()
        #expect(row["direction"] == "up")
        #expect(row["status"] == "completed")
        #expect(row["error"] == "not this one")
        for column in ["completed_at", "duration_ms", "checksum", "transactional", "name"] {
            #expect(row[column] == before[column], "\(column)")
        }
        #expect(try scene.sees("a"))
        #expect(try scene.run("up").text.contains("error") == false)
    }

    /// A `down` of which a part is durable was not rolled back.
    @Test func aDownWithDurableProgressIsFailed() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "await db.query('CREATE TABLE IF NOT EXISTS a (n int)')",
                down: "await db.query('BEGIN; DROP TABLE a; COMMIT'); throw new Error('half');")
        ])
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.run("down").exitCode == 4)
        #expect(try scene.state() == "down failed")
        #expect(try !scene.sees("a"))
        // `failed` is settled: it is simply pending again.
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.sees("a"))
    }

    /// One row per version: `up`, `down`, `up`.
    @Test func upDownUpMovesOneRow() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "await db.query('CREATE TABLE a (n int)')",
                down: "await db.query('DROP TABLE a')")
        ])
        try scene.recordTracking()
        for (command, state) in [
            ("up", "up completed"), ("down", "down completed"), ("up", "up completed"),
        ] {
            let outcome = try scene.run(command)
            #expect(outcome.exitCode == 0, "\(outcome)")
            #expect(try scene.state() == state)
            #expect(try scene.sees("a") == (command == "up"))
            #expect(try scene.row()["transactional"] == "true")
        }
        #expect(
            try scene.history() == [
                "up pending", "up running", "up completed", "down running", "down completed",
                "up running", "up completed",
            ])
        #expect(try scene.database.value("SELECT count(*) FROM schema_migrations") == "2")
    }

    /// "`failed` is settled: it is simply pending again."
    @Test func aFailedMigrationThatIsMendedRunsAgain() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int'); ")
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.state() == "up failed")
        try scene.write("001-it.js", "await db.query('CREATE TABLE a (n int)')")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.errors.contains("warning"), "\(outcome)")
        let row = try scene.row()
        #expect(row["status"] == "completed")
        #expect(row["error"] == nil)
        #expect(try scene.sees("a"))
        #expect(try scene.database.value("SELECT count(*) FROM schema_migrations") == "1")
    }

    @Test func aRunStopsAtTheFailureAndGoesOnThereLater() throws {
        let scene = try Scene([
            "001-a.js": "await db.query('CREATE TABLE a (n int)')", "002-b.js": "throw null",
            "003-c.js": "await db.query('CREATE TABLE c (n int)')",
        ])
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.sees("a"))
        #expect(try !scene.sees("c"))
        try scene.write("002-b.js", "await db.query('CREATE TABLE b (n int)')")
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.sees("c"))
    }
}
