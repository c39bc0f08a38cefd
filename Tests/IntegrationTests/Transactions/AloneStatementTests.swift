import TestSupport
import Testing

/// "A statement that cannot run inside a transaction, or would behave differently there, first commits
/// what ran before it, with the progress, then runs alone."
@Suite struct AloneStatementTests {
    /// A statement that runs alone, and what shows that it ran.
    struct Case: Sendable, CustomTestStringConvertible {
        let statement: String
        let proof: String
        var testDescription: String { statement }

        init(_ statement: String, _ proof: String = "SELECT true") {
            self.statement = statement
            self.proof = proof
        }
    }

    /// The name stands for a database, tablespace or the like that must be another in each test.
    private static let cases = [
        Case(
            "CREATE INDEX CONCURRENTLY i ON a (n)",
            "SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"),
        Case("DROP INDEX CONCURRENTLY a_index", "SELECT to_regclass('a_index') IS NULL"),
        Case("REINDEX TABLE CONCURRENTLY a"),
        Case("VACUUM a"), Case("VACUUM (ANALYZE) a"),
        Case(
            "ALTER TYPE mood ADD VALUE 'calm'",
            "SELECT 'calm' = ANY (enum_range(NULL::mood)::text[])"),
        Case("CALL work()", "SELECT count(*) = 1 FROM a WHERE n = 7"),
        Case(
            "DO $$BEGIN INSERT INTO a VALUES (7); COMMIT; END$$",
            "SELECT count(*) = 1 FROM a WHERE n = 7"),
        Case("ALTER SYSTEM RESET jit_above_cost"),
        Case("DISCARD ALL"),
    ]

    private static let preparation = """
        CREATE TABLE a (n int); CREATE INDEX a_index ON a (n); CREATE TYPE mood AS ENUM ('glad');
        CREATE PROCEDURE work() LANGUAGE plpgsql AS $$BEGIN INSERT INTO a VALUES (7); COMMIT; END$$;
        CREATE TABLE part (n int) PARTITION BY RANGE (n);
        CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (1) TO (2);
        CREATE INDEX part_index ON part (n)
        """

