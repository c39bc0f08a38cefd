import PgQuery

/// `DROP SCHEMA`, `DROP DATABASE` and `DROP OWNED`.
struct DropSchemaRule: LintRule {
    let documentation = RuleDocumentation(
        "drop-schema", .error,
        condition:
            "`DROP SCHEMA` or `DROP OWNED` of what was there before the run, or `DROP DATABASE`",
        effect: "All that is in it, or belongs to the role, is gone.",
        safeWay: "drop what is in it object by object, so that the migration says what goes",
        bad: RuleExample(
            setup: "CREATE SCHEMA archive;", migration: "DROP SCHEMA archive CASCADE;"),
        good: RuleExample(
            migration: """
                CREATE SCHEMA scratch;
                DROP SCHEMA scratch;
                """))

    var scopeInDown: DownScope { .exceptWhatUpMade }

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        switch statement.command {
        case .dropDatabase(let name):
            return [RuleFinding("the database \(name) and all that is in it are gone")]
        case .dropOwned(let roles):
            return roles.filter { $0.map(context.schema.isNewRole) != true }.map { role in
                let owner = role ?? "the role that runs it"
                return RuleFinding("all that \(owner) owns in this database is gone")
            }
        case .drop(let dropped) where dropped.kind == .schema:
            return dropped.names.filter { !context.schema.isNewSchema($0.name) }.map {
                RuleFinding("the schema \($0.name) and all that is in it are gone")
            }
        default: return []
        }
    }
}
