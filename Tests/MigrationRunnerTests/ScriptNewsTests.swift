import MigrationKit
import Testing

@testable import MigrationRunner

/// What comes from a process in which anybody's code runs may be anything.
@Suite struct ScriptNewsTests {
    private func read(_ text: String) throws -> ScriptNews? {
        ScriptNews(try JSON(parsing: text))
    }

    @Test(arguments: ["1e300", "-1e300", "1.5", "\"1\""])
    func aNumberThatIsNoneEndsNothing(_ number: String) throws {
        let awaits = try read(#"{"listing":{"awaits":\#(number),"text":"SELECT 1"}}"#)
        #expect(awaits == nil)
        let sent = try read(#"{"listing":{"sent":"SELECT 1","ms":\#(number)}}"#)
        guard case .listing(.sent(let query))? = sent else {
            Issue.record("\(String(describing: sent))")
            return
        }
        #expect(query.durationMilliseconds == nil)
        let place = #"{"file":"a.js","line":\#(number),"column":\#(number)}"#
        #expect(FileLocation(try JSON(parsing: place))?.line == nil)
    }

    @Test func aNumberIsRead() throws {
        let news = try read(#"{"listing":{"awaits":7.0,"text":"SELECT 1"}}"#)
        guard case .listing(.awaits(let number, _))? = news else {
            Issue.record("\(String(describing: news))")
            return
        }
        #expect(number == 7)
    }
}
