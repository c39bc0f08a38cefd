import PgQuery

/// The findings of a file while it is linted, without those that its comments allow.
struct LintedFile {
    private let source: LintSource
    private let settings: LintSettings
    private var suppressions: Suppressions
    private var findings: [LintFinding] = []

    init(source: LintSource, settings: LintSettings) {
        self.source = source
        self.settings = settings
        suppressions = Suppressions(source.remarks)
    }

    /// The findings in the order of their places.
    var sortedFindings: [LintFinding] {
        findings.enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            return (first.line, first.column, left.offset)
                < (second.line, second.column, right.offset)
        }.map(\.element)
    }

    /// Adds what a rule has found in a statement.
    mutating func add(
        _ found: [RuleFinding], of rule: any LintRule, _ statement: LintStatement,
        _ query: LintQuery
    ) {
        let extent = extent(of: statement.range, in: query)
        for finding in found where !suppressions.allows(rule.name, at: extent) {
            let place = place(of: finding.offset ?? statement.range.lowerBound, in: query)
            add(finding, of: rule.documentation, at: place, statement: statement.text)
        }
    }

    /// Adds what a rule has found in the migration as a whole.
    mutating func add(_ found: [RuleFinding], of rule: any LintRule) {
        for finding in found where !suppressions.allows(rule.name, at: .file) {
            add(finding, of: rule.documentation, at: (1, 1), statement: nil)
        }
    }

    /// Adds that a query cannot be read.
    mutating func add(unread error: SQLSyntaxError, _ query: LintQuery) {
        let rule = UnparsedStatementRule()
        let text = query.text
        let bytes = text.utf8.count
        guard !settings.disabled.contains(rule.name),
            !suppressions.allows(rule.name, at: extent(of: 0..<bytes, in: query))
        else { return }
        let characters = (error.position ?? 1) - 1
        let offset = text.unicodeScalars.prefix(characters).reduce(0) { $0 + UTF8.width($1) }
        add(
            rule.finding(error), of: rule.documentation, at: place(of: offset, in: query),
            statement: text)
    }

    /// Adds what has suppressed nothing, and what names no rule.
    mutating func addUnusedSuppressions(disabled: Set<String>) {
        let unused = suppressions.unused
        for (comment, name) in unused where !disabled.contains(name) {
            let problem = LintSettings.problem(with: name)
            let rule: any LintRule =
                problem == nil ? UnusedSuppressionRule() : UnknownRuleRule()
            guard !disabled.contains(rule.name) else { continue }
            let message =
                problem ?? "\(name) is allowed here, and finds nothing here"
            add(
                RuleFinding(message), of: rule.documentation,
                at: (comment.line, comment.column), statement: nil)
        }
    }

    private mutating func add(
        _ finding: RuleFinding, of rule: RuleDocumentation, at place: (line: Int, column: Int),
        statement: String?
    ) {
        findings.append(
            LintFinding(
                rule: rule.name, severity: settings.severities[rule.name] ?? rule.severity,
                file: source.file, line: place.line, column: place.column, statement: statement,
                message: finding.message, help: finding.help ?? rule.safeWay,
                locks: finding.locks, rewrites: finding.rewrites, scans: finding.scans,
                sourceLine: source.text.line(place.line)))
    }

    // MARK: - Places

    private func place(of offset: Int, in query: LintQuery) -> (line: Int, column: Int) {
        switch query.place {
        case .verbatim(let start): source.text.place(of: start + offset)
        case .near(let line, let column): (line, column)
        }
    }

    private func extent(of range: Range<Int>, in query: LintQuery) -> Suppressions.Extent {
        let first = place(of: range.lowerBound, in: query).line
        let last = place(of: range.upperBound, in: query).line
        return .statement(first...max(first, last), callLine: query.callLine)
    }
}
