import MigrationKit
import Postgres
import Testing

@testable import Validators

@Suite struct LongTransactionsTests {
    private let database: CheckedDatabase
    private let session: Connection

    init() throws {
        database = try CheckedDatabase()
        session = try database.session()
    }

    private func check(
        as role: Connection? = nil, longest: Duration, idlest: Duration, own: [Int32] = []
    ) throws -> ValidationResult {
        try database.check(LongTransactionsValidator(), as: role) {
            $0.thresholds.longTransactionAge = longest
            $0.thresholds.idleInTransactionAge = idlest
            $0.ownProcesses = own
        }
    }

    @Test func passesWhereTransactionsAreYoungOrNoneIsOpen() throws {
        #expect(try check(longest: .zero, idlest: .zero).status == .pass)
        try session.perform(.simple("BEGIN; SELECT 1"))
        #expect(try database.check(LongTransactionsValidator()).status == .pass)
    }

    @Test func tellsOneThatIsIdleApart() throws {
        try session.perform(.simple("BEGIN; SELECT 1"))
        #expect(try check(longest: .seconds(60), idlest: .seconds(60)).status == .pass)
        let result = try check(longest: .seconds(60), idlest: .zero)
        #expect(result.status == .warn)
        let line = try #require(result.details?.split(separator: "\n").last)
        #expect(line.hasPrefix("pid \(session.backendProcessID) (\(database.owner)) has been idle"))
        #expect(line.hasSuffix("since: `BEGIN; SELECT 1`"), "\(line)")
    }

    @Test func leavesOutOurOwnSessions() throws {
        try session.perform(.simple("BEGIN; SELECT 1"))
        let own = [Int32(session.backendProcessID)]
        #expect(try check(longest: .zero, idlest: .zero, own: own).status == .pass)
    }

    @Test func doesNotShowPasswords() throws {
        try session.perform(.simple("BEGIN; SELECT 'password s3cr3t'"))
        let result = try check(longest: .zero, idlest: .zero)
        #expect(result.status == .warn && result.details?.contains("s3cr3t") == false)
    }

    @Test func saysWhatARoleIsNotShown() throws {
        let role = "\(database.name)_reader"
        try database.prepare("CREATE ROLE \(role) LOGIN")
        let reader = try database.session(as: role)
        defer { reader.close() }
        try session.perform(.simple("BEGIN; SELECT 1"))
        let result = try check(as: reader, longest: .zero, idlest: .zero)
        #expect(result.status == .pass)
        #expect(result.details?.contains("the transactions of 2 sessions of other roles") == true)
        try database.prepare("GRANT pg_read_all_stats TO \(role)")
        let shown = try check(as: reader, longest: .zero, idlest: .zero)
        #expect(shown.status == .warn && shown.details?.contains("Not shown") == false)
    }
}
