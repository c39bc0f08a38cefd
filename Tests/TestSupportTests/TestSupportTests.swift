import TestSupport
import Testing

/// What the other tests stand on.
@Suite struct TestSupportTests {
    @Test func aDatabaseIsAskedFromASecondConnection() throws {
        let database = try TestDatabase()
        try database.query(
            "CREATE TABLE note (text text); INSERT INTO note VALUES ('a\nb'), (NULL)")
        #expect(try database.query("SELECT text, 1 FROM note") == [["a\nb", "1"], ["NULL", "1"]])
        #expect(try database.query("SELECT 1 WHERE false").isEmpty)
        #expect(try database.value("SELECT count(*) FROM note") == "2")
        let error = #expect(throws: TestFailure.self) { try database.query("SELECT nothing") }
        #expect(error?.description.contains("column \"nothing\" does not exist") == true)
    }

    @Test func dumpsOfEqualDatabasesAreEqual() throws {
        let databases = [try TestDatabase(), try TestDatabase()]
        for database in databases {
            try database.query("CREATE TABLE note (text text); INSERT INTO note VALUES ('x')")
        }
        let dump = try databases[0].dump()
        #expect(dump.contains("CREATE TABLE public.note"))
        #expect(dump.contains("INSERT INTO public.note VALUES ('x')"))
        #expect(try databases[1].dump() == dump)
        #expect(try !databases[0].dump(data: false).contains("INSERT"))
        #expect(try !databases[0].dump(excluding: ["note"]).contains("note"))
    }

    @Test func aSessionHoldsALockWhileAnotherWaits() throws {
        let database = try TestDatabase()
        try database.query("CREATE TABLE note (text text)")
        let holder = try database.openSession()
        let waiting = try database.openSession()
        try holder.run("BEGIN; LOCK TABLE note")
        waiting.send("SELECT count(*) FROM note")
        #expect(throws: TestFailure.self) { try waiting.answer(timeout: .milliseconds(200)) }
        try holder.run("COMMIT")
        #expect(try waiting.answer() == "0\n")
        #expect(try holder.run("SELECT 1/0").contains("division by zero"))
    }

    @Test func aProjectHoldsFiles() throws {
        let project = try Project(["a/b/c.txt": "text"])
        #expect(try project.read("a/b/c.txt") == "text")
        #expect(project.exists("a/b"))
        project.remove("a")
        #expect(!project.exists("a"))
    }

    @Test func aProgramOnATerminalIsTypedTo() throws {
        let running = try RunningProgram(
            "/bin/sh", ["-c", "test -t 0 && test -t 1 && read line && echo \"got $line\""],
            in: Project(), environment: ["PATH": "/usr/bin:/bin"], standardInput: "",
            terminal: true)
        running.type("yes\n")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("got yes"))
    }

    @Test(.requiresNodePostgres, arguments: ["main.cjs", "main.mjs"])
    func nodeFindsNodePostgres(file: String) throws {
        let database = try TestDatabase()
        let isModule = file.hasSuffix(".mjs")
        let project = try Project([
            file: """
            \(isModule ? "import pg from 'pg';" : "const pg = require('pg');")
            const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
            pool.query('SELECT current_database() AS name').then(({ rows }) => {
              console.log(rows[0].name);
              return pool.end();
            });
            """
        ])
        let outcome = try NodeOracle.run([file], in: project, database: database)
        #expect(outcome.output == database.name + "\n", "\(outcome)")
    }
}
