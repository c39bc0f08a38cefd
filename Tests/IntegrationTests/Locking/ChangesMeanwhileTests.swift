import TestSupport
import Testing

/// What happens to the tracking tables between a run's first look at them and the lock: the run goes by
/// what is there once it has the lock.
@Suite struct ChangesMeanwhileTests {
    /// Has `up` look, wait for the lock, and find that `change` was made.
    private func outcome(_ scene: Scene, after change: String) throws -> JSMigrate.Outcome {
        let session = try scene.database.openSession()
        try session.run("SELECT pg_advisory_lock(hashtextextended('jsmigrate:public', 0))")
        let running = try scene.start("up")
        try running.waitForText("waiting for another run")
        try session.run(change)
        session.close()
        return running.finish()
    }

    private func scene() throws -> Scene {
        let scene = try Scene(["001-a.js": "await db.query('CREATE TABLE a (n int)')"])
        try scene.run("init")
        return scene
    }

    @Test func whatAnotherRunAppliedIsNotAppliedAgain() throws {
        let scene = try scene()
        try scene.write("002-b.js", "await db.query('CREATE TABLE b (n int)')")
        let outcome = try outcome(
            scene,
            after: """
                CREATE TABLE a (n int); INSERT INTO schema_migrations
                (version, name, direction, status) VALUES ('001', 'a', 'up', 'completed')
                """)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.state("001") == "up completed")
        #expect(try scene.state("002") == "up completed")
        #expect(try scene.database.value("SELECT count(*) FROM migration_history") == "1")
    }

    @Test(arguments: [
        "DROP TABLE schema_migrations", "DROP TABLE migration_history, migration_lock",
        "DROP TABLE schema_migrations, migration_history, migration_lock",
        "ALTER TABLE schema_migrations DROP COLUMN run_id, DROP COLUMN progress",
        "ALTER TABLE migration_history DROP COLUMN applied_by",
    ])
    func whatIsGoneIsMadeAgain(change: String) throws {
        let scene = try scene()
        let outcome = try outcome(scene, after: change)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.state("001") == "up completed")
        #expect(try scene.database.value("SELECT count(*) FROM migration_history") == "1")
    }

    @Test func aTableThatIsAnotherToolsByThenIsRefused() throws {
        let scene = try scene()
        let outcome = try outcome(
            scene,
            after: "DROP TABLE schema_migrations; CREATE TABLE schema_migrations (script text)")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("belongs to another tool"), "\(outcome)")
        #expect(try !scene.sees("a"))
    }

    @Test func aRowThatSaysNothingKnownIsRefused() throws {
        let scene = try scene()
        let outcome = try outcome(
            scene,
            after: """
                ALTER TABLE schema_migrations DROP CONSTRAINT schema_migrations_status_check;
                INSERT INTO schema_migrations (version, name, direction, status)
                VALUES ('001', 'a', 'up', 'perhaps')
                """)
        #expect(outcome.exitCode == 5 && outcome.errors.contains("'perhaps'"), "\(outcome)")
        #expect(try !scene.sees("a"))
    }
}