    @Test(arguments: cases) func itRunsAloneAfterWhatRanBefore(_ example: Case) throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE before (n int)');
                await db.query('INSERT INTO before VALUES (1)');
                await db.query(String.raw`\(example.statement)`);
                await gate('after');
                await db.query('CREATE TABLE after (n int)');
                """)
        try scene.database.query(Self.preparation)
        let running = try scene.start(untilGate: "after")
        #expect(try scene.numbers(in: "before") == ["1"])
        #expect(try scene.database.value(example.proof) == "t")
        let row = try scene.row()
        #expect(row["statements"] == "3")
        #expect(row["last"] == example.statement)
        #expect(row["next"] == nil)
        try scene.open("after")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.sees("after"))
        #expect(try scene.state() == "up completed")
        #expect(try scene.row()["transactional"] == "false")
        #expect(!outcome.errors.contains("undone"), "\(outcome)")
    }

    /// "Known by the parser or by its SQLSTATE."
    @Test(arguments: [
        // 55P04: a new value of an enum, used by what runs in the same transaction.
        """
        await db.query("DO $$BEGIN ALTER TYPE mood ADD VALUE 'new'; END$$");
        await db.query("INSERT INTO moods VALUES ('new')");
        """,
        // 55006: a table with pending trigger events.
        """
        await db.query('BEGIN'); await db.query('COMMIT');
        await db.query('CREATE TABLE p (n int PRIMARY KEY)');
        await db.query('CREATE TABLE c (n int REFERENCES p DEFERRABLE INITIALLY DEFERRED)');
        await db.query('INSERT INTO p VALUES (1)');
        await db.query('INSERT INTO c VALUES (1)');
        await db.query('ALTER TABLE c ADD COLUMN m int');
        """,
        // 2D000: a function that calls what commits.
        "await db.query('CALL outer_work()');",
        // 25001: what the parser cannot see.
        "await db.query('REINDEX INDEX part_index');",
    ])
    func whatTheServerRefusesInATransactionRunsAlone(body: String) throws {
        let scene = try Scene(up: body)
        try scene.database.query(
            Self.preparation + """
                ; CREATE TABLE moods (m mood);
                CREATE PROCEDURE outer_work() LANGUAGE plpgsql AS $$BEGIN CALL work(); END$$
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.state() == "up completed")
        #expect(!outcome.errors.contains("undone"), "\(outcome)")
    }

    /// What is about to run alone is noted before, so that a crash in its midst is seen.
    @Test func theProgressNamesWhatRunsAloneWhileItRuns() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE b (n int)');
                await db.query('CREATE INDEX CONCURRENTLY i ON a (n)');
                """)
        try scene.database.query("CREATE TABLE a (n int)")
        let blocker = try scene.database.openSession()
        try blocker.run("BEGIN; LOCK TABLE a IN SHARE UPDATE EXCLUSIVE MODE")
        let running = try scene.start("up")
        try running.wait("until the index is being made") {
            try scene.somebodyWaits(for: "relation")
        }
        let row = try scene.row()
        #expect(row["statements"] == "1")
        #expect(row["last"] == "CREATE TABLE b (n int)")
        #expect(row["next"] == "CREATE INDEX CONCURRENTLY i ON a (n)")
        try blocker.run("COMMIT")
        #expect(running.finish().exitCode == 0)
        #expect(try scene.state() == "up completed")
    }

    @Test func aStatementThatRunsAloneAndFailsIsTheMigrationsError() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('INSERT INTO a VALUES (1), (1)');
                await db.query('CREATE UNIQUE INDEX CONCURRENTLY i ON a (n)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.text.contains("could not create unique index"))
        #expect(try scene.numbers(in: "a") == ["1", "1"])
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["statements"] == "2")
    }

    /// "Inside the migration's own block the error is passed through."
    @Test(arguments: [
        ("CREATE INDEX CONCURRENTLY i ON a (n)", "25001"), ("VACUUM a", "25001"),
        ("CREATE DATABASE never", "25001"), ("CALL work()", "2D000"),
        ("DO $$BEGIN COMMIT; END$$", "2D000"),
    ])
    func insideABlockTheErrorIsPassedThrough(statement: String, code: String) throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN');
                await db.query('CREATE TABLE b (n int)');
                console.log('code', await attempt(db.query('\(statement)')));
                await db.query('ROLLBACK');
                await db.query('CREATE TABLE c (n int)');
                """)
        try scene.database.query(Self.preparation)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("code \(code)"), "\(outcome)")
        #expect(try !scene.sees("b"))
        #expect(try scene.sees("c"))
        #expect(try scene.row()["transactional"] == "true")
    }

    @Test func createAndDropDatabaseRunAlone() throws {
        let scene = try Scene()
        let other = scene.database.name + "_other"
        try scene.write(
            "001-it.js",
            """
            await db.query('CREATE DATABASE \(other)');
            await db.query('CREATE TABLE a (n int)');
            await db.query('DROP DATABASE \(other)');
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.sees("a"))
        #expect(
            try scene.database.value(
                "SELECT count(*) FROM pg_database WHERE datname = '\(other)'") == "0")
    }

    /// A handled failure of a procedure that has committed: what it committed is durable.
    @Test func whatAProcedureCommittedBeforeItFailedIsNotCalledUndone() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "await db.query('CREATE TABLE a (n int)')",
                down: """
                    await db.query('DO $$BEGIN INSERT INTO a VALUES (1); COMMIT; PERFORM 1/0; END$$');
                    """)
        ])
        #expect(try scene.run("up").exitCode == 0)
        let outcome = try scene.run("down")
        #expect(outcome.exitCode == 4, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1"])
        #expect(try scene.state() == "down failed")
    }

    /// "A migration is `transactional` when everything it did became durable in one COMMIT, together
    /// with its tracking row."
    @Test(arguments: [
        ("await db.query('CREATE TABLE b (n int)');", "true"),
        ("", "true"),
        ("await db.query('BEGIN'); await db.query('CREATE TABLE b (n int)'); await db.query('COMMIT');", "true"),
        ("await db.query('BEGIN'); await db.query('SELECT 1'); await db.query('COMMIT');"
            + " await db.query('CREATE TABLE b (n int)');", "true"),
        ("await db.query('BEGIN'); await db.query('CREATE TABLE b (n int)'); await db.query('ROLLBACK');"
            + " await db.query('CREATE TABLE c (n int)');", "true"),
        ("await db.query('SELECT 1'); await db.query('BEGIN');"
            + " await db.query('CREATE TABLE b (n int)'); await db.query('COMMIT');", "true"),
        ("await db.query('CREATE TABLE b (n int)'); await db.query('BEGIN');"
            + " await db.query('CREATE TABLE c (n int)'); await db.query('COMMIT');", "false"),
        ("await db.query('BEGIN; CREATE TABLE b (n int); COMMIT; BEGIN; CREATE TABLE c (n int); COMMIT');", "false"),
        ("await db.query('BEGIN; CREATE TABLE b (n int); COMMIT'); await db.query('CREATE TABLE c (n int)');", "false"),
        ("await db.query('CREATE INDEX CONCURRENTLY i ON a (n)');", "false"),
        ("await db.query('VACUUM a').catch(() => {}); await db.query('CREATE TABLE b (n int)');", "false"),
    ])
    func transactionalMeansOneCommitWithTheTrackingRow(body: String, expected: String) throws {
        let scene = try Scene(up: body)
        try scene.database.query("CREATE TABLE a (n int)")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.row()["transactional"] == expected, "\(body)")
    }
}
