import Glibc
import TestSupport
import Testing

/// Runs every fixture in Node and here, and counts.
///
/// `JSMIGRATE_PARITY=events,url` runs those modules only, for work on them; the bars are for a whole run.
@Suite("Scripts print and end as they do in Node", .serialized)
struct NodeParityTests {
    /// How many scripts there have to be.
    static let fewest = 300

    @Test("Every fixture", .requiresNodePostgres)
    func parity() throws {
        var total = Score()
        for module in Self.chosen {
            var score = Score()
            for fixture in module.fixtures {
                let comparison = try Comparison(fixture)
                let judgement = Judgement(
                    isEqual: comparison.isEqual, knownDisagreement: fixture.knownDisagreement)
                #expect(judgement.isAsExpected, "\(fixture): \(judgement)\n\(comparison)")
                score.count(judgement)
            }
            print("\(module.name): \(score)")
            total += score
        }
        print("in all: \(total)")
        guard Self.choice == nil else { return }
        #expect(total.reachesBar, "fewer than \(Score.bar) % agree")
        #expect(total.total >= Self.fewest)
    }

    @Test("Every file belongs to a fixture", arguments: FixtureModule.all.map(\.name))
    func nothingIsLeftOver(_ name: String) throws {
        let module = try #require(FixtureModule.all.first { $0.name == name })
        #expect(!module.fixtures.isEmpty)
        #expect(module.strayFiles.isEmpty)
    }

    private static let choice: [String]? = {
        guard let value = unsafe getenv("JSMIGRATE_PARITY") else { return nil }
        return unsafe String(cString: value).split(separator: ",").map(String.init)
    }()

    private static var chosen: [FixtureModule] {
        FixtureModule.all.filter { choice?.contains($0.name) ?? true }
    }
}
