import MigrationKit
import TestSupport
import Testing

/// `run_finished` is the last event of `up`, `down` and `redo`, with the exit code of the command, whichever
/// way that ends.
@Suite struct LastEventTests {
    private static let table = ["migrations/001-a.js": Migrations.table("a")]

    private func events(_ outcome: JSMigrate.Outcome) throws -> [JSON] {
        try outcome.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }

    private func expectEnd(
        _ outcome: JSMigrate.Outcome, exitCode: Int32, applied: Int = 0, failed: Int = 0
    ) throws {
        #expect(outcome.exitCode == exitCode, "\(outcome)")
        let last = try #require(try events(outcome).last, "\(outcome)")
        #expect(last["event"] == "run_finished", "\(outcome)")
        #expect(last["exit_code"] == JSON.integer(Int(exitCode)), "\(outcome)")
        #expect(last["applied"] == JSON.integer(applied), "\(outcome)")
        #expect(last["failed"] == JSON.integer(failed), "\(outcome)")
    }

    /// Validators of before the run that wait on the server.
    private static let waits = [
        "a.js": "module.exports = { check: ({ query }) => query('SELECT pg_sleep(60)') };",
        "a.pre.sql": "SELECT pg_sleep(60)",
    ]

    @Test(arguments: waits.keys.sorted(), [(Int32(2), Int32(130)), (15, 143)])
    func aSignalInTheValidationBefore(file: String, signal: (number: Int32, code: Int32)) throws {
        let scene = try Scene(
            Self.table.merging(["validators/\(file)": Self.waits[file] ?? ""]) { $1 })
        let running = try JSMigrate.start(
            ["up", "--validate", "--json"], in: scene.project, database: scene.database)
        try scene.database.wait(
            for: """
                SELECT count(*) > 0 FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event = 'PgSleep'
                """)
        running.send(signal: signal.number)
        try expectEnd(running.finish(), exitCode: signal.code)
    }

    /// Many statements are a long look at the plan, which has to end too.
    @Test func aSignalWhileALargeFileIsLookedAt() throws {
        let statements = (1...150_000).map { "INSERT INTO a\($0) VALUES (1);\n" }.joined()
        // A signal that comes late meets a validator that does not end.
        let files = [
            "migrations/002-b.sql": statements,
            "validators/a.pre.sql": "-- jsmigrate: timeout 10min\nSELECT pg_sleep(600)",
        ]
        let scene = try Scene(Self.table.merging(files) { $1 })
        let running = try JSMigrate.start(
            ["up", "--validate", "--json"], in: scene.project, database: scene.database)
        try scene.database.wait(
            for: """
                SELECT count(*) > 0 FROM pg_stat_activity
                 WHERE datname = current_database() AND application_name LIKE 'jsmigrate%'
                """)
        running.send(signal: 15)
        try expectEnd(running.finish(), exitCode: 143)
    }

    /// Nothing but the signal's own thread ends such a migration.
    @Test(arguments: [["up", "--json"], ["up", "--json", "--validate"]])
    func aMigrationThatIsGivenUp(arguments: [String]) throws {
        let scene = try Scene(
            Self.table.merging([
                "migrations/002-b.js": """
                exports.up = (db) => {
                  console.log('begun');
                  const again = () => Promise.resolve().then(again);
                  return again();
                };
                """
            ]) { $1 })
        let running = try JSMigrate.start(arguments, in: scene.project, database: scene.database)
        try running.waitForText("begun")
        running.send(signal: 15)
        try expectEnd(running.finish(), exitCode: 143, applied: 1, failed: 1)
    }

    @Test func refusals() throws {
        let scene = try Scene(Self.table)
        for command in ["up", "down", "redo"] {
            try expectEnd(
                JSMigrate.run(
                    [command, "--json", "--database", "postgresql://nobody@127.0.0.1:1/none"],
                    in: scene.project), exitCode: 5)
        }
        let failing = try Scene(
            Self.table.merging(["validators/no.pre.sql": "SELECT 1 AS wrong"]) { $1 })
        try expectEnd(failing.run("up", "--validate", "--json"), exitCode: 1)
        try expectEnd(scene.run("up", "--dry-run", "--json"), exitCode: 0)
        try expectEnd(scene.run("up", "--to", "009", "--json"), exitCode: 5)
    }

    @Test func whatComesBehindTheRun() throws {
        let scene = try Scene(
            Self.table.merging(["validators/no.post.sql": "SELECT 1 AS wrong"]) { $1 })
        try expectEnd(scene.run("up", "--validate", "--json"), exitCode: 3, applied: 1)
    }

    @Test func redoTellsBothOfItsRuns() throws {
        let scene = try Scene(Self.table)
        try scene.run("up")
        let outcome = try scene.run("redo", "--json")
        try expectEnd(outcome, exitCode: 0, applied: 1)
        let names = try events(outcome).compactMap { $0["event"]?.string }
        #expect(
            names.filter { $0.hasPrefix("run_") }
                == ["run_started", "run_finished", "run_started", "run_finished"])
    }

    @Test func theDatabaseIsNamedAlsoWhereNothingIsPending() throws {
        let scene = try Scene(Self.table)
        let first = try events(scene.run("up", "--json"))
        let second = try events(scene.run("up", "--json"))
        #expect(second[0]["event"] == "run_started" && second[0]["planned"] == JSON.array([]))
        #expect(second[0]["database"]?.string != nil)
        #expect(second[0]["database"] == first[0]["database"])
    }
}
