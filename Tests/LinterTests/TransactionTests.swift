import Linter
import Testing

/// What rules know of the transaction that a statement is in.
struct TransactionTests {
    private let validation = """
        ALTER TABLE orders ADD CONSTRAINT sane CHECK (id > 0) NOT VALID;
        """

    private func rules(_ migration: String) throws -> Set<String> {
        try LintedExample(
            RuleExample(setup: "CREATE TABLE orders (id bigint);", migration: migration)
        ).rules
    }

    @Test func statementsOutsideOfBlocksShareOne() throws {
        let validate = "ALTER TABLE orders VALIDATE CONSTRAINT sane;"
        #expect(try rules("\(validation) \(validate)") == ["validate-in-same-transaction"])
        #expect(try rules("BEGIN; \(validation) COMMIT; \(validate)").isEmpty)
        #expect(try rules("BEGIN; \(validation) \(validate) COMMIT;").count == 1)
        // What runs alone ends the one before it.
        let index = "CREATE INDEX CONCURRENTLY ON orders (id);"
        #expect(try rules("\(validation) \(index) \(validate)").isEmpty)
        #expect(try rules("-- jsmigrate: no-transaction\n\(validation) \(validate)").isEmpty)
    }

    @Test func aLockTimeoutHoldsForItsScope() throws {
        let two = "ALTER TABLE a ADD x int; ALTER TABLE b ADD x int;"
        #expect(try rules(two) == ["several-tables-locked"])
        #expect(try rules("SET lock_timeout = '1s'; \(two)").isEmpty)
        #expect(try rules("BEGIN; SET LOCAL lock_timeout = '1s'; COMMIT; \(two)").count == 1)
        #expect(try rules("SET lock_timeout = 0; \(two)").count == 1)
    }

    /// In a file `SET LOCAL` holds to its end; a query of a script was a transaction of its own.
    @Test(arguments: [
        (["SET LOCAL lock_timeout = '1s'"], 1), (["SET LOCAL lock_timeout = '1s'; SELECT 1"], 1),
        (["SET lock_timeout = '1s'; SET LOCAL lock_timeout = 0"], 0),
        (["BEGIN", "SET LOCAL lock_timeout = '1s'"], 0), (["SET lock_timeout = '1s'"], 0),
        (["SET LOCAL search_path = other", "ALTER TABLE b ADD x int"], 1),
    ])
    func whatAQueryOfAScriptSetsForItselfEndsWithIt(_ queries: [String], _ count: Int) throws {
        var source = LintSource(file: "001-example.js", text: SourceText([]))
        source.isScript = true
        source.hasDown = true
        let changes = ["ALTER TABLE a ADD x int", "ALTER TABLE b ADD y int"]
        source.queries = (queries + changes).map { LintQuery(text: $0, map: .point(at: 0)) }
        var linter = Linter()
        var before = LintSource(file: "000-before.sql", text: SourceText([]))
        before.queries = ["CREATE TABLE a (n int)", "CREATE TABLE b (n int)"].map {
            LintQuery(text: $0, map: .point(at: 0))
        }
        linter.learn(before)
        linter.lint(source)
        #expect(
            linter.report.findings.map(\.rule)
                == Array(repeating: "several-tables-locked", count: count),
            "\(linter.report.findings)")
    }
}
