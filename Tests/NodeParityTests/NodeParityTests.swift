import Synchronization
import TestSupport
import Testing

@Suite("Scripts print and exit as they do in Node", .serialized)
struct NodeParityTests {
    @Test("The language, Node's modules and globals", .requiresNode, arguments: Fixture.plain)
    func plain(_ fixture: Fixture) throws { try compare(fixture, among: Fixture.plain) }

    @Test("Programs of several modules", .requiresNode, arguments: Fixture.programs)
    func programs(_ fixture: Fixture) throws { try compare(fixture, among: Fixture.programs) }

    @Test("pg against a real server", .requiresNodePostgres, arguments: Fixture.database)
    func database(_ fixture: Fixture) throws { try compare(fixture, among: Fixture.database) }

    @Test("There are fixtures of every kind")
    func fixturesAreFound() {
        #expect(Fixture.plain.count >= 30)
        #expect(Fixture.programs.count >= 14)
        #expect(Fixture.database.count >= 8)
    }

    private func compare(_ fixture: Fixture, among all: [Fixture]) throws {
        let comparison = try Comparison(fixture)
        #expect(comparison.isEqual, "\(fixture)\n\(comparison)")
        Tally.note(fixture, isEqual: comparison.isEqual, of: all)
    }
}

/// Counts what agrees, and says so at the last fixture of a kind.
private enum Tally {
    private static let seen = Mutex<[String: (all: Int, equal: Int)]>([:])

    static func note(_ fixture: Fixture, isEqual: Bool, of all: [Fixture]) {
        let kind = all.first?.description ?? ""
        let counts = seen.withLock { seen in
            var counts = seen[kind] ?? (0, 0)
            counts.all += 1
            counts.equal += isEqual ? 1 : 0
            seen[kind] = counts
            return counts
        }
        guard counts.all == all.count else { return }
        let total = seen.withLock { $0.values.reduce((0, 0)) { ($0.0 + $1.all, $0.1 + $1.equal) } }
        print("\(counts.equal) of \(counts.all) fixtures equal (so far \(total.1) of \(total.0))")
    }
}
