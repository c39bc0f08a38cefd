import TestSupport
import Testing

/// A standard output that cannot be written: nothing in the database ends for it, and it is told.
@Suite struct StandardOutputTests {
    /// Runs the program with its standard output somewhere else.
    private func run(
        _ scene: Scene, _ command: String, output: String
    ) throws -> JSMigrate.Outcome {
        var environment = JSMigrate.baseEnvironment
        for (name, value) in scene.database.environment { environment[name] = value }
        let program = try RunningProgram(
            "/bin/sh", ["-c", "\"$0\" \(command) \(output)", JSMigrate.binary], in: scene.project,
            environment: environment, standardInput: "", terminal: false)
        return program.finish()
    }

    @Test(arguments: ["up", "up --json", "status", "status --exit-code", "--help", "init"])
    func aFullDiskIsAnError(command: String) throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        let outcome = try run(scene, command, output: "> /dev/full")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "error: the standard output could not be written: No space left on device"))
        if command.hasPrefix("up") {
            #expect(try scene.rows == ["001 up completed", "002 up completed"])
        }
    }

    @Test func aFailureOfAnotherKindKeepsItsCodeAndTheLossIsToldBesideIt() throws {
        let scene = try Scene(migration: "exports.up = () => { throw new Error('no'); };")
        let outcome = try run(scene, "up", output: "> /dev/full")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("error: migration 001 failed: no"))
        #expect(outcome.errors.contains("error: the standard output could not be written"))
    }

    @Test func aLostReportOfFindingsIsTold() throws {
        let scene = try Scene(["migrations/001_a.sql": "TRUNCATE a CASCADE;"])
        let outcome = try run(scene, "lint", output: "> /dev/full")
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(outcome.errors.contains("error: the standard output could not be written"))
        let unread = try run(scene, "lint", output: "| true; wait")
        #expect(!unread.errors.contains("error:"), "\(unread)")
    }

    /// 141 is how a shell says SIGPIPE.
    @Test func aReaderThatHasGoneEndsTheProgramQuietlyWhenAllIsDone() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        let outcome = try run(
            scene, "up", output: "| true; echo \"code ${PIPESTATUS:-}\"; wait")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(!outcome.errors.contains("error:"), "\(outcome)")
        #expect(try scene.rows == ["001 up completed", "002 up completed"])
    }
}
