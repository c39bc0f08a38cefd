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
    @Test(arguments: [
        "await db.query('ALTER TABLE a ADD COLUMN n int').catch(() => {});",
        "await db.query('INSERT INTO a VALUES (2); INSERT INTO a VALUES (1/0)').catch(() => {});",
        "await db.query('INSERT INTO a VALUES ($1), (1/$2)', [2, 0]).catch(() => {});",
        "await db.query('SELEC 1').catch(() => {});",
        "for (let i = 0; i < 5; i++) await db.query('INSERT INTO nowhere VALUES ($1)', [i]).catch(() => {});",
        "await Promise.allSettled([db.query('INSERT INTO a VALUES (1/0)'), db.query('SELECT 1')]);",
    ])
    func aHandledFailureIsUndoneAlone(statement: String) throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('INSERT INTO a VALUES (1)');
                \(statement)
                await db.query('INSERT INTO a VALUES (3)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1", "3"])
        #expect(outcome.errors.contains("a statement failed and was undone"), "\(outcome)")
        #expect(try scene.state() == "up completed")
        #expect(try scene.row()["transactional"] == "true")
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
    @Test(arguments: [
        "SAVEPOINT s", "RELEASE SAVEPOINT s", "ROLLBACK TO SAVEPOINT s", "LOCK TABLE a",
        "DECLARE c CURSOR FOR SELECT 1", "COMMIT AND CHAIN", "ROLLBACK AND CHAIN",
    ])
    func whatNeedsABlockIsAnErrorOutsideOfOne(statement: String) throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                console.log('code', await attempt(db.query('\(statement)')));
                await db.query('INSERT INTO a VALUES (1)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("code 25P01"), "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1"])
    }

    @Test(arguments: ["COMMIT", "ROLLBACK", "SET LOCAL search_path TO x", "END", "ABORT"])
    func whatOnlyWarnsOutsideABlockChangesNothing(statement: String) throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                console.log((await db.query('\(statement)')).command);
                await db.query('INSERT INTO a VALUES (1)');
                await gate('end');
                """)
        let running = try scene.start(untilGate: "end")
        #expect(try !scene.sees("a"))
        try scene.open("end")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1"])
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
