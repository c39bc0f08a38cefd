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
        "-- jsmigrate: allow drop-table -- nobody reads it, truncate it\nDROP TABLE a;",
        "-- jsmigrate: allow drop-table: nobody reads it\nDROP TABLE a;",
        "-- jsmigrate: allow: drop-table (nobody reads it)\nDROP TABLE a;",
        "-- jsmigrate:allow drop-table — nobody reads it\nDROP TABLE a;",
        "/* jsmigrate: allow drop-table\n   -- nobody reads it */\nDROP TABLE a;",
        "-- jsmigrate: allow json-column drop-column -- both\nALTER TABLE a DROP id, ADD x json;",
        "DROP TABLE -- jsmigrate: allow drop-table\n  a;",
        "DROP TABLE a; -- jsmigrate: allow drop-table as nobody reads it",
        "/* jsmigrate: allow drop-table */\nDROP TABLE a;",
        "/*\n * jsmigrate: allow drop-table -- nobody reads it\n */\nDROP TABLE a;",
        "/**\r\n   jsmigrate: allow drop-table */\r\nDROP TABLE a;",
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

    @Test(arguments: [
        "-- jsmigrate: allow\nDROP TABLE a;", "-- jsmigrate: allow -- it is old\nDROP TABLE a;",
        "/* jsmigrate: ignore drop-table */\nDROP TABLE a;",
        "-- jsmigrate: allow-file\nDROP TABLE a;",
    ])
    func thatAllowNothingAreTold(text: String) throws {
        let found = try lint(text).report.findings
        #expect(found.map(\.rule) == ["unknown-rule", "drop-table"])
        #expect(found[0].message.hasSuffix("allows nothing"))
    }

    @Test func ofARuleOfAnotherSeverityCount() throws {
        let settings = try LintSettings(
            disabled: [], severities: [("drop-table", "error")], hasLockTimeout: false,
            file: "jsmigrate.config.json")
        func rules(_ text: String, _ settings: LintSettings) throws -> Set<String> {
            try LintedExample(
                RuleExample(setup: "CREATE TABLE a (id int);", migration: text),
                settings: settings
            ).rules
        }
        let text = "-- jsmigrate: allow drop-table\nDROP TABLE a;"
        #expect(try rules(text, settings).isEmpty)
        let disabled = try LintSettings(
            disabled: ["drop-table"], severities: [], hasLockTimeout: false,
            file: "jsmigrate.config.json")
        #expect(try rules(text, disabled).isEmpty)
    }

    @Test func inADownCountForIt() throws {
        let text = """
            -- migrate:up
            SELECT 1;
            -- migrate:down
            -- jsmigrate: allow drop-table -- it was empty
            DROP TABLE a;
            DROP TABLE b; -- jsmigrate: allow truncate
            """
        #expect(
            try lint(text).report.findings.map { "\($0.place.line) \($0.rule)" } == [
                "6 drop-table", "6 several-tables-locked", "6 unused-suppression",
            ])
    }

    @Test func behindTheEndOfAListingAreNotSaidToBeOfNoUse() throws {
        let text = "-- jsmigrate: allow drop-table\nDROP TABLE a;\n-- jsmigrate: allow truncate\n"
        let example = RuleExample(
            setup: "CREATE TABLE a (id int);", migration: text, gap: "the code fails")
        #expect(try LintedExample(example).rules == ["incomplete-listing"])
    }

    @Test func ofARuleThatThereIsNotNameTheNearest() throws {
        let found = try lint("-- jsmigrate: allow drop-tabel\nSELECT 1;").report.findings
        #expect(
            found.map(\.message) == ["there is no rule 'drop-tabel'. Did you mean 'drop-table'?"])
        #expect(found.map(\.severity) == [.error])
    }
}
