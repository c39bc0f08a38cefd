import MigrationKit
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
        var tracker = begin(source)
        for query in source.queries {
            for each in (try? SQLParser.commands(in: query.text)) ?? [] {
                let statement = LintStatement(
                    command: each.command, kind: each.kind, text: "", range: each.range, locks: [])
                tracker.prepare(for: each.kind)
                tracker.apply(statement, to: &schema, isNew: false)
            }
            tracker.endQuery(in: &schema)
        }
    }

    /// Lints the next migration.
    ///
    /// - Parameter down: its way back, where that is linted: as it runs directly after `up`. What comes next
    ///   knows nothing of it.
    package mutating func lint(_ up: LintSource, down: LintSource? = nil) {
        fileCount += 1
        var file = LintedFile(source: up, settings: settings)
        var made = OwnChanges(of: up)
        follow(up, in: &file, &made)
        guard let down else { return finish(&file, of: [up]) }
        let schemaAfterUp = schema
        if down.file == up.file {
            follow(down, in: &file, &made)
            finish(&file, of: [up, down])
        } else {
            finish(&file, of: [up])
            var downFile = LintedFile(source: down, settings: settings)
            follow(down, in: &downFile, &made)
            finish(&downFile, of: [down])
        }
        schema = schemaAfterUp
    }

    /// Begins with the transactions of a migration, in a session of its own.
    private mutating func begin(_ source: LintSource) -> TransactionTracker {
        schema.searchPath = SchemaMemory.standardPath
        return TransactionTracker(
            usesTransaction: source.usesTransaction, isScript: source.isScript,
            hasLockTimeout: settings.hasLockTimeout)
    }

    private mutating func finish(_ file: inout LintedFile, of sources: [LintSource]) {
        file.addFindingsOfSuppressions(sources)
        findings += file.sortedFindings
    }

    /// Lints one direction.
    ///
    /// - Parameter made: what `up` makes; `down` may take it back.
    private mutating func follow(
        _ source: LintSource, in file: inout LintedFile, _ made: inout OwnChanges
    ) {
        var tracker = begin(source)
        for rule in rules {
            file.add(rule.findings(in: source), of: rule, source.direction)
        }
        for query in source.unsent { addUnsent(query, source.direction, to: &file) }
        for query in source.queries {
            lint(query, source.direction, in: &file, &tracker, &made)
            tracker.endQuery(in: &schema)
        }
    }

    private mutating func lint(
        _ query: LintQuery, _ direction: MigrationDirection, in file: inout LintedFile,
        _ tracker: inout TransactionTracker, _ made: inout OwnChanges
    ) {
        let comments = QueryComments(query)
        let parsed: [ParsedCommand]
        do throws(SQLSyntaxError) {
            parsed = try SQLParser.commands(in: query.text)
        } catch {
            if direction == .up { made.noteUnread() }
            return add(error, in: query, direction, to: &file, comments)
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
            let origin = file.see(
                query, range, text: text, direction: direction, remarks: comments.about(range))
            tracker.prepare(for: statement.kind)
            let takesBack = direction == .down && made.isTakenBack(by: each.command)
            for (rule, found) in findings(in: statement, tracker.current)
            where direction == .up || rule.looksAtDown(takingBack: takesBack) {
                let isUncertain = direction == .down && made.mayHold(whatIsFoundBy: rule)
                file.add(isUncertain ? found.map(\.uncertain) : found, of: rule, in: origin)
            }
            tracker.apply(statement, to: &schema, isNew: true)
            if direction == .up { made.note(each.command) }
        }
    }

    /// Adds that a query cannot be read.
    private func add(
        _ error: SQLSyntaxError, in query: LintQuery, _ direction: MigrationDirection,
        to file: inout LintedFile, _ comments: QueryComments
    ) {
        let rule = UnparsedStatementRule()
        let range = 0..<query.text.utf8.count
        let origin = file.see(
            query, range, text: query.text, direction: direction, remarks: comments.about(range))
        guard !settings.disabled.contains(rule.name) else { return }
        file.add([rule.finding(error, in: query.text)], of: rule, in: origin)
    }

    /// Adds that a text is not linted, as it was not seen to be sent.
    private func addUnsent(
        _ query: LintQuery, _ direction: MigrationDirection, to file: inout LintedFile
    ) {
        let rule = UnsentStatementRule()
        guard !settings.disabled.contains(rule.name) else { return }
        let bytes = Array(query.text.utf8)
        let start = StatementStart.skippingComments(in: bytes, from: 0, to: bytes.count)
        let range = start..<bytes.count
        let origin = file.origin(
            in: query, range, text: String(decoding: bytes[range], as: UTF8.self),
            direction: direction, remarks: QueryComments(query).about(0..<bytes.count))
        file.add([rule.finding], of: rule, in: origin)
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
