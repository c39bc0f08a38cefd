import TestSupport
import Testing

@Suite("SQL migrations run under the rules that scripts have")
struct SQLMigrationRunTests {
    private func scene(_ files: [String: String]) throws -> Scene {
        let scene = try Scene()
        for (name, text) in files { try scene.project.write("migrations/\(name)", text) }
        return scene
    }

    @Test("A pair goes up in one transaction with its row, and down")
    func pair() throws {
        let scene = try scene([
            "001_users.up.sql": """
            CREATE TABLE users (n int, writer xid8 DEFAULT pg_current_xact_id());
            INSERT INTO users VALUES (1);
            """,
            "001_users.down.sql": "DROP TABLE users;",
        ])
        try scene.recordTracking()
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.numbers(in: "users") == ["1"])
        let writers = try scene.database.query("SELECT writer FROM users")
        #expect(try scene.trackingWriters(status: "completed").last?.first == writers.first?.first)
        #expect(try scene.row()["name"] == "users")
        #expect(try scene.run("down").exitCode == 0)
        #expect(try !scene.sees("users"))
    }

    @Test("A statement that fails undoes the file, and is shown where it stands")
    func failure() throws {
        let scene = try scene([
            "001_it.sql": "CREATE TABLE a (n int);\n\n-- é\nINSERT INTO a\n  SELECT wrong FROM a;\n"
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("column \"wrong\" does not exist"))
        #expect(outcome.errors.contains("migrations/001_it.sql:5:10"))
        #expect(outcome.errors.contains("LINE 5:   SELECT wrong FROM a;\n                   ^"))
        #expect(outcome.errors.contains("SQLSTATE: 42703"))
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
    }

    @Test("A statement that cannot be in a transaction commits what ran before, and runs alone")
    func alone() throws {
        let scene = try scene([
            "001_it.sql": """
            CREATE TABLE a (n int);
            CREATE INDEX CONCURRENTLY a_n ON a (n);
            INSERT INTO a VALUES (1);
            """
        ])
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.numbers(in: "a") == ["1"])
        #expect(try scene.row()["transactional"] == "false")
    }

    @Test("A file's own BEGIN and COMMIT are real")
    func ownBlock() throws {
        let scene = try scene([
            "001_it.sql": """
            BEGIN; CREATE TABLE a (n int); COMMIT;
            BEGIN; INSERT INTO a VALUES (1); SELECT nothing; COMMIT;
            """
        ])
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.sees("a"))
        #expect(try scene.numbers(in: "a").isEmpty)
        #expect(try scene.row()["statements"] == "1")
    }

    @Test("A forgotten COMMIT is a failure")
    func openBlock() throws {
        let scene = try scene(["001_it.sql": "BEGIN; CREATE TABLE a (n int);"])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("a COMMIT is missing"))
        #expect(try !scene.sees("a"))
    }

    @Test(
        "Without a transaction each statement stands for itself",
        arguments: [
            "-- jsmigrate: no-transaction\n", "-- migrate:up transaction:false\n",
            "-- +goose NO TRANSACTION\n-- +goose Up\n",
        ])
    func noTransaction(head: String) throws {
        let scene = try scene([
            "001_it.sql": head + "CREATE TABLE a (n int);\nSELECT 1/0;"
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("division by zero"))
        #expect(try scene.sees("a"))
        #expect(try scene.row()["statements"] == "1")
        #expect(try scene.row()["last"] == "CREATE TABLE a (n int)")
    }

    @Test("SQL and JavaScript stand in one folder, in the order of their numbers")
    func mixed() throws {
        let scene = try scene([
            "001_a.sql": "CREATE TABLE a (n int);", "003_c.sql": "INSERT INTO a VALUES (3);",
        ])
        try scene.write("002-b.js", "await db.query('INSERT INTO a VALUES (2)')")
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.numbers(in: "a") == ["2", "3"])
    }

    @Test("A missing down is found before anything is rolled back")
    func missingDown() throws {
        let scene = try scene([
            "001_a.sql": "CREATE TABLE a (n int);",
            "002_b.sql": "-- migrate:up\nCREATE TABLE b (n int);\n-- migrate:down\nDROP TABLE b;",
        ])
        #expect(try scene.run("up").exitCode == 0)
        let outcome = try scene.run("down", "--all")
        #expect(outcome.exitCode == 4)
        #expect(outcome.errors.contains("no `down` in 001_a.sql"))
        #expect(try scene.sees("b"))
        #expect(try scene.run("down").exitCode == 0)
        #expect(try !scene.sees("b"))
    }

    @Test("A command of psql is refused by name before a statement runs")
    func metaCommand() throws {
        let scene = try scene(["001_it.sql": "CREATE TABLE a (n int);\n\\copy a FROM 'a.csv'\n"])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("`\\copy` is a command of psql"))
        #expect(outcome.errors.contains("migrations/001_it.sql:2:1"))
        #expect(try !scene.sees("a"))
    }

    @Test("What this program's parser cannot read goes to the server as it is")
    func unreadable() throws {
        let scene = try scene([
            "001_it.sql": "CREATE TABLE a (n int);\nSELECT FROM ONLY ONLY WHERE;\nSELECT 1;"
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("syntax error at or near"))
        #expect(outcome.errors.contains("migrations/001_it.sql:2:"))
        #expect(try !scene.sees("a"))
    }

    @Test("What a migration raises is told")
    func notices() throws {
        let scene = try scene([
            "001_it.sql": """
            DO $$ BEGIN RAISE NOTICE 'so far'; RAISE WARNING 'beware'; END $$;
            """
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.contains("note: so far"))
        #expect(outcome.errors.contains("warning: 001: beware"), "\(outcome)")
    }

    @Test(
        "Rows behind a COPY are loaded, in the transaction and without one",
        arguments: ["", "-- jsmigrate: no-transaction\n"])
    func copy(head: String) throws {
        var rows = ""
        for number in 1...20_000 { rows += "\(number)\tit; isn't \\\\ $$\(number)\n" }
        let scene = try scene([
            "001_it.sql": head + """
                CREATE TABLE a (n int, t text);
                COPY a (n, t) FROM STDIN;
                \(rows)\\.
                COPY a FROM STDIN WITH (FORMAT csv);
                20001,"a;
                b"
                \\.
                CREATE INDEX ON a (n);
                """
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.value("SELECT count(*) FROM a") == "20001")
        #expect(
            try scene.database.query("SELECT t FROM a WHERE n IN (7, 20001) ORDER BY n")
                == [["it; isn't \\ $$7"], ["a;\nb"]])
    }

    @Test("A row that cannot be loaded fails the migration at its COPY")
    func copyFailure() throws {
        let scene = try scene([
            "001_it.sql": "CREATE TABLE a (n int);\nCOPY a FROM STDIN;\n1\nx\n\\.\n"
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(outcome.errors.contains("invalid input syntax for type integer: \"x\""))
        #expect(outcome.errors.contains("migrations/001_it.sql:2:1"))
        #expect(outcome.errors.contains("CONTEXT: COPY a, line 2, column n: \"x\""))
        #expect(try !scene.sees("a"))
    }
}
