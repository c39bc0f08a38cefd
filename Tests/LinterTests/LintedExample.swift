import Linter
import PgQuery
import SQLScript
import Testing

/// An example of a rule, read as the SQL file of a migration.
struct LintedExample {
    /// Its statements, as a file's are divided.
    let statements: [SQLStatement]
    /// Whether those outside of blocks share a transaction.
    let usesTransaction: Bool
    /// What is found in it.
    let report: LintReport
    /// The locks of its last statement on what was there before.
    let locks: [RelationLock]

    init(_ example: RuleExample, settings: LintSettings = .standard) throws {
        let migration = try SQLMigration(
            SQLSource(example.migration), side: .up, isCopyFromClient: { _ in false })
        statements = migration.up?.statements ?? []
        usesTransaction = migration.up?.usesTransaction ?? true
        var source = LintSource(
            sql: migration, file: "001-example.sql", hasDown: example.hasDown)
        source.gaps = example.gap.map { [$0] } ?? []
        var before = LintSource(file: "000-before.sql", text: SourceText([]))
        before.queries = [LintQuery(text: example.setup, place: .near(line: 1, column: 1))]
        var linter = Linter(settings: settings)
        linter.learn(before)
        linter.lint(source)
        report = linter.report
        locks = linter.lockedByLastStatement
    }

    /// The rules that find something, each once.
    var rules: Set<String> { Set(report.findings.map(\.rule)) }
}

extension LintRules {
    /// The rule of a name.
    static func named(_ name: String) throws -> any LintRule {
        try #require(all.first { $0.name == name })
    }
}
