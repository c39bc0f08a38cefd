import PgQuery

/// Lints the migrations of a run, one after the other: what one makes, the next ones know.
package struct Linter {
    private let settings: LintSettings
    private let rules: [any LintRule]
    private var schema = SchemaMemory()
    private var findings: [LintFinding] = []
    private var fileCount = 0
    /// The locks that the statement last linted takes on relations that were there before the run.
    package private(set) var lockedByLastStatement: [RelationLock] = []

    /// Makes a linter that knows of nothing yet.
    package init(settings: LintSettings = .standard) {
        self.settings = settings
        rules = LintRules.all.filter { !settings.disabled.contains($0.name) }
    }

    /// What was found up to now.
    package var report: LintReport { LintReport(findings: findings, fileCount: fileCount) }

    /// Takes note of what a migration does that is applied already: nothing is found in it, and what it
    /// makes is in use. What cannot be read is passed over.
    package mutating func learn(_ source: LintSource) {
        var tracker = TransactionTracker(
            usesTransaction: source.usesTransaction, hasLockTimeout: settings.hasLockTimeout)
        schema.searchPath = SchemaMemory.standardPath
        for query in source.queries {
            for each in (try? SQLParser.commands(in: query.text)) ?? [] {
                let statement = LintStatement(
                    command: each.command, kind: each.kind, text: "", range: each.range, locks: [])
                tracker.prepare(for: each.kind)
                tracker.apply(statement, to: &schema, isNew: false)
            }
        }
    }

    /// Lints the next migration.
    package mutating func lint(_ source: LintSource) {
        fileCount += 1
        var file = LintedFile(source: source, settings: settings)
        var tracker = TransactionTracker(
            usesTransaction: source.usesTransaction, hasLockTimeout: settings.hasLockTimeout)
        schema.searchPath = SchemaMemory.standardPath
        for rule in rules { file.add(rule.findings(in: source), of: rule) }
        for query in source.queries { lint(query, in: &file, &tracker) }
        file.addUnusedSuppressions(disabled: settings.disabled)
        findings += file.sortedFindings
    }

    private mutating func lint(
        _ query: LintQuery, in file: inout LintedFile, _ tracker: inout TransactionTracker
    ) {
        let parsed: [ParsedCommand]
        do throws(SQLSyntaxError) {
            parsed = try SQLParser.commands(in: query.text)
        } catch {
            return file.add(unread: error, query)
        }
        let bytes = Array(query.text.utf8)
        for each in parsed {
            let start = StatementStart.skippingComments(
                in: bytes, from: each.range.lowerBound, to: each.range.upperBound)
            let range = start..<each.range.upperBound
            let text = String(decoding: bytes[range], as: UTF8.self)
            let locks = StatementLocks.of(each.command, in: schema)
            let statement = LintStatement(
                command: each.command, kind: each.kind, text: text, range: range,
                locks: locks.filter { !schema.isNew($0.identity) })
            lockedByLastStatement = statement.locks
            tracker.prepare(for: statement.kind)
            for (rule, found) in findings(in: statement, tracker.current) {
                file.add(found, of: rule, statement, query)
            }
            tracker.apply(statement, to: &schema, isNew: true)
        }
    }

    /// What rules find. The context, which shares what is remembered, does not outlive this: what
    /// comes next changes it in place.
    private func findings(
        in statement: LintStatement, _ transaction: TransactionMemory
    ) -> [(rule: any LintRule, found: [RuleFinding])] {
        let context = LintContext(
            schema: schema, transaction: transaction,
            strings: { SQLParser.strings(in: statement.text) })
        return rules.compactMap { rule in
            let found = rule.findings(in: statement, context)
            return found.isEmpty ? nil : (rule, found)
        }
    }
}
