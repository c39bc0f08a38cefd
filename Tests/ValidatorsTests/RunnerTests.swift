import MigrationKit
import Postgres
import Testing

@testable import Validators

/// A validator that runs one statement, in all the time that it needs unless it is told otherwise.
private struct StatementValidator: MigrationValidator {
    let name: String
    let sql: String
    let phases: Set<ValidationPhase> = [.pre]
    var timeout: Duration = .seconds(600)
    var requirements: [ValidationRequirement] = []

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        _ = try context.database.query(sql)
        return []
    }
}

@Suite struct RunnerTests {
    private let database: CheckedDatabase

    init() throws { database = try CheckedDatabase() }

    @Test func aFailureIsAFindingAndStopsNobody() throws {
        let report = database.report(
            [
                StatementValidator(name: "broken", sql: "SELECT * FROM nowhere"),
                StatementValidator(
                    name: "slow", sql: "SELECT pg_sleep(600)", timeout: .milliseconds(200)),
                StatementValidator(name: "writing", sql: "CREATE TABLE mark ()"),
                StatementValidator(name: "sound", sql: "SELECT 1"),
            ], .pre)
        #expect(report.results.map(\.status) == [.fail, .fail, .fail, .pass])
        #expect(report.results[0].error == #"relation "nowhere" does not exist"#)
        #expect(report.results[1].error?.contains("statement timeout") == true)
        #expect((200..<600_000).contains(report.results[1].durationMilliseconds))
        #expect(report.results[2].error?.contains("read-only transaction") == true)
        #expect(!report.ok)
    }

    @Test func theBuiltInValidatorsPassOnASoundDatabase() throws {
        for (phase, checks) in [
            (
                ValidationPhase.pre,
                [
                    "connectivity", "pending", "database-size", "blocking-locks",
                    "long-transactions", "active-connections", "prepared-transactions",
                    "replication-lag", "replication-slots", "wraparound",
                ]
            ),
            (
                .post,
                [
                    "invalid-indexes", "unvalidated-constraints", "migrations-settled",
                    "expected-objects", "schema-checksum", "left-running", "duplicate-indexes",
                    "unused-indexes", "foreign-keys-without-index", "missing-statistics",
                    "index-use", "query-times", "sequences", "nulls", "orphaned-rows",
                    "index-corruption",
                ]
            ),
        ] {
            let report = database.report(BuiltInValidators.all, phase) {
                $0.thresholds.connectionUsePercent = 100
                $0.thresholds.freeDiskPercent = 0
            }
            #expect(report.ok)
            #expect(report.results.map(\.check) == checks)
            #expect(report.results.allSatisfy { $0.status == .pass && $0.details != nil })
        }
    }

    @Test func whatLacksWhatItNeedsIsSkippedAndSaysSo() throws {
        let cases: [(needs: ValidationRequirement, details: String?)] = [
            (.serverVersion(120_000), nil), (.primary, nil), (.extension("plpgsql"), nil),
            (.role("pg_monitor"), nil),
            (.serverVersion(990_001), "skipped: it needs PostgreSQL 99.1 or newer, and this"),
            (
                .extension("nothing"),
                "skipped: it needs the extension nothing, which this database does not have"
            ),
            (.role("never_made"), "skipped: it needs the rights of the role never_made, which"),
        ]
        let report = database.report(
            cases.map { StatementValidator(name: "x", sql: "SELECT 1", requirements: [$0.needs]) },
            .pre)
        for (result, expected) in zip(report.results, cases) {
            #expect(result.status == .pass)
            let details = result.details ?? ""
            #expect(
                details.hasPrefix(expected.details ?? "")
                    && details.isEmpty == (expected.details == nil))
        }
        #expect(report.results.count == cases.count)
        var standby = try ServerFacts(reading: ReadOnlyConnection(connection: database.session()))
        standby.isStandby = true
        #expect(
            ValidationRequirement.primary.shortfall(on: standby)
                == "it needs a primary, and this server is a standby")
    }

    @Test func stopsWhenInterrupted() throws {
        let database = database
        let registry = ValidatorRegistry([
            StatementValidator(name: "first", sql: "SELECT 1"),
            StatementValidator(name: "second", sql: "SELECT 1"),
        ])
        let session = try database.session()
        defer { session.close() }
        let context = ValidationContext(
            phase: .pre, database: ReadOnlyConnection(connection: session))
        var finished: [String] = []
        let report = ValidationRunner(registry: registry).run(
            context, isInterrupted: { !finished.isEmpty },
            finished: { finished += $0.map(\.check) })
        #expect(finished == ["first"])
        #expect(report.results.count == 1)
    }
}
