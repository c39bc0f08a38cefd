import TestSupport
import Testing

@Suite(
    "What a SQL file has in no block of its own is one transaction, as where such files come from")
struct SQLTransactionTests {
    /// Leaves a row of what was in force at its end.
    private static let lasting = """
        SET LOCAL lock_timeout = '5s';
        SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
        CREATE TABLE parent (id int PRIMARY KEY);
        CREATE TABLE child (id int REFERENCES parent DEFERRABLE);
        SET CONSTRAINTS ALL DEFERRED;
        INSERT INTO child VALUES (1);
        SELECT set_config('work_mem', '5MB', true);
        LOCK TABLE child IN EXCLUSIVE MODE;
        DECLARE c CURSOR FOR SELECT id FROM child;
        FETCH c;
        INSERT INTO parent VALUES (1);
        CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS lock_timeout,
            current_setting('work_mem') AS work_mem,
            current_setting('transaction_isolation') AS isolation,
            (SELECT string_agg(mode, ' ' ORDER BY mode) FROM pg_locks
             WHERE relation = 'child'::regclass AND mode = 'ExclusiveLock') AS locks;
        """
    private static let savepoints = """
        SAVEPOINT a;
        INSERT INTO parent VALUES (2);
        ROLLBACK TO a;
        RELEASE a;
        INSERT INTO parent VALUES (3);
        """

    private func scene(_ text: String, name: String = "001_it.sql") throws -> Scene {
        let scene = try Scene()
        try scene.project.write("migrations/\(name)", text)
        return scene
    }

    private func left(in database: TestDatabase) throws -> [[String]] {
        try database.query("TABLE seen") + database.query("TABLE parent ORDER BY id")
            + database.query("SHOW lock_timeout")
    }

