import MigrationKit
import Testing

@testable import Validators

@Suite struct PendingTests {
    private let database: CheckedDatabase

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(
            "CREATE TABLE orders (id integer PRIMARY KEY); CREATE VIEW ids AS SELECT id FROM orders"
        )
    }

    private func migration(_ version: String, isLate: Bool = false) -> PlannedMigrationSummary {
        var summary = PlannedMigrationSummary(
            version: version, name: "x", file: "\(version)-x.js")
        summary.isOutOfOrder = isLate
        return summary
    }

    @Test func countsWhatIsPendingAndWhatIsThere() throws {
        let schema = "the schema has 1 table, 1 view, 1 index"
        let none = try database.check(PendingValidator())
        #expect(none.status == .pass && none.details == "Nothing is pending; \(schema)")
        let some = try database.check(PendingValidator()) {
            $0.pending = [migration("004"), migration("007")]
            $0.applied = [migration("003")]
        }
        #expect(some.status == .pass)
        #expect(some.details == "2 migrations are pending (004 to 007); \(schema)")
    }

    @Test func warnsOfOneThatComesLate() throws {
        let result = try database.check(PendingValidator()) {
            $0.pending = [migration("002", isLate: true), migration("007")]
            $0.applied = [migration("001"), migration("003")]
        }
        #expect(result.status == .warn && result.migration == "002" && result.help != nil)
        #expect(result.details?.hasSuffix("\n002-x.js is older than 003, which is applied") == true)
    }
}
