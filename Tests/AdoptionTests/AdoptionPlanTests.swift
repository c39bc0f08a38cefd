import MigrationKit
import Testing

@testable import Adoption

/// Records and files put together.
@Suite struct AdoptionPlanTests {
    private let table = ToolTable(schema: "public", name: "knex_migrations", columns: [])

    private func plan(
        _ names: [String], _ history: RecordedHistory, rows: [MigrationRow] = [],
        folder: String = "migrations", allowingDuplicates: Bool = false
    ) throws -> [String] {
        let directory = try MigrationDirectory.read(
            names: names, at: "/p/\(folder)", allowingDuplicates: allowingDuplicates)
        let plan = AdoptionPlan(
            Knex(), table, history, folder: folder,
            inventory: MigrationInventory(files: directory.files, rows: rows))
        return plan.entries.map { entry in
            [
                entry.version?.text ?? "-", entry.state.rawValue, entry.file?.fileName ?? "-",
                entry.record?.label ?? "-",
            ].joined(separator: " ") + (entry.isTracked ? " tracked" : "")
        }
    }

    private func names(_ names: String...) -> RecordedHistory {
        RecordedHistory(names.map { RecordedMigration(name: $0) })
    }

    /// The name decides before the number does, so that a record without a file takes no other
    /// one's.
    @Test func severalOfOneNumber() throws {
        #expect(
            try plan(["001_b.js", "002_c.js"], names("001_a.js", "001_b.js", "002_a.js")) == [
                "001 applied 001_b.js 001_b.js", "001~a missing - 001_a.js",
                "002 applied 002_c.js 002_a.js",
            ])
        #expect(
            try plan(["001_a.js", "001_b.js"], names("001_b.js"), allowingDuplicates: true) == [
                "001 extra 001_a.js -", "001~b applied 001_b.js 001_b.js",
            ])
        #expect(
            try plan([], names("1_a.js", "001_b.js", "01_b.js")) == [
                "1 missing - 1_a.js", "001~b missing - 001_b.js", "- missing - 01_b.js",
            ])
    }

    @Test func aNumberIsForAllFilesOfIt() throws {
        let history = RecordedHistory([RecordedMigration(number: "1")])
        #expect(
            try plan(["001_a.sql", "001_b.sql"], history, allowingDuplicates: true) == [
                "001 applied 001_a.sql 1", "001~b applied 001_b.sql 1",
            ])
    }

    @Test func aFloorIsForAllBelow() throws {
        var history = RecordedHistory(floor: RecordedMigration(number: "20"))
        #expect(
            try plan(["9_a.sql", "010_b.sql", "21_c.sql"], history) == [
                "9 applied 9_a.sql 20", "010 applied 010_b.sql 20", "20 missing - 20",
                "21 extra 21_c.sql -",
            ])
        history.floorHasFile = false
        #expect(try plan(["21_c.sql"], history) == ["21 extra 21_c.sql -"])
    }

    @Test func whatOurTableKnows() throws {
        let rows = [
            MigrationRow(
                version: .init(stored: "1"), name: "a", direction: .up, status: .completed),
            MigrationRow(
                version: .init(stored: "2"), name: "b", direction: .down, status: .completed),
            MigrationRow(
                version: .init(stored: "3"), name: "c", direction: .up, status: .completed),
        ]
        #expect(
            try plan(
                ["001_a.js", "002_b.js", "003_c.js"], names("001_a.js", "002_b.js"), rows: rows)
                == ["1 applied 001_a.js 001_a.js tracked", "2 applied 002_b.js 002_b.js"])
    }

    /// A part of the history is another folder's.
    @Test func groups() throws {
        let history = RecordedHistory(
            [("a", "1_a.sql"), ("b", "2_b.sql"), ("", "3_c.sql")].map {
                RecordedMigration(name: $0.1, group: $0.0)
            }, mainGroup: "")
        #expect(try plan(["1_a.sql"], history, folder: "a") == ["1 applied 1_a.sql 1_a.sql"])
        #expect(try plan(["3_c.sql"], history, folder: "m") == ["3 applied 3_c.sql 3_c.sql"])
    }

    @Test func titlesOfRecordsWithoutANumber() throws {
        let history = RecordedHistory([
            RecordedMigration(number: "1.2", title: "Add Users"),
            RecordedMigration(number: "1.3", title: "twice"),
        ])
        #expect(
            try plan(["0102_add_users.sql", "0103_twice.sql", "0104_twice.sql"], history) == [
                "0102 applied 0102_add_users.sql 1.2", "0103 extra 0103_twice.sql -",
                "0104 extra 0104_twice.sql -", "- missing - 1.3",
            ])
    }

    /// knex's table has no key that keeps a name from being there twice.
    @Test func aNameTwice() throws {
        #expect(
            try plan(["001_a.js"], names("001_a.js", "001_a.js")) == [
                "001 applied 001_a.js 001_a.js"
            ])
    }

    /// What is recorded and not recognised may be among the files that would run again.
    @Test func unrecognisedBesidePending() throws {
        func problems(_ files: [String], _ history: RecordedHistory) throws -> [String] {
            AdoptionPlan(
                Knex(), table, history, folder: "migrations",
                inventory: MigrationInventory(
                    files: try MigrationDirectory.read(names: files, at: "/p").files, rows: [])
            ).problems.map(\.message)
        }
        let dotted = RecordedHistory([RecordedMigration(number: "1.3", title: "twice")])
        #expect(
            try problems(["0103_other.sql"], dotted)
                == ["1.3 may be among the files that `up` would run"])
        #expect(try problems(["0103_twice.sql"], dotted) == [])
        #expect(try problems([], dotted) == [])
        #expect(
            try problems(["001_a.js"], names("nonumber.js")) == [
                "nothing that knex has recorded has a number, so that `up` would run every file"
            ])
        #expect(try problems(["001_a.js"], names("001_a.js", "nonumber.js")) == [])
    }
}
