import TestSupport
import Testing

/// "Outside a block of the migration's own, all its statements share one wrapper transaction."
@Suite struct WrapperTests {
    @Test func statementsShareOneWrapperTransaction() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int, x xid8 DEFAULT pg_current_xact_id())');
                await db.query('INSERT INTO a VALUES (1)');
                const pool = new pg.Pool();
                await pool.query('INSERT INTO a VALUES ($1)', [2]);
                await gate('end');
                await db.query('INSERT INTO a VALUES (3); INSERT INTO a VALUES (4)');
                """)
        try scene.recordTracking()
        let running = try scene.start(untilGate: "end")
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up running")
        #expect(try scene.row()["progress"] == nil)
        try scene.open("end")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1", "2", "3", "4"])
        #expect(try scene.row()["transactional"] == "true")
        // All rows and the tracking row were written by one transaction.
        let writers = try scene.trackingWriters(status: "completed")
        #expect(writers.count == 1)
        #expect(try scene.database.query("SELECT DISTINCT x FROM a") == writers)
    }

    @Test func aMigrationThatOnlyReadsIsCompleted() throws {
        let scene = try Scene(up: "await db.query('SELECT 1')")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.state() == "up completed")
        #expect(try scene.row()["transactional"] == "true")
    }

    @Test func theWholeIsUndoneWhenTheMigrationFails() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                throw new Error('no more');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["error"] == "no more")
        #expect(try scene.row()["progress"] == nil)
    }

    /// "Where one fails and the migration handles the error, only that statement is undone, the
    /// migration goes on, and a warning names what failed."
    @Test func aHandledFailureIsUndoneAlone() throws {
        let statements = [
            "await db.query('ALTER TABLE TABLE_ ADD COLUMN n int').catch(() => {});",
            "await db.query('INSERT INTO TABLE_ VALUES (2); INSERT INTO TABLE_ VALUES (1/0)').catch(() => {});",
            "await db.query('INSERT INTO TABLE_ VALUES ($1), (1/$2)', [2, 0]).catch(() => {});",
            "await db.query('SELEC 1').catch(() => {});",
            "for (let i = 0; i < 5; i++) await attempt(db.query('INSERT INTO nowhere VALUES ($1)', [i]));",
            "await Promise.allSettled([db.query('INSERT INTO TABLE_ VALUES (1/0)'), db.query('SELECT 1')]);",
        ]
        let scene = try Scene()
        for (index, statement) in statements.enumerated() {
            let body = """
                await db.query('CREATE TABLE TABLE_ (n int)');
                await db.query('INSERT INTO TABLE_ VALUES (1)');
                \(statement)
                await db.query('INSERT INTO TABLE_ VALUES (3)');
                """
            try scene.write(
                "00\(index)-it.js",
                body.split(separator: "TABLE_", omittingEmptySubsequences: false)
                    .joined(separator: "a\(index)"))
        }
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        for (index, statement) in statements.enumerated() {
            #expect(try scene.numbers(in: "a\(index)") == ["1", "3"], "\(statement)")
            #expect(
                outcome.errors.contains("00\(index): a statement failed and was undone"),
                "\(outcome)")
            let row = try scene.row("00\(index)")
            #expect(row["status"] == "completed")
            #expect(row["transactional"] == "true", "\(statement)")
        }
    }

    @Test func theWarningNamesWhatFailed() throws {
        let scene = try Scene(
            up: "await db.query('CREATE TABLE a (n int, n int)').catch(() => {});")
        let outcome = try scene.run("up")
        #expect(outcome.errors.contains("column \"n\" specified more than once"), "\(outcome)")
        #expect(outcome.errors.contains("CREATE TABLE a (n int, n int)"))
    }

    /// "`--strict` makes it a failure."
    @Test func strictMakesAHandledFailureAFailure() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('SELECT 1/0').catch(() => {});
                """)
        let outcome = try scene.run("up", "--strict")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.text.contains("division by zero"))
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
    }

    /// "SAVEPOINT outside a block is an error, as it was."
    @Test func whatNeedsABlockIsAnErrorOutsideOfOne() throws {
        let statements = [
            "SAVEPOINT s", "RELEASE SAVEPOINT s", "ROLLBACK TO SAVEPOINT s", "LOCK TABLE a",
            "DECLARE c CURSOR FOR SELECT 1", "COMMIT AND CHAIN", "ROLLBACK AND CHAIN",
        ]
        let attempts = statements.map {
            "console.log('\($0):', await attempt(db.query('\($0)')));\n"
        }
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                \(attempts.joined())
                await db.query('INSERT INTO a VALUES (1)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        for statement in statements {
            #expect(outcome.lines.contains("\(statement): 25P01"), "\(outcome)")
        }
        #expect(try scene.numbers(in: "a") == ["1"])
    }

    @Test func whatOnlyWarnsOutsideABlockChangesNothing() throws {
        let statements = ["COMMIT", "ROLLBACK", "SET LOCAL search_path TO x", "END", "ABORT"]
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                for (const text of \(statements)) console.log((await db.query(text)).command);
                await db.query('INSERT INTO a VALUES (1)');
                await gate('end');
                """)
        let running = try scene.start(untilGate: "end")
        #expect(try !scene.sees("a"))
        try scene.open("end")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("COMMIT\nROLLBACK\nSET\nCOMMIT\nROLLBACK\n"), "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1"])
        #expect(try scene.row()["transactional"] == "true")
    }

    /// What a string sets for its transaction is over with the string, which was one under node-postgres.
    @Test func localSettingsEndWithTheStringThatMakesThem() throws {
        let strings = [
            // The library that knows the setting is loaded in between.
            "SET LOCAL plpgsql.variable_conflict = use_column; DO $$ BEGIN PERFORM 1; END $$",
            "SET LOCAL search_path = pg_catalog; RESET ALL",
            "SET LOCAL lock_timeout = '1s'; RESET ALL",
            "SET a.b = '0'; SET LOCAL a.b = '1'; RESET ALL",
            "SET LOCAL session_replication_role = replica; SET LOCAL ROLE pg_monitor; SELECT 1",
            "SET LOCAL a.b = '1'; SELECT 1", "SELECT set_config('a.b', '2', true)",
            "SET LOCAL a.b = '3'; SELECT set_config('A.B', '4', true)",
            "SET a.b = '5'; SET LOCAL a.b = '6'; CREATE TABLE a (n int)",
            "SET LOCAL a.b = '7'; SELECT 1",
            "SET LOCAL search_path = pg_catalog; SET LOCAL ROLE pg_monitor; SELECT 1",
        ]
        let script = """
            const names = ['a.b', 'search_path', 'role', 'session_replication_role', 'plpgsql.variable_conflict'];
            const seen = () => db.query(
              `SELECT concat(${names.map((name) => `current_setting('${name}', true)`)}) AS s`);
            const told = [];
            for (const text of \(strings)) {
              await db.query(text);
              told.push((await seen()).rows[0].s);
            }
            await db.query("SET LOCAL a.b = '9'; SELECT 1/0").catch(() => {});
            told.push((await seen()).rows[0].s);
            const together = await Promise.all([db.query("SELECT set_config('a.b', '10', true)"), seen()]);
            told.push(together[0].rows[0].set_config, together[1].rows[0].s);
            console.log('told', JSON.stringify(told));
            """
        let scene = try Scene(up: script)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let rest = #"\"$user\", publicnoneoriginerror"#
        let expected =
            (Array(repeating: "", count: 8) + ["5", "5", "5", "5"]).map { "\"\($0)\(rest)\"" }
            + ["\"10\"", "\"5\(rest)\""]
        #expect(
            outcome.lines.contains("told [\(expected.joined(separator: ","))]"), "\(outcome)")
        #expect(try scene.row()["transactional"] == "true")
    }

    /// Deferred constraints hold at the end of each statement, which was a transaction of its own.
    @Test func deferredConstraintsAreCheckedAtEachStatementsEnd() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int PRIMARY KEY)');
                await db.query('CREATE TABLE b (n int REFERENCES a DEFERRABLE INITIALLY DEFERRED)');
                console.log('code', await attempt(db.query('INSERT INTO b VALUES (1)')));
                // Within one string of several the order is free.
                await db.query('INSERT INTO b VALUES (2); INSERT INTO a VALUES (2)');
                await db.query('INSERT INTO b VALUES (3); INSERT INTO a VALUES (3)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("code 23503"), "\(outcome)")
        #expect(try scene.numbers(in: "b") == ["2", "3"])
    }

    @Test func deferredConstraintsMadeInABlockAreCheckedAtEachStatementsEnd() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN');
                await db.query('CREATE TABLE a (n int PRIMARY KEY)');
                await db.query('CREATE TABLE b (n int REFERENCES a DEFERRABLE INITIALLY DEFERRED)');
                await db.query('COMMIT');
                console.log('code', await attempt(db.query('INSERT INTO b VALUES (1)')));
                await db.query('INSERT INTO a VALUES (2)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.output.contains("code 23503"), "\(outcome)")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["2"])
    }

    @Test(arguments: ["serializable", "repeatable read"])
    func eachStatementSeesTheLatestDataWhateverTheDefaultIsolation(level: String) throws {
        let scene = try Scene(
            up: """
                await db.query('SELECT * FROM a');
                await gate('end');
                console.log('rows', (await db.query('SELECT * FROM a')).rowCount);
                """)
        try scene.database.query(
            """
            CREATE TABLE a (n int);
            ALTER DATABASE \(scene.database.name) SET default_transaction_isolation = '\(level)'
            """)
        let running = try scene.start(untilGate: "end")
        try scene.database.query("INSERT INTO a VALUES (1)")
        try scene.open("end")
        #expect(running.finish().output.contains("rows 1"))
    }
}
