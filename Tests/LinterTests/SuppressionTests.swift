import Linter
import Testing

/// Comments that allow findings.
struct SuppressionTests {
    private func lint(_ text: String) throws -> LintedExample {
        try LintedExample(
            RuleExample(setup: "CREATE TABLE a (id int); CREATE TABLE b (id int);", migration: text)
        )
    }

    @Test(arguments: [
        "-- jsmigrate: allow drop-table\nDROP TABLE a;",
        "-- jsmigrate: allow drop-table, truncate-not\n-- more\n\nDROP TABLE a;",
        "DROP TABLE -- jsmigrate: allow drop-table\n  a;",
        "DROP TABLE a; -- jsmigrate: allow drop-table as nobody reads it",
        "/* jsmigrate: allow drop-table */\nDROP TABLE a;",
        "-- jsmigrate: allow-file drop-table\nSELECT 1;\nDROP TABLE a;",
    ])
    func allowWhatIsFoundInTheirStatement(text: String) throws {
        #expect(try lint(text).rules.subtracting(["unknown-rule"]).isEmpty)
    }

    @Test func allowNothingElse() throws {
        let other = try lint("-- jsmigrate: allow drop-table\nSELECT 1;\nDROP TABLE a;")
        #expect(other.rules == ["drop-table", "unused-suppression"])
        let rule = try lint("-- jsmigrate: allow truncate\nDROP TABLE a;")
        #expect(rule.rules == ["drop-table", "unused-suppression"])
    }

    @Test func ofARuleThatThereIsNotNameTheNearest() throws {
        let found = try lint("-- jsmigrate: allow drop-tabel\nSELECT 1;").report.findings
        #expect(
            found.map(\.message) == ["there is no rule 'drop-tabel'. Did you mean 'drop-table'?"])
        #expect(found.map(\.severity) == [.error])
    }
}
