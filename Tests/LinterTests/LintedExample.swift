import Linter
import MigrationKit
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
        let text = SourceText(Array(example.migration.utf8))
        var source = LintSource(file: "001-example.sql", text: text)
        var down: LintSource?
        do throws(SQLScriptError) {
            let migration = try SQLMigration(
                SQLSource(example.migration), side: .whole, isCopyFromClient: { _ in false })
            statements = migration.up.map { Array($0.statements) } ?? []
            usesTransaction = migration.up?.usesTransaction ?? true
            let hasDown = example.hasDown || migration.down != nil
            source = LintSource(sql: migration, file: source.file, hasDown: hasDown)
            if migration.down != nil {
                down = LintSource(
                    sql: migration, direction: .down, file: source.file, hasDown: nil)
            }
        } catch {
            statements = []
            usesTransaction = true
            source.refusal = LintSource.Gap(error.message, help: error.remedy)
        }
        source.gaps = example.gap.map { [LintSource.Gap($0)] } ?? []
        source.unsent =
            example.unsent.map { [LintQuery(text: $0, map: .point(at: 0))] } ?? []
        var before = LintSource(file: "000-before.sql", text: SourceText([]))
        before.queries = [LintQuery(text: example.setup, map: .point(at: 0))]
        var linter = Linter(settings: settings)
        linter.learn(before)
        linter.lint(source, down: down)
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
