import Linter
import SQLScript
import TestSupport
import Testing

/// What the rules say beside locks, shown on a server or by the program.
struct EffectTests {
    @Test(arguments: EffectProof.all.keys.sorted())
    func theServerShowsTheEffect(rule name: String) throws {
        let bad = try LintRules.named(name).documentation.bad
        let database = try TestDatabase()
        try database.execute(bad.setup)
        let session = try SQLSession(database)
        try SampleRows.insert(in: session)
        for step in try #require(EffectProof.all[name]) {
            switch step {
            case .run(let sql): try session.query(sql)
            case .migration:
                for statement in try LintedExample(bad).statements {
                    try session.query(statement.text)
                }
            case .row(let expected, let query):
                let row = try session.query(query).first?.joined(separator: " ")
                #expect(row == expected, "\(query)")
            case .fails(let sql, let state):
                let failure = session.failure(of: sql)
                #expect(failure == state, "\(sql)")
            }
        }
    }

    /// The rule whose claim is about a command of the program.
    static let ruleOfProgram = "missing-down"

    @Test func downStopsAtAMigrationThatHasNone() throws {
        let bad = try LintRules.named(Self.ruleOfProgram).documentation.bad
        let project = try Project(["migrations/001-orders.up.sql": bad.migration])
        let database = try TestDatabase()
        #expect(try JSMigrate.run(["up"], in: project, database: database).exitCode == 0)
        let down = try JSMigrate.run(["down"], in: project, database: database)
        #expect(down.exitCode == 4)
    }
}
