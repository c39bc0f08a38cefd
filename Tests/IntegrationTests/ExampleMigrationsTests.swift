import Filesystem
import TestSupport
import Testing

/// The example migrations, run by this program and by Node with node-postgres.
@Suite struct ExampleMigrationsTests {
    /// The tables that each side keeps for itself.
    static let ledger = ["schema_migrations*", "migration_history*", "migration_lock*"]

    @Test(.requiresNodePostgres) func everyStepLeavesTheDatabaseThatNodeMakes() throws {
        let folder = Repository.path + "/migrations"
        let files = try Filesystem.entries(of: folder).map(\.name).filter { $0.first == "0" }
        let fixture = Repository.path + "/Tests/IntegrationTests/Fixtures/node-runner/."
        var equal = 0
        for count in files.indices.map({ $0 + 1 }) {
            let project = try Project()
            try project.copy(fixture, to: ".")
            try project.write(
                "migrations/package.json", Filesystem.readText(folder + "/package.json"))
            for file in files.prefix(count) {
                try project.copy(folder + "/" + file, to: "migrations/" + file)
            }

            let expected = try TestDatabase()
            let node = try NodeOracle.run(
                ["run-migration.js", project.path(of: "migrations"), "up"], in: project,
                database: expected)
            #expect(node.exitCode == 0, "\(node)")

            let actual = try TestDatabase()
            let ours = try JSMigrate.run(["up"], in: project, database: actual)
            #expect(ours.exitCode == 0, "\(ours)")

            let dumps = try [expected, actual].map { try $0.dump(excluding: Self.ledger) }
            #expect(dumps[0].contains("CREATE TABLE public.author"))
            #expect(dumps[0] == dumps[1], "after \(files[count - 1])")
            if dumps[0] == dumps[1] { equal += 1 }
        }
        print("example migrations: \(equal) of \(files.count) equal to what Node makes")
        #expect(equal == files.count && !files.isEmpty)
    }
}
