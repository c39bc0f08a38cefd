import TestSupport
import Testing

/// What a server, a database or a role may have set changes nothing of what a run does.
@Suite(.needs(.version(14))) struct ServerSettingsTests {
    @Test(
        arguments: [
            "default_transaction_isolation = 'repeatable read'",
            "default_transaction_isolation = 'serializable'",
            "default_transaction_deferrable = on",
            "search_path = public, proof",
            "synchronous_commit = off",
        ])
    func everyMigrationGoesUpAndDown(setting: String) throws {
        let stage = try CrashStage.shared()
        let worker = try CrashWorker()
        let top = Goal(.up, "016", of: stage.versions)
        let bottom = Goal(.down, "013", of: stage.versions)
        try worker.restore(stage.state(before: Goal(.up, "001", of: stage.versions)))
        try Recovery(project: stage.project, worker: worker, goal: top).run(mayStop: false)
        try Recovery(project: stage.project, worker: worker, goal: bottom).run(mayStop: false)
        let expected = try Verdict(of: worker)

        try worker.restore(stage.state(before: Goal(.up, "001", of: stage.versions)))
        try worker.session.query("ALTER DATABASE \(worker.database.name) SET \(setting)")
        defer {
            _ = try? worker.session.query("ALTER DATABASE \(worker.database.name) RESET ALL")
        }
        try Recovery(project: stage.project, worker: worker, goal: top).run(mayStop: false)
        try Recovery(project: stage.project, worker: worker, goal: bottom).run(mayStop: false)
        #expect(try Verdict(of: worker).difference(from: expected) == nil, "\(setting)")
    }

    private static func cancel(unlessKnown setting: String) throws {
        guard setting.hasPrefix("transaction_timeout"), try TestServer.majorVersion() < 17 else {
            return
        }
        try Test.cancel("transaction_timeout is of PostgreSQL 17")
    }

    /// A migration that thinks for longer than the server lets a session idle, in and between its transactions.
    @Test(
        arguments: [
            ["idle_session_timeout = '4s'", "idle_in_transaction_session_timeout = '4s'"],
            ["transaction_timeout = '4s'"],
        ])
    func aMigrationMayTakeItsTime(settings: [String]) throws {
        try settings.forEach(Self.cancel)
        let project = try Project([
            "migrations/001-slow.js": """
            const pause = () => new Promise((wake) => setTimeout(wake, 5000));
            exports.up = async (db) => {
              await pause();
              await db.query('CREATE TABLE a (n int)');
              await pause();
              await db.query('BEGIN');
              await pause();
              await db.query('CREATE TABLE b (n int)');
              await db.query('COMMIT');
            };
            """
        ])
        let database = try TestDatabase()
        for setting in settings {
            try database.query("ALTER DATABASE \(database.name) SET \(setting)")
        }
        let outcome = try JSMigrate.run(["up"], in: project, database: database)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try database.value("SELECT to_regclass('b') IS NOT NULL") == "t")
    }

    /// Timeouts of statements are the server's word on the migration's statements, and not on our own.
    @Test(arguments: ["statement_timeout = '4s'", "lock_timeout = '4s'"])
    func aTimeoutOfTheServerIsTheMigrationsFailure(setting: String) throws {
        let project = try Project([
            "migrations/001-a.js": "exports.up = (db) => db.query('CREATE TABLE a (n int)');",
            "migrations/002-b.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE b (n int)');
              await db.query('BEGIN; LOCK TABLE a; SELECT pg_sleep(0.6); COMMIT');
            };
            """,
        ])
        let database = try TestDatabase()
        #expect(
            try JSMigrate.run(["up", "--to", "1"], in: project, database: database).exitCode == 0)
        let blocker = try database.openSession()
        try database.query("ALTER DATABASE \(database.name) SET \(setting)")
        try blocker.run("BEGIN; LOCK TABLE a")
        let outcome = try JSMigrate.run(["up"], in: project, database: database)
        try blocker.run("ROLLBACK")
        // What looks at it is not to be ended by it.
        try blocker.run("ALTER DATABASE \(database.name) RESET ALL")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("timeout"), "\(outcome)")
        // Its first statement was committed before its own block began.
        #expect(
            try database.query("SELECT version, status FROM schema_migrations ORDER BY 1")
                == [["001", "completed"], ["002", "failed"]])
    }

    /// "exit 5: a read-only server"
    @Test func aReadOnlyDatabaseIsRefused() throws {
        let project = try Project([
            "migrations/001-a.js": "exports.up = (db) => db.query('CREATE TABLE a (n int)');"
        ])
        let database = try TestDatabase()
        try database.query(
            "ALTER DATABASE \(database.name) SET default_transaction_read_only = on")
        let outcome = try JSMigrate.run(["up"], in: project, database: database)
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("read-only"), "\(outcome)")
        #expect(
            try database.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0")
    }
}
