import PgQuery

/// A value that was added to an enum, used in the same transaction.
struct EnumValueInUseRule: LintRule {
    let documentation = RuleDocumentation(
        "enum-value-in-use", .error,
        condition:
            "a value that `ALTER TYPE … ADD VALUE` has added is used in the same transaction",
        effect: "The server refuses it (SQLSTATE 55P04), and the migration fails.",
        safeWay: """
            add the value outside of BEGIN and COMMIT: it then stands before the statements behind it run
            """,
        bad: RuleExample(
            setup: """
                CREATE TYPE state AS ENUM ('new');
                CREATE TABLE orders (id bigint, state state);
                """,
            migration: """
                BEGIN;
                ALTER TYPE state ADD VALUE 'paid';
                UPDATE orders SET state = 'paid' WHERE id = 1;
                COMMIT;
                """, observation: .refused("55P04")),
        good: RuleExample(
            setup: """
                CREATE TYPE state AS ENUM ('new');
                CREATE TABLE orders (id bigint, state state);
                """,
            migration: """
                ALTER TYPE state ADD VALUE 'paid';
                UPDATE orders SET state = 'paid' WHERE id = 1;
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        let values = context.transaction.enumValues
        if values.isEmpty { return [] }
        if case .addEnumValue = statement.command { return [] }
        let used = values.intersection(context.strings()).sorted()
        return used.map {
            RuleFinding("the value '\($0)' cannot be used before the transaction that adds it ends")
        }
    }
}
