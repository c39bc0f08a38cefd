import PgQuery

/// `ALTER COLUMN … TYPE` that leaves the rows as they are, and checks them again.
struct ColumnTypeRecheckRule: LintRule {
    let documentation = RuleDocumentation(
        "column-type-recheck", .error,
        condition: """
            `ALTER COLUMN … TYPE` of a column that a CHECK, an expression index or a partial index uses
            """,
        effect: """
            The table is not written anew, but each CHECK is checked and each such index built again for all \
            rows, under an ACCESS EXCLUSIVE lock; another collation has every index of the column built again.
            """,
        safeWay: """
            drop the CHECK before, and add it again as NOT VALID, to be validated in a transaction of its own; \
            drop the index before (CONCURRENTLY), and create it again behind (CONCURRENTLY)
            """,
        bad: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint, number varchar(20));
                ALTER TABLE orders ADD CONSTRAINT number_is_there CHECK (number <> '');
                """,
            migration: "ALTER TABLE orders ALTER COLUMN number TYPE text;"),
        good: RuleExample(
            setup: """
                CREATE TABLE orders (id bigint, number varchar(20));
                ALTER TABLE orders ADD CONSTRAINT number_is_there CHECK (number <> '');
                """,
            migration: """
                BEGIN;
                ALTER TABLE orders DROP CONSTRAINT number_is_there;
                ALTER TABLE orders ALTER COLUMN number TYPE text;
                ALTER TABLE orders ADD CONSTRAINT number_is_there CHECK (number <> '') NOT VALID;
                COMMIT;
                ALTER TABLE orders VALIDATE CONSTRAINT number_is_there;
                """),
        RuleExample(
            setup: """
                CREATE TABLE orders (id bigint, number varchar(20));
                CREATE INDEX orders_number ON orders (number);
                """,
            migration: "ALTER TABLE orders ALTER COLUMN number TYPE text;"))

    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        guard let (table, changes) = statement.changesOfExistingTable(context),
            let memory = context.schema.table(table)
        else { return [] }
        let indexes = context.schema.indexes(of: context.schema.identity(of: table))
        return changes.compactMap { change in
            guard case .alterType(let column, let type, let collation, _) = change,
                TypeChange(change, of: memory, context) == .cheap
            else { return nil }
            // Another operator class or collation orders the values in another way.
            let isReordered =
                collation != nil
                || (type.name == "citext") != (memory.columns[column]?.type?.name == "citext")
            let rebuilt = indexes.filter {
                $0.computedColumns.contains(column) || isReordered && $0.columns.contains(column)
            }
            let again = memory.checks(using: column) + rebuilt.map(\.name.name)
            if again.isEmpty { return nil }
            return RuleFinding(
                "every row of \(table) is read for \(again.joined(separator: ", ")), as \(column) becomes \(type)",
                locks: statement.locks, scans: true, at: type.offset)
        }
    }
}
