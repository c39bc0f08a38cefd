import Linter
import TestSupport
import Testing

/// The SQL that findings offer, run on a server in place of what they were found in.
struct HelpTests {
    private static let withSteps = LintRules.all.map(\.name).filter { name in
        (try? LintedExample(LintRules.named(name).documentation.bad).steps(of: name))?.isEmpty
            == false
    }

    /// What the bad example says, with the steps in place of the statement that was found.
    private func example(withStepsOf name: String) throws -> RuleExample {
        let bad = try LintRules.named(name).documentation.bad
        let linted = try LintedExample(bad)
        let finding = try #require(linted.report.findings.first { $0.rule == name })
        let statement = try #require(finding.statement)
        let migration = bad.migration.replacing(
            "\(statement);", with: finding.steps.joined(separator: "\n"))
        #expect(migration != bad.migration)
        return RuleExample(setup: bad.setup, migration: migration)
    }

    @Test(arguments: withSteps)
    func itRunsAndKeepsNobodyWaiting(rule name: String) throws {
        let example = try example(withStepsOf: name)
        let linted = try LintedExample(example)
        let found = linted.report.findings.filter { $0.severity != .info }
        #expect(found.isEmpty, "\(found.map { "\($0.rule): \($0.message)" })\n\(example.migration)")
        let waiting = try SafeRun.statementsThatKeepOthersWaiting(linted, setup: example.setup)
        #expect(waiting.isEmpty, "\(waiting)\n\(example.migration)")
    }

    @Test func mostRulesOfferSome() {
        print("rules that offer SQL: \(Self.withSteps.count) of \(LintRules.all.count)")
        print("  \(Self.withSteps.joined(separator: ", "))")
        #expect(Self.withSteps.count >= 19)
    }

    @Test func namesInItAreQuotedWhereTheyMustBe() throws {
        let setup = "CREATE TABLE \"Or\"\"ders\" (\"user\" bigint, total bigint);"
        let finding = try #require(
            LintedExample(
                RuleExample(
                    setup: setup,
                    migration: "ALTER TABLE \"Or\"\"ders\" ALTER COLUMN \"user\" SET NOT NULL;")
            ).report.findings.first)
        let run = try LintedExample(
            RuleExample(setup: setup, migration: finding.steps.joined(separator: "\n")))
        #expect(run.report.findings.isEmpty)
        #expect(try SafeRun.statementsThatKeepOthersWaiting(run, setup: setup).isEmpty)
    }

    @Test func theProofOfNotNullIsNotNamedAsTheServersOwn() throws {
        let setup = "CREATE TABLE orders (id bigint CONSTRAINT orders_id_not_null CHECK (id > 0));"
        let bad = RuleExample(
            setup: setup, migration: "ALTER TABLE orders ALTER COLUMN id SET NOT NULL;")
        let steps = try LintedExample(bad).steps(of: "set-not-null")
        #expect(!steps.isEmpty)
        let run = try LintedExample(
            RuleExample(setup: setup, migration: steps.joined(separator: "\n")))
        #expect(try SafeRun.statementsThatKeepOthersWaiting(run, setup: setup).isEmpty)
    }

    @Test func aViewInPlaceOfATableIsSaidToNeedItsGrants() throws {
        let advice = try LintRules.named("rename-table").documentation.safeWay
        #expect(advice.contains("grant on it what is granted on the table"))
        #expect(advice.contains("(security_invoker) where the table has row security"))
    }
}

extension LintedExample {
    /// The SQL that a rule offers.
    fileprivate func steps(of rule: String) -> [String] {
        report.findings.first { $0.rule == rule }?.steps ?? []
    }
}
