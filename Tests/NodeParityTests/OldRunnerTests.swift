import TestSupport
import Testing

/// The runner that projects carried before, run by `exec` as by Node.
@Suite("An old run-migration.js") struct OldRunnerTests {
    @Test("Runs itself, and prints and leaves what it does under Node", .requiresNodePostgres)
    func runsItself() throws {
        let project = try Project()
        try project.copy(
            Repository.path + "/Tests/CommandTests/Fixtures/legacy-project/.", to: ".")
        // Node needs one; here it is built in.
        try project.write(
            "node_modules/dotenv/package.json",
            #"{ "exports": { ".": "./index.js", "./config": "./index.js" } }"#)
        try project.write(
            "node_modules/dotenv/index.js", "exports.config = () => ({ parsed: {} });")
        let databases = (node: try TestDatabase(), ours: try TestDatabase())
        for command in ["up", "nonsense", "down"] {
            let arguments = ["migrations/run-migration.js", command]
            // At once: each waits ten seconds for its idle connection, as node-postgres does.
            let running = try NodeOracle.start(arguments, in: project, database: databases.node)
            let ours = try JSMigrate.run(
                ["exec"] + arguments, in: project, database: databases.ours)
            let node = running.finish()
            #expect(withoutTimes(ours) == withoutTimes(node), "\(command): \(ours)")
            #expect(ours.exitCode == node.exitCode, "\(command)")
            // What the server refuses is told with the frames of node-postgres, which are not there here.
            #expect(ours.errors.isEmpty == node.errors.isEmpty, "\(command): \(ours)")
        }
        #expect(
            try databases.ours.dump(data: false) == databases.node.dump(data: false))
        let rows = "SELECT version, name, direction, status FROM schema_migrations ORDER BY id"
        #expect(try databases.ours.query(rows) == databases.node.query(rows))
        #expect(try databases.ours.query(rows).count == 1)
    }

    private func withoutTimes(_ outcome: JSMigrate.Outcome) -> String {
        outcome.output.replacing(/\d+ms/, with: "Nms")
    }
}