    @Test(.requiresDbmate) func whatLastsLastsAsInDbmate() throws {
        let text = "-- migrate:up\n\(Self.lasting)\n\(Self.savepoints)\n-- migrate:down\n"
        let theirs = try scene(text)
        try Dbmate.run("up", in: theirs.project, database: theirs.database)
        let ours = try scene(text)
        let outcome = try ours.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.errors.contains("warning"), "\(outcome)")
        #expect(try left(in: ours.database) == left(in: theirs.database))
        #expect(
            try left(in: ours.database)
                == [["5s", "5MB", "serializable", "ExclusiveLock"], ["1"], ["3"], ["0"]])
        #expect(try ours.row()["transactional"] == "true")
        #expect(try ours.row()["statements"] == "14")
    }

    @Test(.requiresNodePostgres) func whatLastsLastsAsInOneString() throws {
        let theirs = try scene(Self.lasting)
        try theirs.project.write(
            "run.cjs",
            """
            const { Client } = require('pg');
            const client = new Client(process.env.DATABASE_URL);
            client.connect()
              .then(() => client.query(require('fs').readFileSync('migrations/001_it.sql', 'utf8')))
              .then(() => client.end());
            """)
        let node = try NodeOracle.run(
            ["run.cjs"], in: theirs.project, database: theirs.database)
        #expect(node.exitCode == 0, "\(node)")
        let ours = try scene(Self.lasting)
        #expect(try ours.run("up").exitCode == 0)
        #expect(try left(in: ours.database) == left(in: theirs.database))
    }

    @Test func whatEndsWithItsFileIsGoneInTheNext() throws {
        for arguments in [["up"], ["up", "--single-transaction"]] {
            let scene = try scene("SET LOCAL lock_timeout = '5s'; SET LOCAL search_path = pg_temp;")
            try scene.project.write(
                "migrations/002_b.sql",
                "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS n;")
            let outcome = try JSMigrate.run(
                arguments, in: scene.project, database: scene.database)
            #expect(outcome.exitCode == 0, "\(outcome)")
            #expect(try scene.database.query("SELECT n FROM public.seen") == [["0"]])
        }
    }

    @Test(arguments: [
        ("CREATE INDEX CONCURRENTLY ON a (n)", ""), ("BEGIN", "COMMIT;"),
        ("VACUUM a", ""),
    ])
    func whatACommitInTheMidstEndsIsNamed(statement: String, end: String) throws {
        let scene = try scene(
            """
            CREATE TABLE a (n int);
            SET LOCAL lock_timeout = '5s';
            LOCK TABLE a;
            \(statement); \(end)
            SET LOCAL work_mem = '5MB';
            CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS n;
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "warning: 001: the transaction was committed before `\(statement)`; no longer in force:"
                    + " SET LOCAL lock_timeout = '5s'; LOCK TABLE a\n"), "\(outcome)")
        #expect(!outcome.errors.contains("work_mem"))
        #expect(try scene.numbers(in: "seen") == ["0"])
    }

    /// They stay what they were: each query was a transaction of its own.
    @Test func scriptsKeepTheirRules() throws {
        let scene = try Scene(
            up: """
                await db.query("SET LOCAL lock_timeout = '5s'");
                await db.query("CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS n");
                await db.query('SAVEPOINT a').catch((error) => console.log(error.message));
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "seen") == ["0"])
        #expect(outcome.output.contains("SAVEPOINT can only be used in transaction blocks"))
    }

    // MARK: - Constraints

    private static let family = """
        CREATE TABLE parent (id int PRIMARY KEY);
        CREATE TABLE child (id int REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
        """

    @Test(arguments: [[], ["--single-transaction"]] as [[String]])
    func whatIsDeferredHoldsAtTheEnd(options: [String]) throws {
        let scene = try scene(Self.family)
        try scene.project.write(
            "migrations/002_b.sql", "INSERT INTO child VALUES (1); INSERT INTO parent VALUES (1);")
        try scene.project.write(
            "migrations/003_c.sql", "INSERT INTO child VALUES (2);\nINSERT INTO parent VALUES (3);")
        let outcome = try JSMigrate.run(
            ["up"] + options, in: scene.project, database: scene.database)
        #expect(outcome.exitCode == 2)
        #expect(
            outcome.errors.contains("migration 003 failed: insert or update on table \"child\""))
        #expect(outcome.errors.contains("what was deferred was checked at the end"))
        #expect(outcome.errors.contains("DETAIL: Key (id)=(2) is not present in table \"parent\"."))
        #expect(
            try scene.sees("child") == options.isEmpty,
            "with one transaction for all of them nothing is left")
        if options.isEmpty {
            #expect(try scene.database.query("TABLE child") == [["1"]])
            #expect(try scene.state("003") == "up failed")
        }
    }

    /// PostgreSQL refuses to alter a table whose rows are yet to be checked (55006).
    @Test func whatMustFindNothingDeferredFindsIt() throws {
        let scene = try scene(
            Self.family + """
                INSERT INTO child VALUES (1);
                INSERT INTO parent VALUES (1);
                ALTER TABLE child ADD COLUMN name text;
                INSERT INTO child VALUES (1, 'b');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.row()["transactional"] == "true")
        #expect(try scene.database.value("SELECT count(*) FROM child") == "2")
    }

    // MARK: - What the server refuses in a transaction

    @Test func whatIsRefusedAmongOthersRunsAlone() throws {
        let scene = try scene("CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE a (n int);")
        let inserts = (1...300).map { "INSERT INTO a VALUES (\($0));\n" }.joined()
        try scene.project.write(
            "migrations/002_b.sql",
            """
            DO $$ BEGIN ALTER TYPE mood ADD VALUE 'ok'; END $$;
            CREATE TABLE IF NOT EXISTS a (n int);
            \(inserts)
            CREATE TABLE b (m mood DEFAULT 'ok');
            INSERT INTO b DEFAULT VALUES;
            """)
        let outcome = try scene.run("up", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.query("SELECT count(*), sum(n) FROM a") == [["300", "45150"]])
        #expect(try scene.database.query("TABLE b") == [["ok"]])
        #expect(try scene.row("002")["transactional"] == "false")
        #expect(try scene.row("002")["statements"] == "304")
        // Told once, though a part of it ran twice.
        let statements = outcome.output.split(separator: "\n").filter {
            $0.contains(#""event":"statement""#) && $0.contains(#""version":"002""#)
        }
        #expect(statements.count == 304)
    }

    @Test func aProcedureThatCommitsRunsAlone() throws {
        let scene = try scene(
            """
            CREATE TABLE a (n int);
            INSERT INTO a VALUES (1);
            DO $$ BEGIN INSERT INTO a VALUES (2); COMMIT; INSERT INTO a VALUES (3); END $$;
            INSERT INTO a VALUES (4);
            """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1", "2", "3", "4"])
        #expect(try scene.row()["transactional"] == "false")
    }
}
