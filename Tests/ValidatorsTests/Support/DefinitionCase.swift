import MigrationKit
import Testing

@testable import Validators

/// Migrations, and what is taken away afterwards: a statement, the line that misses it, and the position of
/// the migration.
struct DefinitionCase: Sendable {
    var before = ""
    var migrations: [[String]]
    var losses: [(sql: String, line: String, migration: Int)] = []

    /// Runs the migrations, which the check is to find all of, then takes away one thing after the other,
    /// which it is to miss.
    func check(in database: CheckedDatabase) throws {
        if !before.isEmpty { try database.prepare(before) }
        let snapshot = try database.snapshot()
        let executed = try migrations.enumerated().map { index, statements in
            try database.prepare(each: statements)
            return ExecutedMigration(
                version: "00\(index + 1)",
                statements: statements.flatMap { text in
                    text.hasPrefix("BEGIN") ? text.split(separator: "; ").map(String.init) : [text]
                })
        }
        func results() -> [ValidationResult] {
            database.report([ExpectedObjectsValidator()], .post) {
                $0.executed = executed
                $0.before = snapshot
            }.results
        }
        for result in results() { #expect(result.status == .pass, "\(result)") }
        for loss in losses {
            try database.prepare(loss.sql)
            let results = results()
            #expect(
                results.contains { result in
                    result.status == .fail && result.migration == "00\(loss.migration + 1)"
                        && result.details?.split(separator: "\n").contains(loss.line[...]) == true
                }, "\(loss): \(results)")
        }
    }
}
