import MigrationKit
import Testing

@testable import Validators

@Suite struct WraparoundTests {
    private func check(
        _ database: CheckedDatabase, _ table: String,
        _ change: (inout ValidationThresholds) -> Void = { _ in }
    ) throws -> ValidationResult {
        try database.check(WraparoundValidator()) {
            $0.pending = [
                PlannedMigrationSummary(
                    version: "001", name: "x", file: "001-x.js", relations: [table])
            ]
            change(&$0.thresholds)
        }
    }

    @Test func comparesTablesOfThePlanAndTheDatabaseWithTheirThresholds() throws {
        let database = try CheckedDatabase()
        try database.prepare(
            "CREATE TABLE orders (id integer) PARTITION BY RANGE (id);"
                + " CREATE TABLE orders_low PARTITION OF orders FOR VALUES FROM (0) TO (10)")
        try database.prepare("CREATE TABLE other (id integer)")
        #expect(try check(database, "orders").status == .pass)
        let old = try check(database, "orders") { $0.freezeAgePercent = 0 }
        #expect(old.status == .warn && old.help != nil)
        #expect(old.details?.contains("\norders_low is at 0 percent of the age") == true, "\(old)")
        #expect(old.details?.contains("other") == false)
        #expect(try check(database, "nowhere") { $0.freezeAgePercent = 0 }.status == .pass)
        let whole = try check(database, "nowhere") { $0.databaseFreezeAgePercent = -1 }
        #expect(whole.status == .warn)
        #expect(whole.details?.contains("\nthe database is at 0 percent") == true, "\(whole)")
        #expect(whole.help?.hasSuffix("\nVACUUM (FREEZE);") == true)
    }
}
