import TestSupport
import Testing

/// `unlock [--yes]`: shows the lock's state and who holds it, asks for `yes`, releases it.
@Suite struct UnlockTests {
    private static let gate = "await db.query('CREATE TABLE a (n int)'); await gate('never');"

    private func unlock(
        _ scene: Scene, _ arguments: String..., input: String = ""
    ) throws -> JSMigrate.Outcome {
        try JSMigrate.run(
            ["unlock"] + arguments, in: scene.project, database: scene.database,
            standardInput: input)
    }

    @Test func aFreeLockIsSaidToBeFree() throws {
        let scene = try Scene()
        for _ in 1...2 {
            let outcome = try unlock(scene)
            #expect(outcome.exitCode == 0, "\(outcome)")
            #expect(outcome.output == "the lock is free\n")
            #expect(try scene.run("init").exitCode == 0)
        }
        #expect(
            try unlock(scene, "--json").output
                == #"{"locked":false,"released":false,"holders":[],"row":null}"# + "\n")
    }

    @Test func aRunThatHoldsItIsEnded() throws {
        let scene = try Scene(up: Self.gate)
        let running = try scene.start(untilGate: "never")
        let outcome = try unlock(scene, input: "yes\n")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("the lock is held by backend "))
        #expect(outcome.output.contains("migration_lock says: jsmigrate "))
        #expect(outcome.output.hasSuffix("the lock was released\n"))
        #expect(outcome.errors.contains("Its run is cancelled and rolled back."))
        #expect(running.finish().exitCode == 6)
        #expect(try scene.state() == "up failed")
        #expect(try scene.leftovers(awaiting: ["0", "0"]) == ["0", "0"])
        #expect(try unlock(scene).output == "the lock is free\n")
    }

    @Test func anyOtherAnswerChangesNothing() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('end');")
        let running = try scene.start(untilGate: "end")
        for input in ["no\n", "", "y\n"] {
            let outcome = try unlock(scene, input: input)
            #expect(outcome.exitCode == 5, "\(outcome)")
        }
        try scene.open("end")
        #expect(running.finish().exitCode == 0)
    }

    @Test func anotherToolsRowIsCleared() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        #expect(try scene.run("init").exitCode == 0)
        try scene.database.query(
            "UPDATE migration_lock SET locked = true, locked_by = 'migrate_1', locked_at = now()")
        let outcome = try unlock(scene, "--yes")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("migration_lock says: migrate_1, since "))
        #expect(outcome.output.contains("; no session holds the lock"))
        #expect(try scene.run("up", "--lock-wait", "100ms").exitCode == 0)
    }
}
