import MigrationKit
import TestSupport
import Testing

/// Histories of other tools, taken over.
@Suite struct AdoptTests {
    static let fixtures: [ToolFixture] = [
        .oldRunner, .knex, .nodePgMigrate, .sequelize, .dbMigrate, .nodeMigrate,
        .postgresMigrations, .postgrator, .typeORM, .golangMigrate, .dbmate, .goose, .flyway,
        .typeScriptRunner, .shellRunner,
    ]

    @Test(arguments: fixtures)
    func theHistoryIsTakenOverAndUpGoesOn(_ fixture: ToolFixture) throws {
        let scene = try Scene(fixture.files)
        try scene.database.execute(fixture.sql)
        try scene.refuseToStartFromNothing(fixture)
        let before = try scene.database.dump()
        let rowsBefore = try scene.dumpOfTable(fixture.table)

        let preview = try scene.run("adopt", "--dry-run", "--json")
        #expect(preview.exitCode == 0, "\(preview)")
        let document = try JSON(parsing: preview.output)
        #expect(document["tool"] == .string(fixture.tool))
        #expect(document["table"] == .string("public.\(fixture.table)"))
        #expect(document["renamed_to"] == JSON(fixture.renamed))
        #expect(document.versions("applied") == fixture.applied)
        #expect(document.versions("missing") == fixture.missing)
        #expect(document.versions("extra") == fixture.extra)
        #expect(document["adopted"] == false)
        if let time = fixture.firstAppliedAt {
            #expect(document.first("applied")?["applied_at"] == .string(time))
        }
        #expect(try scene.database.dump() == before, "a dry run wrote something")

        let adoption = try scene.run("adopt", "--yes")
        #expect(adoption.exitCode == 0, "\(adoption)")
        let status = try JSON(parsing: scene.run("status", "--json").output)
        let applied = status.states["applied", default: []]
        #expect(applied == fixture.applied)
        #expect(status.states["missing", default: []] == fixture.missing)
        #expect(
            status.states["pending", default: []] + status.states["out-of-order", default: []]
                == fixture.extra)
        for migration in status.list("migrations") where migration["state"] == "applied" {
            #expect(migration["checksum"]?.string?.utf8.count == 64)
        }
        if fixture.tool != "run-migration" {
            #expect(try scene.dumpOfTable(fixture.keptTable, as: fixture.table) == rowsBefore)
        }

        let again = try scene.run("adopt", "--from", fixture.tool, "--yes")
        #expect(
            again.exitCode == (fixture.renamed == nil && fixture.tool != "run-migration" ? 0 : 5))

        let up = try scene.run("up", "--allow-missing")
        #expect(up.exitCode == 0, "\(up)")
        #expect(
            try scene.ownTables.filter { $0.hasPrefix("made_") }.count == fixture.extra.count)
        #expect(try scene.run("up", "--allow-missing").exitCode == 0)
    }
}

extension Scene {
    /// Without `adopt`, nothing is run; the old runner's table goes on without it.
    func refuseToStartFromNothing(_ fixture: ToolFixture) throws {
        guard fixture.tool != "run-migration" else { return }
        let outcome = try run("up")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("`jsmigrate adopt` takes its history over"), "\(outcome)")
        #expect(try ownTables.contains { $0.hasPrefix("made_") } == false)
    }

    /// A table with its rows as SQL, under the name that it had.
    func dumpOfTable(_ name: String, as original: String? = nil) throws -> String {
        let text = try database.script(["--table=\"\(name)\"", "--no-owner"])
        let lines = text.split(separator: "\n").filter {
            !$0.hasPrefix("--") && !$0.hasPrefix("\\")
        }
        // From PostgreSQL 18 on NOT NULL has a name, made from the table's first one.
        return lines.joined(separator: "\n").replacing(name, with: original ?? name)
            .replacing(/CONSTRAINT \w+_not_null NOT NULL/, with: "NOT NULL")
    }
}

extension JSON {
    /// The elements of an array among the members.
    func list(_ name: String) -> [JSON] { self[name]?.elements ?? [] }

    func first(_ name: String) -> JSON? { list(name).first }

    /// The versions of a list, those without one left out.
    func versions(_ name: String) -> [String] { list(name).compactMap { $0["version"]?.string } }

    /// The versions of `status --json` by their state.
    var states: [String: [String]] {
        var states: [String: [String]] = [:]
        for migration in list("migrations") {
            guard let state = migration["state"]?.string, let version = migration["version"]?.string
            else { continue }
            states[state, default: []].append(version)
        }
        return states
    }
}
