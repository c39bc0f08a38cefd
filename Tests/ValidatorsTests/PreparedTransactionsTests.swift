import MigrationKit
import Testing

@testable import Validators

@Suite struct PreparedTransactionsTests {
    private let database: CheckedDatabase

    init() throws {
        database = try CheckedDatabase()
        try database.prepare("CREATE TABLE orders (id integer)")
    }

    private func check(_ limit: Duration = .zero) throws -> ValidationResult {
        try database.check(PreparedTransactionsValidator()) {
            $0.thresholds.preparedTransactionAge = limit
            $0.pending = [
                PlannedMigrationSummary(
                    version: "001", name: "orders", file: "001-orders.js", relations: ["orders"])
            ]
        }
    }

    @Test func leavesOutWhatIsYoungAndWhatIsOfAnotherDatabase() throws {
        #expect(try check().status == .pass)
        let name = "'\(database.name)'"
        try database.prepare("BEGIN; INSERT INTO orders VALUES (1); PREPARE TRANSACTION \(name)")
        defer { try? database.prepare("ROLLBACK PREPARED \(name)") }
        let result = try check()
        #expect(result.status == .warn)
        #expect(try check(.seconds(600)).status == .pass)
        #expect(try CheckedDatabase().check(PreparedTransactionsValidator()).status == .pass)
    }
}
