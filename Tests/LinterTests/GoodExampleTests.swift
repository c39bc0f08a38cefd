import Linter
import SQLScript
import TestSupport
import Testing

/// The safe ways, run on a server.
struct GoodExampleTests {
    @Test(arguments: LintRules.all.map(\.name))
    func theSafeWayRunsAndKeepsNobodyWaiting(rule name: String) throws {
        for good in try LintRules.named(name).documentation.good {
            let waiting = try SafeRun.statementsThatKeepOthersWaiting(
                LintedExample(good), setup: good.setup)
            #expect(waiting.isEmpty, "\(waiting)")
        }
    }
}

/// Runs a migration on a server, and looks whether others would have to wait for the size of a table.
enum SafeRun {
    /// The statements that write a table anew, or read all of one from which they keep others.
    ///
    /// - Throws: `TestFailure` where the server refuses a statement.
    static func statementsThatKeepOthersWaiting(
        _ migration: LintedExample, setup: String
    ) throws -> [String] {
        let database = try TestDatabase()
        try database.execute(setup)
        let session = try SQLSession(database)
        try SampleRows.insert(in: session)
        let views = try session.query("SELECT relname FROM pg_class WHERE relkind = 'm'").map {
            $0[0]
        }
        for view in views { try session.query("REFRESH MATERIALIZED VIEW \(view)") }
        let before = try Set(session.query("SELECT oid::regclass FROM pg_class").map { $0[0] })
        var found: [String] = []
        var run = ExampleRun(of: migration, in: session)
        try run.each { statement, place in
            guard place == .inTransaction else {
                try session.query(statement)
                return true
            }
            let seen = try ServerObservation(of: statement, in: session)
            let read = seen.scannedTables.filter { table in
                // Nobody writes to a materialized view but REFRESH.
                before.contains(table) && !views.contains(table)
                    && seen.locks[table].map(\.blocksWrites) == true
            }
            if seen.rewrites || !read.isEmpty { found.append(statement) }
            return true
        }
        return found
    }
}
