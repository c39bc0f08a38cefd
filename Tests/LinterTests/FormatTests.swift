import Linter
import MigrationKit
import Testing

/// What readers of lines get, whatever a file holds.
struct FormatTests {
    /// A table whose name ends lines, colours terminals and looks like a workflow command.
    private static let migration = "DROP TABLE \"or\r\n::error::d%e\u{1B}[31mrs\n🙂\";"

    private func lines(_ format: LintFormat) throws -> [String] {
        let report = try LintedExample(RuleExample(migration: Self.migration)).report
        return report.rendered(as: format, style: .plain, version: "1")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func peopleSeeOneLineForEach() throws {
        #expect(
            try lines(.text) == [
                "001-example.sql:1:1: warning: or ::error::d%e\u{FFFD}[31mrs 🙂 and its rows are gone [drop-table]",
                "    DROP TABLE \"or", "    ^",
                "  locks: ACCESS EXCLUSIVE on or ::error::d%e\u{FFFD}[31mrs 🙂",
                "  help: release what no longer uses the table first; rename it, and drop it once nobody has missed it",
                "", "1 warning in 1 migration", "",
            ])
    }

    @Test func editorsGetOneLineForEach() throws {
        #expect(
            try lines(.gcc) == [
                "001-example.sql:1:1: warning: or ::error::d%e\u{FFFD}[31mrs 🙂 and its rows are gone [drop-table]",
                "",
            ])
    }

    @Test func workflowCommandsEndOnlyAtTheirEnd() throws {
        let lines = try lines(.github)
        #expect(lines.count == 2)
        #expect(
            lines[0].hasPrefix(
                "::warning file=001-example.sql,line=1,col=1,title=drop-table::or%0D%0A::error::d%25e\u{1B}[31mrs%0A🙂 and its rows are gone%0Ahelp: "
            ))
    }
}
