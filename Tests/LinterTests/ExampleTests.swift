import Linter
import Testing

/// The examples that document the rules.
struct ExampleTests {
    @Test(arguments: LintRules.all.map(\.name))
    func theBadOneIsFound(rule name: String) throws {
        let bad = try LintRules.named(name).documentation.bad
        #expect(try LintedExample(bad).rules == Set([name] + bad.companions))
    }

    @Test(arguments: LintRules.all.map(\.name))
    func nothingIsFoundInAGoodOne(rule name: String) throws {
        for good in try LintRules.named(name).documentation.good {
            let found = try LintedExample(good).report.findings
            #expect(found.isEmpty, "\(found.map { "\($0.rule): \($0.message)" })")
        }
    }

    @Test func namesAreOnce() {
        let names = LintRules.all.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
