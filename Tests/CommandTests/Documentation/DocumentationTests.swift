import Filesystem
import TestSupport
import Testing

/// The pages that lead to jsmigrate, followed word by word.
@Suite(.requiresNodePackages) struct DocumentationTests {
    /// Pages whose every block is run or read: those of a folder, and some others.
    static let pages: [String] = {
        let folder = "Documentation/ComingFrom"
        let entries = (try? Filesystem.entries(of: "\(Repository.path)/\(folder)")) ?? []
        return entries.map { "\(folder)/\($0.name)" }.filter { $0.hasSuffix(".md") }.sorted()
            + ["Documentation/Deploying.md"]
    }()

    @Test(arguments: pages)
    func aPageDoesWhatItShows(page: String) throws {
        let page = try MarkdownPage(page)
        #expect(!page.project.isEmpty, "the page names no project")
        #expect(try PageRun(page).check() > 0)
    }

    @Test(arguments: ["README.md"])
    func whatAPageShowsInAConsoleIsSo(page: String) throws {
        #expect(try PageRun(MarkdownPage(page)).check(consoleOnly: true) > 0)
    }

    @Test func thereIsAPageForEachTool() {
        for tool in [
            "run-migration", "node-pg-migrate", "knex", "db-migrate", "sequelize", "typeorm",
            "golang-migrate", "dbmate", "goose", "flyway",
        ] {
            #expect(Self.pages.contains("Documentation/ComingFrom/\(tool).md"))
        }
    }

    /// What `Deploying.md` says of roles that may have few connections.
    @Test func aRunNeedsTwoConnections() throws {
        let scene = try Scene(Migrations.tables("a"))
        // A role for each, as connections that were closed count for a while longer.
        for limit in 1...2 {
            let role = "limited_to_\(limit)_\(scene.database.name)"
            try scene.database.query(
                "CREATE ROLE \(role) LOGIN CONNECTION LIMIT \(limit);"
                    + " GRANT ALL ON SCHEMA public TO \(role)")
            defer { _ = try? scene.database.query("DROP OWNED BY \(role); DROP ROLE \(role)") }
            let outcome = try scene.run("up", environment: ["DATABASE_URL": scene.url(user: role)])
            if limit == 1 {
                #expect(outcome.exitCode == 5)
                #expect(outcome.errors.contains("too many connections for role"), "\(outcome)")
                #expect(try scene.tables.isEmpty)
            } else {
                #expect(outcome.exitCode == 0, "\(outcome)")
            }
        }
    }
}
