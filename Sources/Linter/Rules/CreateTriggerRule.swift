import PgQuery

/// `CREATE TRIGGER`.
struct CreateTriggerRule: LintRule {
    let documentation = RuleDocumentation(
        "create-trigger", .info,
        condition: "`CREATE TRIGGER` on a table that is in use",
        effect: """
            It is done in an instant, but waits for every transaction that writes, with a SHARE ROW \
            EXCLUSIVE lock that is held until the end of the transaction.
            """,
        safeWay: """
            give the lock a time limit (--lock-timeout, or SET lock_timeout), and do nothing long behind \
            it; allow this finding then
            """,
        bad: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint);
                CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                """,
            migration: """
                CREATE TRIGGER orders_stamp BEFORE UPDATE ON orders
                  FOR EACH ROW EXECUTE FUNCTION stamp();
                """),
        good: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint);
                CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                """,
            migration: """
                SET lock_timeout = '2s';
                CREATE TRIGGER orders_stamp BEFORE UPDATE ON orders
                  FOR EACH ROW EXECUTE FUNCTION stamp();
                """))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard case .createTrigger(let trigger) = statement.command,
            !context.schema.isNew(trigger.table), !context.transaction.hasLockTimeout
        else { return [] }
        return [
            RuleFinding(
                "nobody can write to \(trigger.table) while this waits, and until the transaction ends",
                steps: ["SET lock_timeout = '2s';", statement.terminated], locks: statement.locks)
        ]
    }
}
