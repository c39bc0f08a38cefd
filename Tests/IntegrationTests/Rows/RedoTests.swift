import TestSupport
import Testing

/// "`redo`: down then up of the last N; 4 in its down, 2 in its up."
@Suite struct RedoTests {
    private static func table(_ name: String, down: String? = nil) -> String {
        Scene.module(
            up: "await db.query('CREATE TABLE \(name) (n int)')",
            down: down ?? "await db.query('DROP TABLE \(name)')")
    }

    private func scene() throws -> Scene {
        let scene = try Scene([
            "001-a.js": Self.table("a"), "002-b.js": Self.table("b"), "003-c.js": Self.table("c"),
        ])
        #expect(try scene.run("up").exitCode == 0)
        return scene
    }

    private func history(_ scene: Scene) throws -> [String] {
        try scene.database.query(
            "SELECT action || ' ' || migration_file FROM migration_history ORDER BY id OFFSET 3"
        ).map { $0[0] }
    }

    @Test(arguments: [
        ([], ["down 003-c.js", "up 003-c.js"]),
        (["2"], ["down 003-c.js", "down 002-b.js", "up 002-b.js", "up 003-c.js"]),
        (
            ["9"],
            [
                "down 003-c.js", "down 002-b.js", "down 001-a.js", "up 001-a.js", "up 002-b.js",
                "up 003-c.js",
            ]
        ),
    ])
    func goesDownAndUp(arguments: [String], steps: [String]) throws {
        let scene = try scene()
        // What is pending is not a part of it.
        try scene.write("004-d.js", Self.table("d"))
        let outcome = try JSMigrate.run(
            ["redo"] + arguments, in: scene.project, database: scene.database)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try history(scene) == steps)
        #expect(try scene.run("status").output.contains("\n3 applied, 1 pending\n"))
    }

    @Test func whatIsRedoneMayBeChanged() throws {
        let scene = try scene()
        try scene.write("003-c.js", Self.table("c2", down: "await db.query('DROP TABLE c')"))
        let outcome = try scene.run("redo")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.sees("c2"))
        #expect(try scene.run("status").output.contains("\n3 applied\n"))
        // What stays is not.
        try scene.write("001-a.js", Self.table("a") + "// more")
        let refused = try scene.run("redo")
        #expect(refused.exitCode == 5, "\(refused)")
        #expect(try scene.sees("c2"))
        #expect(try history(scene).count == 2)
    }

    @Test func itsDownFails() throws {
        let scene = try scene()
        try scene.write("003-c.js", Self.table("c", down: "throw new Error('no')"))
        let outcome = try scene.run("redo", "2")
        #expect(outcome.exitCode == 4, "\(outcome)")
        #expect(try scene.run("status").output.contains("\n3 applied") || scene.sees("c"))
        #expect(try history(scene) == ["down 003-c.js"])
    }

    @Test func itsUpFails() throws {
        let scene = try scene()
        try scene.write(
            "003-c.js",
            Scene.module(up: "throw new Error('no')", down: "await db.query('DROP TABLE c')"))
        let outcome = try scene.run("redo")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try scene.state("003") == "up failed")
        #expect(try !scene.sees("c"))
        #expect(try history(scene) == ["down 003-c.js", "up 003-c.js"])
    }

    @Test func aMissingDownIsToldBeforeAnything() throws {
        let scene = try scene()
        try scene.write("002-b.js", "await db.query('CREATE TABLE b (n int)')")
        let outcome = try scene.run("redo", "2")
        #expect(outcome.exitCode == 4, "\(outcome)")
        #expect(try history(scene) == [])
    }

    @Test func nothingToRedo() throws {
        let scene = try Scene(["001-a.js": Self.table("a")])
        let outcome = try scene.run("redo")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output == "nothing to roll back\n")
        #expect(try scene.run("redo", "0").exitCode == 5)
    }
}
