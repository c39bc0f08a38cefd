import TestSupport
import Testing

/// "The row beside it for people and other tools: written under the lock, cleared at the end."
@Suite struct LockRowTests {
    private static let gate = "await db.query('CREATE TABLE a (n int)'); await gate('end');"

    private func row(_ scene: Scene) throws -> [String] {
        try scene.database.query(
            "SELECT locked, coalesce(locked_by, '-'), coalesce(process_id, 0), locked_at IS NOT NULL FROM migration_lock"
        )[0]
    }

    /// Makes the row that another tool would write.
    private func write(_ scene: Scene, holder: String, age: String) throws {
        #expect(try scene.run("init").exitCode == 0)
        try scene.database.query(
            "UPDATE migration_lock SET locked = true, locked_by = '\(holder)', process_id = 7, locked_at = now() - interval '\(age)'"
        )
    }

    @Test func theRowTellsWhoRuns() throws {
        let scene = try Scene(up: Self.gate)
        let running = try scene.start(untilGate: "end")
        let row = try row(scene)
        #expect(row[0] == "t" && row[3] == "t")
        #expect(row[1].hasPrefix("jsmigrate ") && row[1].hasSuffix(":\(running.identifier)"))
        #expect(row[2] == "\(running.identifier)")
        try scene.open("end")
        #expect(running.finish().exitCode == 0)
        #expect(try self.row(scene) == ["f", "-", "0", "f"])
        #expect(try scene.leftovers(awaiting: ["0", "0"]) == ["0", "0"])
    }

    /// "One connection only while waiting": the migrations' session is opened after.
    @Test func aRunThatWaitsHasOneConnection() throws {
        let scene = try Scene(up: Self.gate)
        let first = try scene.start(untilGate: "end")
        #expect(try scene.leftovers(awaiting: ["2", "2"]) == ["2", "2"])
        let second = try scene.start("up")
        try second.waitForText("waiting for another run")
        #expect(try scene.leftovers(awaiting: ["3", "2"]) == ["3", "2"])
        try scene.open("end")
        #expect(first.finish().exitCode == 0)
        #expect(second.finish().exitCode == 0)
    }

    @Test func aFailedRunClearsTheRowToo() throws {
        let scene = try Scene(up: "throw new Error('no')")
        #expect(try scene.run("up").exitCode == 2)
        #expect(try row(scene) == ["f", "-", "0", "f"])
    }

    @Test func aCrashedRunIsTakenOverAtOnceWithAWarning() throws {
        let scene = try Scene(up: Self.gate)
        let running = try scene.start(untilGate: "end")
        running.send(signal: 9)
        #expect(running.finish().exitCode == nil)
        #expect(try row(scene)[0] == "t")
        try scene.open("end")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.errors.contains("warning: the run before did not end in good order: jsmigrate ")
        )
        #expect(outcome.errors.contains(":\(running.identifier), since "))
        #expect(try row(scene) == ["f", "-", "0", "f"])
        #expect(try scene.state() == "up completed")
    }

    @Test func anotherToolsRowCounts() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        try write(scene, holder: "migrate_12345_1697123456", age: "4 minutes")
        let outcome = try scene.run("up", "--lock-wait", "300ms")
        #expect(outcome.exitCode == 6, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "error: another tool holds the lock: migrate_12345_1697123456, since "))
        #expect(try row(scene)[1] == "migrate_12345_1697123456")
        #expect(try !scene.sees("a"))
        #expect(try scene.leftovers(awaiting: ["0", "0"]) == ["0", "0"])
    }

    @Test func theWaitForAnotherToolEndsWhenItsRowIsFree() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        try write(scene, holder: "migrate_1", age: "1 minute")
        let running = try scene.start("up")
        try running.waitForText("warning: waiting for another tool's lock: migrate_1, since ")
        try scene.database.query("UPDATE migration_lock SET locked = false")
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.errors.contains("taken over"))
        #expect(try scene.sees("a"))
    }

    @Test func anotherToolsOldRowIsTakenOver() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        try write(scene, holder: "migrate_1", age: "5 minutes 1 second")
        let outcome = try scene.run("up", "--lock-wait", "300ms")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.errors.contains("the lock of another tool is older than 5 minutes: migrate_1"))
        #expect(try row(scene) == ["f", "-", "0", "f"])
    }

    @Test func withNoLockTheRowIsLeftAlone() throws {
        let scene = try Scene(up: Self.gate)
        let running = try scene.start(untilGate: "end", "up", "--no-lock")
        #expect(try row(scene) == ["f", "-", "0", "f"])
        try scene.open("end")
        #expect(running.finish().exitCode == 0)
    }

    /// "DROP SCHEMA public CASCADE" takes the row away, and the lock is given back all the same.
    @Test func aMigrationThatDropsTheRowDoesNotKeepTheLock() throws {
        let scene = try Scene([
            "001-a.js": "await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');"
        ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.leftovers(awaiting: ["0", "0"]) == ["0", "0"])
        #expect(try scene.run("up").exitCode == 0)
    }

    @Test func aRowThatMayNotBeWrittenIsAWarning() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        #expect(try scene.run("init").exitCode == 0)
        let role = "r_\(scene.database.name)"
        try scene.database.query(
            """
            CREATE ROLE \(role) LOGIN; GRANT ALL ON SCHEMA public TO \(role);
            GRANT ALL ON ALL TABLES IN SCHEMA public TO \(role);
            GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO \(role);
            REVOKE ALL ON migration_lock FROM \(role)
            """)
        let database = scene.database
        let outcome = try JSMigrate.run(
            [
                "up", "--database",
                "postgresql://\(role)@localhost:\(database.port)/\(database.name)?host=\(database.socketDirectory)",
            ], in: scene.project)
        try scene.database.query("DROP OWNED BY \(role); DROP ROLE \(role)")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("warning: public.migration_lock could not be written"))
    }
}
