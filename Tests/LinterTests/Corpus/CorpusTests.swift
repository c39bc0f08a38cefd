import Linter
import SQLScript
import TestSupport
import Testing

/// What is found in migrations that are as they should be.
struct CorpusTests {
    @Test(arguments: SensibleMigrations.all.map(\.title))
    func nothingIsFoundAndNobodyWaits(title: String) throws {
        let migration = try #require(SensibleMigrations.all.first { $0.title == title })
        let example = RuleExample(setup: SensibleMigrations.schema, migration: migration.text)
        let linted = try LintedExample(example)
        let found = linted.report.findings
        #expect(found.isEmpty, "\(found.map { "\($0.rule): \($0.message)" })")
        let waiting = try SafeRun.statementsThatKeepOthersWaiting(linted, setup: example.setup)
        #expect(waiting.isEmpty, "\(waiting)")
    }
}
