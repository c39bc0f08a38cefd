import Linter
import Testing

/// What is offered in place of a column keeps all that the column says, or is no SQL.
struct ColumnHelpTests {
    private func finding(_ rule: String, _ change: String) throws -> LintFinding {
        let example = RuleExample(
            setup: """
                CREATE TABLE customers (id bigint PRIMARY KEY);
                CREATE TABLE orders (id bigint);
                """,
            migration: "ALTER TABLE orders \(change);")
        return try #require(
            LintedExample(example).report.findings.first { $0.rule == rule })
    }

    @Test(arguments: [
        ("volatile-default", "token uuid UNIQUE DEFAULT gen_random_uuid()"),
        ("volatile-default", "token uuid DEFAULT gen_random_uuid() CHECK (token <> '')"),
        ("volatile-default", "token text DEFAULT gen_random_uuid()::text COLLATE \"C\""),
        ("volatile-default", "side int DEFAULT CASE WHEN random() > 0.5 THEN NULL ELSE 1 END"),
        ("required-column", "customer bigint NOT NULL REFERENCES customers"),
        ("stored-generated-column", "next bigint GENERATED ALWAYS AS (id + 1) STORED UNIQUE"),
        ("serial-column", "number bigserial PRIMARY KEY"),
        ("identity-column", "number bigint GENERATED ALWAYS AS IDENTITY UNIQUE"),
        ("identity-column", "number bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000)"),
    ])
    func noSQLIsOfferedThatLosesAClause(rule: String, column: String) throws {
        let finding = try finding(rule, "ADD COLUMN \(column)")
        #expect(finding.steps.isEmpty, "\(finding.steps)")
        #expect(!finding.advice.isEmpty)
    }

    @Test(arguments: [
        (
            "volatile-default",
            "ADD COLUMN token text COMPRESSION pglz COLLATE \"C\" DEFAULT gen_random_uuid()::text",
            "token text COMPRESSION pglz COLLATE \"C\""
        ),
        (
            "column-type-rewrite", "ALTER COLUMN id TYPE text COLLATE \"C\" USING id::text",
            "id_new text COLLATE \"C\""
        ),
    ])
    func whatStandsBehindTheTypeIsKept(rule: String, change: String, kept: String) throws {
        let steps = try finding(rule, change).steps
        #expect(steps.first == "ALTER TABLE orders ADD COLUMN \(kept);")
        #expect(steps.count > 1)
    }

    @Test(arguments: [
        ("serial-column", "ADD COLUMN number bigserial"),
        ("identity-column", "ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY"),
        (
            "stored-generated-column",
            "ADD COLUMN next bigint NOT NULL GENERATED ALWAYS AS (id + 1) STORED"
        ),
    ])
    func notNullIsSaidInWordsAsItComesBehindTheBatches(rule: String, change: String) throws {
        let finding = try finding(rule, change)
        #expect(!finding.steps.isEmpty)
        #expect(finding.advice.hasSuffix("in batches, and set NOT NULL behind a validated CHECK"))
    }

    @Test func whatElseTheOldColumnHasIsNotForgotten() throws {
        let advice = try finding("column-type-rewrite", "ALTER COLUMN id TYPE int").advice
        #expect(advice.contains("the default, the constraints and the indexes of the old one"))
    }
}
