import TestSupport
import Testing

/// "The migration's own BEGIN is a real one."
@Suite struct OwnBlockTests {
    /// "What the wrapper held so far is committed first, together with the progress."
    @Test func beginCommitsTheWrapperTogetherWithTheProgress() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('INSERT INTO a VALUES (1)');
                await db.query('BEGIN');
                await db.query('INSERT INTO a VALUES (2)');
                await gate('inside');
                await db.query('COMMIT');
                """)
        let running = try scene.start(untilGate: "inside")
        #expect(try scene.numbers(in: "a") == ["1"])
        #expect(try scene.row()["statements"] == "2")
        #expect(try scene.row()["last"] == "INSERT INTO a VALUES (1)")
        #expect(try scene.state() == "up running")
        try scene.open("inside")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1", "2"])
        #expect(try scene.state() == "up completed")
        // Two transactions were needed.
        #expect(try scene.row()["transactional"] == "false")
    }

    @Test func rollbackUndoesTheBlockAndNoMore() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('BEGIN');
                await db.query('INSERT INTO a VALUES (1)');
                await db.query('ROLLBACK');
                await db.query('INSERT INTO a VALUES (2)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["2"])
    }

    @Test func savepointsInABlockAreTheMigrationsOwn() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN');
                await db.query('CREATE TABLE a (n int)');
                await db.query('SAVEPOINT jsmigrate');
                console.log('code', await attempt(db.query('INSERT INTO a VALUES (1/0)')));
                console.log('code', await attempt(db.query('INSERT INTO a VALUES (1)')));
                await db.query('ROLLBACK TO SAVEPOINT jsmigrate');
                await db.query('INSERT INTO a VALUES (2)');
                await db.query('RELEASE SAVEPOINT jsmigrate');
                await db.query('COMMIT');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        // In a block a statement that fails aborts it, as ever.
        #expect(outcome.output.contains("code 22012\ncode 25P02"))
        #expect(try scene.numbers(in: "a") == ["2"])
        #expect(try scene.row()["transactional"] == "true")
    }

    // MARK: - COMMIT

    /// "Its COMMIT is real too, and held back only until the next statement, or a wait for anything
    /// else."
    @Test(arguments: ["await gate('end');", "await db.query('SELECT 1'); await gate('end');"])
    func whatIsCommittedIsVisibleWhileTheMigrationWaits(wait: String) throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN');
                await db.query('CREATE TABLE a (n int)');
                await db.query('INSERT INTO a VALUES (1)');
                await db.query('COMMIT');
                \(wait)
                """)
        let running = try scene.start(untilGate: "end")
        try running.wait("until the COMMIT is visible") { try scene.sees("a") }
        #expect(try scene.numbers(in: "a") == ["1"])
        #expect(try scene.state() == "up running")
        #expect(try scene.row()["statements"] == "2")
        try scene.open("end")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.state() == "up completed")
        #expect(try scene.row()["transactional"] == "false")
    }

    /// "So that the last COMMIT of a migration carries the tracking row with it."
    @Test(arguments: [
        "await db.query('BEGIN'); await db.query('CREATE TABLE a (x xid8)');"
            + " await db.query('INSERT INTO a VALUES (pg_current_xact_id())'); await db.query('COMMIT');",
        "await db.query('BEGIN; CREATE TABLE a (x xid8);"
            + " INSERT INTO a VALUES (pg_current_xact_id()); COMMIT');",
        "const c = await new pg.Pool().connect(); await c.query('START TRANSACTION');"
            + " await c.query('CREATE TABLE a (x xid8)');"
            + " await c.query('INSERT INTO a VALUES (pg_current_xact_id())');"
            + " await c.query('END'); c.release();",
        "const pool = new pg.Pool(); await pool.query('BEGIN');"
            + " await pool.query('CREATE TABLE a (x xid8)');"
            + " await pool.query('INSERT INTO a VALUES (pg_current_xact_id())');"
            + " await pool.query('COMMIT'); await pool.end();",
    ])
    func theLastCommitCarriesTheTrackingRow(body: String) throws {
        let scene = try Scene(up: body)
        try scene.recordTracking()
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.row()["transactional"] == "true")
        let writers = try scene.trackingWriters(status: "completed")
        #expect(writers.count == 1)
        #expect(try scene.database.query("SELECT x FROM a") == writers)
    }

    /// "Deferred constraints are checked at the moment the code says COMMIT."
    @Test func deferredConstraintsAreCheckedAtCommit() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int PRIMARY KEY)');
                await db.query('CREATE TABLE b (n int REFERENCES a DEFERRABLE INITIALLY DEFERRED)');
                await db.query('BEGIN');
                await db.query('INSERT INTO b VALUES (1)');
                console.log('code', await attempt(db.query('COMMIT')));
                await db.query('BEGIN');
                await db.query('INSERT INTO b VALUES (2)');
                await db.query('INSERT INTO a VALUES (2)');
                console.log('code', await attempt(db.query('COMMIT')));
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("code 23503\ncode done"), "\(outcome)")
        #expect(try scene.numbers(in: "b") == ["2"])
    }

    @Test func aCommitThatFailsAndIsNotHandledFailsTheMigration() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN');
                await db.query('CREATE TABLE a (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)');
                await db.query('INSERT INTO a VALUES (1), (1)');
                await db.query('COMMIT');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.text.contains("23505"))
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
    }

    /// "A COMMIT that answers ROLLBACK is a failure."
    @Test(arguments: ["COMMIT", "END", "COMMIT AND CHAIN", "SELECT 1; COMMIT"])
    func aCommitThatAnswersRollbackIsAFailure(commit: String) throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN');
                await db.query('CREATE TABLE a (n int)');
                await db.query('SELECT 1/0').catch(() => {});
                await db.query('\(commit)').catch(() => {});
                \(commit.contains("CHAIN") ? "await db.query('COMMIT');" : "")
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
        if !commit.contains("SELECT") {
            #expect(outcome.text.contains("COMMIT was answered with ROLLBACK"), "\(outcome)")
        }
    }

    /// A COMMIT that was held back and then fails at the server: its block never was.
    @Test func aHeldCommitThatTheServerRefusesFailsTheMigration() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
                await db.query('SELECT sum(n) FROM a');
                await db.query('INSERT INTO b VALUES (1)');
                await gate('overlap');
                console.log('code', await attempt(db.query('COMMIT')));
                console.log('code', await attempt(db.query('INSERT INTO c VALUES (1)')));
                console.log('code', await attempt(db.query('INSERT INTO c VALUES (2)')));
                """)
        try scene.database.query(
            "CREATE TABLE a (n int); CREATE TABLE b (n int); CREATE TABLE c (n int)")
        let running = try scene.start(untilGate: "overlap")
        try scene.database.query(
            """
            BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT sum(n) FROM b; INSERT INTO a VALUES (1); COMMIT
            """)
        try scene.open("overlap")
        let outcome = running.finish()
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try scene.numbers(in: "b").isEmpty)
        #expect(try scene.numbers(in: "c").isEmpty)
        #expect(try scene.state() == "up failed")
        #expect(outcome.text.contains("could not serialize"), "\(outcome)")
    }

    /// "So is a migration that ends with its block still open (a forgotten COMMIT): rolled back, said."
    @Test func aForgottenCommitIsAFailure() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN');
                await db.query('CREATE TABLE a (n int)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.text.contains("COMMIT is missing"))
        #expect(outcome.text.contains("rolled back"))
        #expect(try !scene.sees("a"))
        #expect(try scene.state() == "up failed")
    }

    // MARK: - Several statements in one string

    /// "BEGIN and COMMIT inside a string of several statements are seen too."
    @Test func beginAndCommitInsideAStringAreSeen() throws {
        let scene = try Scene(
            up: """
                const results = await db.query(`
                  CREATE TABLE a (n int); INSERT INTO a VALUES (1);
                  BEGIN; INSERT INTO a VALUES (2); COMMIT;
                  BEGIN; INSERT INTO a VALUES (3); ROLLBACK;
                  BEGIN; INSERT INTO a VALUES (4)`);
                console.log(results.map((r) => r.command).join());
                await gate('open');
                await db.query('INSERT INTO a VALUES (5); COMMIT');
                """)
        let running = try scene.start(untilGate: "open")
        #expect(try scene.numbers(in: "a") == ["1", "2"])
        try scene.open("open")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.output.contains(
                "CREATE,INSERT,BEGIN,INSERT,COMMIT,BEGIN,INSERT,ROLLBACK,BEGIN,INSERT"),
            "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1", "2", "4", "5"])
        #expect(try scene.row()["transactional"] == "false")
    }

    @Test func anErrorInsideAStringWithABlockLeavesNothingOfTheBlock() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                await db.query('BEGIN; INSERT INTO a VALUES (1); INSERT INTO a VALUES (1/0); COMMIT');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try scene.numbers(in: "a").isEmpty)
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["statements"] == "1")
    }

    @Test func commitAndChainOpensTheNextBlock() throws {
        let scene = try Scene(
            up: """
                await db.query('BEGIN');
                await db.query('CREATE TABLE a (n int)');
                await db.query('COMMIT AND CHAIN');
                await db.query('INSERT INTO a VALUES (1)');
                await gate('chained');
                await db.query('ROLLBACK AND CHAIN');
                await db.query('INSERT INTO a VALUES (2)');
                await db.query('COMMIT');
                """)
        let running = try scene.start(untilGate: "chained")
        #expect(try scene.numbers(in: "a").isEmpty)
        #expect(try scene.row()["statements"] == "1")
        try scene.open("chained")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["2"])
    }

    // MARK: - Several clients

    /// "Blocks are one at a time: statements that other clients send during a block join it, with a
    /// warning."
    @Test func statementsOfOtherClientsJoinTheBlockWithAWarning() throws {
        let scene = try Scene(
            up: """
                const pool = new pg.Pool();
                const one = await pool.connect();
                await one.query('BEGIN');
                await one.query('CREATE TABLE a (n int)');
                await pool.query('INSERT INTO a VALUES (1)');
                await gate('joined');
                await one.query('COMMIT');
                one.release();
                """)
        let running = try scene.start(untilGate: "joined")
        #expect(try !scene.sees("a"))
        try scene.open("joined")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("joined the open transaction"), "\(outcome)")
        #expect(outcome.errors.contains("INSERT INTO a VALUES (1)"))
        #expect(try scene.numbers(in: "a") == ["1"])
    }

    /// "A second BEGIN meanwhile fails and names `transaction: false`."
    @Test func aSecondBeginMeanwhileFails() throws {
        let scene = try Scene(
            up: """
                const pool = new pg.Pool();
                const one = await pool.connect();
                const two = await pool.connect();
                await one.query('BEGIN');
                await one.query('CREATE TABLE a (n int)');
                await two.query('BEGIN').catch((error) => console.log('refused:', error.message));
                await one.query('INSERT INTO a VALUES (1)');
                await one.query('COMMIT');
                await two.query('BEGIN');
                await two.query('INSERT INTO a VALUES (2)');
                await two.query('COMMIT');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.output.contains("refused:"), "\(outcome)")
        #expect(outcome.output.contains("`transaction: false`"))
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["1", "2"])
    }

    @Test func aClientThatDisconnectsInItsBlockRollsItBack() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)');
                const client = new pg.Client();
                await client.connect();
                await client.query('BEGIN');
                await client.query('INSERT INTO a VALUES (1)');
                await client.end();
                await db.query('INSERT INTO a VALUES (2)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["2"])
    }

    /// A text that is prepared because it repeats is still known after its block was aborted.
    @Test func repeatedStatementsSurviveAnAbortedBlock() throws {
        let scene = try Scene(
            up: """
                const insert = (n) => db.query('INSERT INTO a VALUES ($1)', [n]);
                await db.query('CREATE TABLE a (n int)');
                await db.query('BEGIN');
                await insert(1);
                await insert(2);
                console.log('code', await attempt(db.query('SELECT 1/0')));
                for (const n of [3, 4]) console.log('code', await attempt(insert(n)));
                await db.query('ROLLBACK');
                await db.query('BEGIN');
                for (const n of [5, 6, 7, 8]) await insert(n);
                await db.query('COMMIT');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.numbers(in: "a") == ["5", "6", "7", "8"])
    }
}
