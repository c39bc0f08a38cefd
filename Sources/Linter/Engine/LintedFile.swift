import MigrationKit
import PgQuery

/// The findings of a file while it is linted, without those that its comments allow.
struct LintedFile {
    private let file: String
    private let text: SourceText
    private let settings: LintSettings
    private var suppressions: Suppressions
    private var findings: [LintFinding] = []

    init(source: LintSource, settings: LintSettings) {
        file = source.file
        text = source.text
        self.settings = settings
        suppressions = Suppressions(source.remarks)
    }

    /// The findings in the order of their places.
    var sortedFindings: [LintFinding] {
        let sorted = findings.enumerated().sorted { left, right in
            let (first, second) = (left.element.place, right.element.place)
            return (first.line, first.column, left.offset)
                < (second.line, second.column, right.offset)
        }.map(\.element)
        guard !sorted.isEmpty else { return [] }
        let fingerprints = LineFingerprints.of(
            lines: Set(sorted.map(\.place.line)), in: text.bytes)
        return sorted.map { finding in
            var finding = finding
            finding.lineFingerprint = fingerprints[finding.place.line] ?? ""
            return finding
        }
    }

    /// A statement of a query of the file.
    struct Origin {
        let query: LintQuery
        let range: Range<Int>
        let text: String
        let direction: MigrationDirection
        let extent: Suppressions.Extent
    }

    /// Takes note of a statement that is linted.
    ///
    /// - Parameters:
    ///   - range: where it stands in its query.
    ///   - remarks: the comments of the query that are about it.
    mutating func see(
        _ query: LintQuery, _ range: Range<Int>, text: String, direction: MigrationDirection,
        remarks: [SuppressionComment]
    ) -> Origin {
        let origin = origin(in: query, range, text: text, direction: direction, remarks: remarks)
        suppressions.see(origin.extent)
        return origin
    }

    /// The statement as what is found in it stands to the file, for one that is not linted, too.
    func origin(
        in query: LintQuery, _ range: Range<Int>, text: String, direction: MigrationDirection,
        remarks: [SuppressionComment]
    ) -> Origin {
        let first = self.text.lineNumber(of: query.map.fileOffset(of: range.lowerBound))
        let last = self.text.lineNumber(of: query.map.fileOffset(of: range.upperBound))
        let extent = Suppressions.Extent(
            lines: first...max(first, last), callLine: query.callLine, remarks: remarks)
        return Origin(
            query: query, range: range, text: text, direction: direction, extent: extent)
    }

    /// Adds what a rule has found in a statement.
    mutating func add(_ found: [RuleFinding], of rule: any LintRule, in origin: Origin) {
        for finding in found where !suppressions.allows(rule.name, at: origin.extent) {
            let map = origin.query.map
            let start = map.fileOffset(of: finding.offset ?? origin.range.lowerBound)
            let end = map.fileOffset(of: origin.range.upperBound)
            add(
                finding, of: rule.documentation, at: start, upTo: end, origin.direction,
                statement: origin.text)
        }
    }

    /// Adds what a rule has found in the migration as a whole.
    mutating func add(
        _ found: [RuleFinding], of rule: any LintRule, _ direction: MigrationDirection
    ) {
        for finding in found where !suppressions.allows(rule.name, at: nil) {
            add(
                finding, of: rule.documentation, at: finding.offset ?? 0, direction, statement: nil)
        }
    }

    /// Adds what is wrong with comments that speak to the linter.
    ///
    /// - Parameter sources: what the file holds, of one direction or two.
    mutating func addFindingsOfSuppressions(_ sources: [LintSource]) {
        for (comment, problem) in suppressions.problems {
            add(problem, of: UnknownRuleRule(), comment)
        }
        let unknown = sources.map(\.unknownLines).reduce(nil) { $0?.intersection($1) ?? $1 } ?? []
        let unused = suppressions.unused(
            isComplete: sources.allSatisfy { $0.gaps.isEmpty && $0.refusal == nil },
            unknownLines: unknown)
        for (comment, name) in unused where !settings.disabled.contains(name) {
            if let problem = LintSettings.problem(with: name) {
                add(problem, of: UnknownRuleRule(), comment)
            } else {
                add(
                    "\(name) is allowed here, and finds nothing here", of: UnusedSuppressionRule(),
                    comment)
            }
        }
    }

    private mutating func add(
        _ message: String, of rule: any LintRule, _ comment: SuppressionComment
    ) {
        guard !settings.disabled.contains(rule.name) else { return }
        add(
            RuleFinding(message), of: rule.documentation, at: comment.offset, .up, statement: nil)
    }

    private mutating func add(
        _ finding: RuleFinding, of rule: RuleDocumentation, at offset: Int, upTo end: Int? = nil,
        _ direction: MigrationDirection, statement: String?
    ) {
        let end = end.flatMap { $0 > offset ? $0 : nil } ?? text.endOfLine(of: offset)
        let severity = settings.severities[rule.name] ?? rule.severity
        findings.append(
            LintFinding(
                rule: rule.name, severity: finding.isUncertain ? .info : severity,
                file: file, place: text.place(of: offset), end: text.place(of: end),
                direction: direction,
                statement: statement?.withoutPasswords, message: finding.message.withoutPasswords,
                advice: finding.help?.withoutPasswords ?? rule.safeWay,
                steps: finding.steps.map(\.withoutPasswords), locks: finding.locks,
                rewrites: finding.rewrites, scans: finding.scans,
                excerpt: text.excerpt(at: offset)))
    }
}
