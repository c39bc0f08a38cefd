import PgQuery

/// SQL that PostgreSQL 15's parser does not read.
struct UnparsedStatementRule: LintRule {
    let documentation = RuleDocumentation(
        "unparsed-statement", .warning,
        condition: "SQL that PostgreSQL 15's parser, which is built in, does not read",
        effect: "It is sent as it is when the migration runs, and is not linted.",
        safeWay: "correct it, unless it is of a newer PostgreSQL",
        bad: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders AD note text;",
            observation: .refused("42601")),
        good: RuleExample(
            setup: "CREATE TABLE orders (id bigint);",
            migration: "ALTER TABLE orders ADD note text;"))

    /// What is told of the parser's error.
    func finding(_ error: SQLSyntaxError, in text: String) -> RuleFinding {
        let characters = (error.position ?? 1) - 1
        let offset = text.unicodeScalars.prefix(characters).reduce(0) { $0 + UTF8.width($1) }
        return RuleFinding("\(error.message); the statement is not linted", at: offset)
    }
}
