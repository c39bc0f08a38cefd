import Filesystem
import TestSupport
import Testing

/// `--metrics FILE`: what a command leaves for Prometheus, whichever way it ends.
@Suite struct MetricsFileTests {
    private let file = "m.prom"

    private func read(_ scene: Scene) throws -> Exposition {
        try Exposition(scene.project.read(file))
    }

    @Test func aRun() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        try scene.run("up", "--steps", "1", "--validate", "--metrics", file)
        let up = try read(scene)
        let name = "database=\"\(scene.database.name)\""
        #expect(up.value("jsmigrate_last_run_exit_code", "command=\"up\"", name) == 0)
        #expect(up.value("jsmigrate_last_run_migrations", "action=\"up\"", "\"completed\"") == 1)
        #expect(up.value("jsmigrate_last_run_lock_wait_seconds") == 0)
        #expect(up.value("jsmigrate_last_run_retries") == 0)
        #expect((up.value("jsmigrate_last_run_timestamp_seconds") ?? 0) > 1_700_000_000)
        #expect(up.value("jsmigrate_validation_results", "\"pre\"", "\"fail\"") == 0)
        #expect(
            up.value("jsmigrate_validation_check_status", "\"post\"", "\"invalid-indexes\"") == 0)
        #expect(up.value("jsmigrate_database_reachable") == 1)
        #expect((up.value("jsmigrate_database_size_bytes") ?? 0) > 1_000_000)
        #expect(up.value("jsmigrate_database_connections", "state=\"active\"") == 0)
        #expect((up.value("jsmigrate_database_connection_limit") ?? 0) > 0)
        #expect(up.value("jsmigrate_database_lock_waits") == 0)
        #expect(up.value("jsmigrate_migrations", "\"applied\"") == 1)
        #expect(up.value("jsmigrate_pending_migrations") == 1)
        #expect(up.value("jsmigrate_runs_total", "\"success\"") == 1)
        #expect(up.value("jsmigrate_attempts_total", "\"up\"", "\"success\"") == 1)
        #expect(up.value("jsmigrate_attempt_duration_seconds_count", "\"up\"") == 1)

        try scene.run("redo", "--metrics", file)
        let redo = try read(scene)
        #expect(redo.value("jsmigrate_last_run_migrations", "\"down\"", "\"completed\"") == 1)
        #expect(redo.value("jsmigrate_last_run_migrations", "\"up\"", "\"completed\"") == 1)
        try scene.run("down", "--metrics", file)
        let down = try read(scene)
        #expect(down.value("jsmigrate_last_run_exit_code", "command=\"down\"") == 0)
        // Counters go on from run to run.
        #expect(down.value("jsmigrate_runs_total", "\"success\"") == 4)
        #expect(down.value("jsmigrate_attempts_total", "\"down\"", "\"success\"") == 2)
        #expect(down.value("jsmigrate_pending_migrations") == 2)
        let status = try Filesystem.status(of: scene.path(file))
        #expect(status.mode & 0o777 == 0o644)
    }

    @Test func aRunThatIsStoppedBeforeItBeginsIsNone() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/no.pre.sql": "SELECT 1 AS violation",
        ])
        let outcome = try scene.run("up", "--validate", "--json", "--metrics", file)
        #expect(outcome.exitCode == 1)
        // The last event has the exit code all the same.
        #expect(outcome.output.contains(#""event":"run_finished""#))
        #expect(outcome.output.contains(#""exit_code":1"#))
        let stopped = try read(scene)
        #expect(stopped.value("jsmigrate_last_run_exit_code") == 1)
        #expect(stopped.value("jsmigrate_last_run_migrations", "\"completed\"") == nil)
        #expect(stopped.value("jsmigrate_validation_results", "\"pre\"", "\"fail\"") == 1)
    }

    @Test func aFailedRun() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "migrations/002-b.js": "exports.up = () => { throw new Error('no'); };",
            "migrations/003-c.js": Migrations.table("c"),
        ])
        #expect(try scene.run("up", "--metrics", file).exitCode == 2)
        let failed = try read(scene)
        #expect(failed.value("jsmigrate_last_run_exit_code") == 2)
        #expect(failed.value("jsmigrate_last_run_migrations", "\"failed\"") == 1)
        #expect(failed.value("jsmigrate_last_run_migrations", "\"not_run\"") == 1)
        #expect(failed.value("jsmigrate_runs_total", "\"failure\"") == 1)
        #expect(failed.value("jsmigrate_attempts_total", "\"up\"", "\"failure\"") == 1)
        #expect(failed.value("jsmigrate_pending_migrations") == 2)
        #expect(try scene.run("validate", "--post", "--metrics", file).exitCode == 3)
        let validated = try read(scene)
        #expect(validated.value("jsmigrate_last_run_exit_code", "command=\"validate\"") == 3)
        #expect(
            validated.value("jsmigrate_validation_check_status", "\"migrations-settled\"") == 2)
        #expect(validated.value("jsmigrate_last_run_migrations", "\"failed\"") == nil)
    }

    @Test func dryRunsAndRefusals() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.run("up", "--dry-run", "--metrics", file)
        #expect(!scene.project.exists(file))
        try scene.project.write("jsmigrate.config.json", #"{"metrics": "m.prom"}"#)
        #expect(try scene.run("up", "--to", "9").exitCode == 5)
        let refused = try read(scene)
        #expect(refused.value("jsmigrate_last_run_exit_code", "command=\"up\"") == 5)
        #expect(refused.value("jsmigrate_pending_migrations") == 1)
        #expect(refused.value("jsmigrate_runs_total", "\"success\"") == nil)
        try scene.run("up", "--no-metrics")
        #expect(try read(scene).value("jsmigrate_pending_migrations") == 1)
        // Without the folder there is nothing to read, and that is told too.
        scene.project.remove("migrations")
        #expect(try scene.run("up").exitCode == 5)
        let lost = try read(scene)
        #expect(lost.value("jsmigrate_last_run_exit_code") == 5)
        #expect(lost.value("jsmigrate_database_reachable") == nil)
    }

    @Test func noPasswordAndNoServer() throws {
        let project = try Project(Migrations.tables("a"))
        let outcome = try JSMigrate.run(
            ["up", "--metrics", file], in: project,
            environment: [
                "DATABASE_URL": "postgres://me:s3cr3t@127.0.0.1:1/shop?sslpassword=s3cr3t"
            ])
        #expect(outcome.exitCode == 5, "\(outcome)")
        let text = try project.read(file)
        let metrics = try Exposition(text)
        #expect(
            metrics.value(
                "jsmigrate_database_reachable", #"host="127.0.0.1""#, #"port="1""#,
                #"database="shop""#, #"user="me""#) == 0)
        #expect(!text.contains("s3cr3t"))
    }

    /// Another tool's table of the name: the run is refused, and the metrics say so.
    @Test func anotherToolsHistory() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.database.query("CREATE TABLE migration_history (script text, done boolean)")
        let outcome = try scene.run("up", "--metrics", file)
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("warning: the metrics lack what could not be read: "))
        let metrics = try read(scene)
        #expect(metrics.value("jsmigrate_last_run_exit_code") == 5)
        #expect(metrics.value("jsmigrate_database_reachable") == 1)
        #expect(metrics.value("jsmigrate_pending_migrations") == nil)
    }

    /// The table of the shell runner has no runs, and its lines count.
    @Test func anOlderHistory() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.database.query(
            """
            CREATE TABLE migration_history (
                id SERIAL PRIMARY KEY, database_type VARCHAR(32) NOT NULL,
                migration_file VARCHAR(255) NOT NULL, action VARCHAR(16) NOT NULL,
                applied_at TIMESTAMPTZ NOT NULL DEFAULT NOW(), execution_time_ms INT,
                success BOOLEAN NOT NULL DEFAULT TRUE, error_message TEXT);
            INSERT INTO migration_history (database_type, migration_file, action, execution_time_ms)
            VALUES ('postgres', '001_old.up.sql', 'up', 312)
            """)
        try scene.run("validate", "--pre", "--metrics", file)
        let metrics = try read(scene)
        #expect(metrics.value("jsmigrate_attempts_total", "\"up\"", "\"success\"") == 1)
        #expect(metrics.value("jsmigrate_attempt_duration_seconds_sum", "\"up\"") == 0.312)
        #expect(metrics.value("jsmigrate_runs_total", "\"success\"") == 0)
    }

    // MARK: - The lock and signals

    private func start(_ scene: Scene, _ text: String) throws -> RunningProgram {
        let running = try JSMigrate.start(
            ["up", "--metrics", file], in: scene.project, database: scene.database)
        try running.waitForText(text)
        return running
    }

    @Test func aLockThatOthersHold() throws {
        let scene = try Scene(migration: LockTests.waiting)
        let session = try scene.database.openSession()
        try session.run("SELECT pg_advisory_lock(42)")
        let first = try start(scene, "at work")
        try scene.waitForAdvisoryLock(42)
        let second = try scene.run("up", "--lock-wait", "300ms", "--metrics", "second.prom")
        #expect(second.exitCode == 6, "\(second)")
        let waited = try Exposition(scene.project.read("second.prom"))
        #expect(waited.value("jsmigrate_last_run_exit_code") == 6)
        #expect((waited.value("jsmigrate_last_run_lock_wait_seconds") ?? 0) > 0.1)
        #expect(waited.value("jsmigrate_database_lock_waits") == 1)
        #expect(waited.value("jsmigrate_migrations", "\"running\"") == 1)
        first.send(signal: 15)
        #expect(first.finish().exitCode == 143)
        let ended = try read(scene)
        #expect(ended.value("jsmigrate_last_run_exit_code") == 143)
        #expect(ended.value("jsmigrate_last_run_migrations", "\"failed\"") == 1)
        #expect(ended.value("jsmigrate_attempts_total", "\"up\"", "\"failure\"") == 1)
    }

    /// Ended by the other thread, the program can ask nobody any more, and says that it was.
    @Test func aScriptThatNeverReturns() throws {
        let scene = try Scene(
            migration: """
                exports.up = async () => {
                  console.log('at work');
                  const again = () => Promise.resolve().then(again);
                  await again();
                };
                """)
        let running = try start(scene, "at work")
        running.send(signal: 2)
        let outcome = running.finish()
        #expect(outcome.exitCode == 130, "\(outcome)")
        let metrics = try read(scene)
        #expect(metrics.value("jsmigrate_last_run_exit_code") == 130)
        #expect((metrics.value("jsmigrate_last_run_duration_seconds") ?? 0) > 0)
    }

    @Test func retriesAreCounted() throws {
        let scene = try Scene(
            migration: "exports.up = (db) => db.query('ALTER TABLE t ADD n int');")
        try scene.database.query("CREATE TABLE t ()")
        let session = try scene.database.openSession()
        try session.run("BEGIN; LOCK TABLE t")
        let running = try JSMigrate.start(
            ["up", "--lock-timeout", "50ms", "--lock-retries", "100", "--metrics", file],
            in: scene.project,
            database: scene.database)
        try running.waitForText("tried again")
        try session.run("COMMIT")
        #expect(running.finish().exitCode == 0)
        #expect((try read(scene).value("jsmigrate_last_run_retries") ?? 0) >= 1)
    }
}
