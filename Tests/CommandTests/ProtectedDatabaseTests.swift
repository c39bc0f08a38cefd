import TestSupport
import Testing

/// `protectedDatabases`: what takes everything away needs the database's name.
@Suite struct ProtectedDatabaseTests {
    private func scene(_ names: (String) -> String) throws -> Scene {
        let scene = try Scene(Migrations.tables("a", "b"))
        let name = try #require(try scene.database.value("SELECT current_database()"))
        try scene.project.write(
            "jsmigrate.config.json", #"{"protectedDatabases": [\#(names(name))]}"#)
        #expect(try scene.run("up").exitCode == 0)
        return scene
    }

    @Test(arguments: [["down", "--all"], ["down", "--to", "0"], ["redo"], ["redo", "2"]])
    func isRefusedWithoutTheName(_ command: [String]) throws {
        let scene = try scene { "\"other\", \"\($0)\"" }
        let name = try #require(try scene.database.value("SELECT current_database()"))
        func run(_ more: String..., input: String = "", terminal: Bool = false) throws
            -> JSMigrate.Outcome
        {
            try JSMigrate.run(
                command + more, in: scene.project, database: scene.database, standardInput: input,
                terminal: terminal)
        }
        let refused = try run(input: "\(name)\n")
        #expect(refused.exitCode == 5, "\(refused)")
        #expect(refused.errors.contains("error: the database \(name) is protected: `"))
        #expect(
            refused.errors.contains(
                "one of protectedDatabases in \(scene.path("jsmigrate.config.json"))"))
        #expect(refused.errors.contains("help: say that you mean it, with --confirm \(name)"))
        let other = try run("--confirm", "other")
        #expect(other.exitCode == 5, "\(other)")
        #expect(try scene.ownTables == ["a", "b"])
        // On a terminal it is asked for.
        let typo = try run(input: "yes\n", terminal: true)
        #expect(typo.exitCode == 5, "\(typo)")
        #expect(typo.output.contains("Type '\(name)' to go on"))
        #expect(try scene.ownTables == ["a", "b"])
        let typed = try run(input: "\(name)\n", terminal: true)
        #expect(typed.exitCode == 0, "\(typed)")
        #expect(try scene.run("up").exitCode == 0)
        let given = try run("--confirm", name)
        #expect(given.exitCode == 0, "\(given)")
    }

    @Test func whatIsNotAskedAbout() throws {
        let scene = try scene { "\"*\", \"\($0.prefix(6))*\"" }
        #expect(try scene.run("down").exitCode == 0)
        #expect(try scene.run("down", "--all", "--dry-run").exitCode == 0)
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.run("down", "--all").exitCode == 5)
        // Another database's name.
        try scene.project.write(
            "jsmigrate.config.json", #"{"protectedDatabases": ["production", "*_live"]}"#)
        #expect(try scene.run("down", "--all").exitCode == 0)
    }
}
