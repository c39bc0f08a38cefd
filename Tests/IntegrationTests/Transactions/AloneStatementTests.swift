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
        Case("CALL work()", "SELECT count(*) = 1 FROM a WHERE n = 8"),
        Case(
            "DO $$BEGIN INSERT INTO a VALUES (7); COMMIT; END$$",
            "SELECT count(*) = 1 FROM a WHERE n = 7"),
        Case("ALTER SYSTEM RESET jit_above_cost"),
        Case("DISCARD ALL"),
    ]

    private static let preparation = """
        CREATE TABLE a (n int); CREATE INDEX a_index ON a (n); CREATE TYPE mood AS ENUM ('glad');
        CREATE PROCEDURE work() LANGUAGE plpgsql AS $$BEGIN INSERT INTO a VALUES (8); COMMIT; END$$;
        CREATE TABLE part (n int) PARTITION BY RANGE (n);
        CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (1) TO (2);
        CREATE INDEX part_index ON part (n)
        """

    /// All in one run, each in a migration of its own that stops behind its statement.
    @Test func itRunsAloneAfterWhatRanBefore() throws {
        let scene = try Scene()
        try scene.database.query(Self.preparation)
        for (index, example) in Self.cases.enumerated() {
            try scene.write(
                "\(100 + index)-it.js",
                """
                await db.query('CREATE TABLE before_\(index) (n int)');
                await db.query('INSERT INTO before_\(index) VALUES (1)');
                await db.query(String.raw`\(example.statement)`);
                await gate('after-\(index)');
                await db.query('CREATE TABLE after_\(index) (n int)');
                """)
        }
        let running = try scene.start("up")
        for (index, example) in Self.cases.enumerated() {
            try running.waitForText("at after-\(index)\n")
            #expect(try scene.numbers(in: "before_\(index)") == ["1"])
            #expect(try scene.database.value(example.proof) == "t", "\(example)")
            let row = try scene.row("\(100 + index)")
            #expect(row["statements"] == "3", "\(example)")
            #expect(row["last"] == example.statement)
            #expect(row["next"] == nil, "\(example)")
            try scene.open("after-\(index)")
        }
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            try scene.database.query(
                "SELECT DISTINCT direction, status, transactional FROM schema_migrations")
                == [["up", "completed", "f"]])
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
        // Indexes of partitioned tables are made again from PostgreSQL 14 on.
        if body.contains("part_index"), try TestServer.majorVersion() < 14 { try Test.cancel() }
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
    @Test func insideABlockTheErrorIsPassedThrough() throws {
        let statements = [
            ("CREATE INDEX CONCURRENTLY i ON a (n)", "25001"), ("VACUUM a", "25001"),
            ("CREATE DATABASE never", "25001"), ("CALL work()", "2D000"),
            ("DO $$BEGIN COMMIT; END$$", "2D000"),
        ]
        let blocks = statements.map { statement, _ in
            """
            await db.query('BEGIN');
            await db.query('CREATE TABLE b (n int)');
            console.log('\(statement):', await attempt(db.query('\(statement)')));
            await db.query('ROLLBACK');

            """
        }
        let scene = try Scene(up: blocks.joined() + "await db.query('CREATE TABLE c (n int)');")
        try scene.database.query(Self.preparation)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        for (statement, code) in statements {
            #expect(outcome.lines.contains("\(statement): \(code)"), "\(outcome)")
        }
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
    @Test func transactionalMeansOneCommitWithTheTrackingRow() throws {
        func create(_ name: String) -> String { "await db.query('CREATE TABLE \(name) (n int)');" }
        func query(_ text: String) -> String { "await db.query('\(text)');" }
        let (begin, commit, rollback) = (query("BEGIN"), query("COMMIT"), query("ROLLBACK"))
        let bodies = [
            ("", true),
            (create("b1"), true),
            (begin + create("b2") + commit, true),
            (begin + query("SELECT 1") + commit + create("b3"), true),
            (begin + create("b4") + rollback + create("c4"), true),
            (query("SELECT 1") + begin + create("b5") + commit, true),
            (create("b6") + begin + create("c6") + commit, false),
            (
                query(
                    "BEGIN; CREATE TABLE b7 (n int); COMMIT; BEGIN; CREATE TABLE c7 (n int); COMMIT"
                ), false
            ),
            (query("BEGIN; CREATE TABLE b8 (n int); COMMIT") + create("c8"), false),
            (query("CREATE INDEX CONCURRENTLY i ON a (n)"), false),
            (query("VACUUM a") + create("b10"), false),
        ]
        let scene = try Scene()
        try scene.database.query("CREATE TABLE a (n int)")
        for (index, (body, _)) in bodies.enumerated() {
            try scene.write("\(100 + index)-it.js", body)
        }
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        for (index, (body, isTransactional)) in bodies.enumerated() {
            #expect(
                try scene.row("\(100 + index)")["transactional"] == "\(isTransactional)", "\(body)")
        }
    }
}
