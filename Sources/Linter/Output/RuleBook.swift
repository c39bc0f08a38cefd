/// The page that documents the rules, made from what they say of themselves.
package enum RuleBook {
    /// The page, in Markdown.
    package static var markdown: String {
        let rules = LintRules.all.map(\.documentation)
        let rows = rules.map { rule in
            "| [`\(rule.name)`](#\(rule.name)) | \(rule.severity.rawValue) | \(rule.condition) |"
        }
        return """
            # The rules of `lint`

            Made from the rules' own declarations; a test compares. What they say of locks, of tables that are read or written \\
            anew was compared with a server, by running the examples. How to use `lint`, and how to allow what it finds, is in \\
            [Linting](Linting.md).

            | rule | severity | finds |
            |---|---|---|
            \(rows.joined(separator: "\n"))

            \(rules.map(section).joined(separator: "\n"))
            """
    }

    private static func section(_ rule: RuleDocumentation) -> String {
        "## \(rule.name)\n\n\(text(of: rule))"
    }

    /// What is to be said of a rule, in Markdown.
    static func text(of rule: RuleDocumentation) -> String {
        var lines = ["Finds \(rule.condition).", "", rule.effect, ""]
        if let effect = claim(of: rule)?.effect { lines += ["Of the example: \(effect).", ""] }
        lines += ["**Instead:** \(rule.safeWay).", "", "Found:", ""]
        lines += block(rule.bad)
        lines += ["Not found:", ""]
        for good in rule.good { lines += block(good) }
        return lines.joined(separator: "\n")
    }

    /// What the rule finds in its own example.
    private static func claim(of rule: RuleDocumentation) -> LintFinding? {
        var source = LintSource(file: "", text: SourceText(Array(rule.bad.migration.utf8)))
        source.queries = [
            LintQuery(text: rule.bad.migration, map: .verbatim(offset: 0))
        ]
        var before = LintSource(file: "", text: SourceText([]))
        before.queries = [LintQuery(text: rule.bad.setup, map: .point(at: 0))]
        var linter = Linter()
        linter.learn(before)
        linter.lint(source)
        return linter.report.findings.first { $0.rule == rule.name }
    }

    private static func block(_ example: RuleExample) -> [String] {
        let setup = example.setup.isEmpty ? [] : ["-- before", example.setup, "-- the migration"]
        let unsent = example.unsent.map { ["-- in its script, where that finds a row", $0] } ?? []
        return ["```sql"] + setup + [example.migration] + unsent + ["```", ""]
    }
}
