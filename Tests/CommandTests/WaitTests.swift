import TestSupport
import Testing

/// `wait`: for those who begin once somebody else has migrated.
@Suite struct WaitTests {
    @Test func nothingIsPending() throws {
        let scene = try Scene(Migrations.tables("a"))
        #expect(try scene.run("up").exitCode == 0)
        let ready = try scene.run("wait", "--timeout", "0")
        #expect(ready.exitCode == 0, "\(ready)")
        #expect(ready.output.isEmpty && ready.errors.isEmpty)
        // What was applied by a later release keeps an older one from nothing.
        scene.project.remove("migrations/001-a.js")
        try scene.project.write("migrations/000-none.txt", "")
        #expect(try scene.run("wait").exitCode == 0)
        let json = try scene.run("wait", "--json")
        #expect(json.output == #"{"ready":true,"pending":[]}"# + "\n")
    }

    @Test func theTimeIsOver() throws {
        let scene = try Scene(Migrations.tables("a", "b", "c", "d", "e"))
        let once = try scene.run("wait", "--timeout", "0")
        #expect(once.exitCode == 7, "\(once)")
        #expect(
            once.errors == """
                note: waiting for 001-a.js, 002-b.js, 003-c.js and 2 more
                error: 5 pending: 001-a.js, 002-b.js, 003-c.js, 004-d.js, 005-e.js

                """)
        // Nothing was made.
        #expect(try scene.tables.isEmpty)
        let some = try scene.run("wait", "--timeout", "10s", "--json", "--quiet")
        #expect(some.exitCode == 7, "\(some)")
        #expect(some.output.hasPrefix(#"{"ready":false,"pending":["001-a.js","#))
        #expect(some.errors.hasPrefix("error: 5 pending after 10s"))
        let never = try scene.run("wait", "--timeout", "soon")
        #expect(never.exitCode == 5)
    }

    @Test func somebodyElseMigrates() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        let waiting = try JSMigrate.start(["wait"], in: scene.project, database: scene.database)
        try waiting.waitForText("waiting for 001-a.js, 002-b.js\n")
        #expect(try scene.run("up", "--steps", "1").exitCode == 0)
        try waiting.waitForText("waiting for 002-b.js\n")
        // On one connection.
        try scene.waitForSessions(count: 1)
        #expect(try scene.run("up").exitCode == 0)
        let outcome = waiting.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
    }

    /// What failed before is waited for; what fails meanwhile ends the wait.
    @Test func aMigrationFails() throws {
        let scene = try Scene(
            migration:
                "exports.up = (db) => db.query('SELECT ' + (process.env.COLUMN ?? 'nothing'));")
        #expect(try scene.run("up").exitCode == 2)
        let waiting = try JSMigrate.start(["wait"], in: scene.project, database: scene.database)
        try waiting.waitForText(
            "waiting for 001-first.js; 001 has failed before: column \"nothing\" does not exist")
        #expect(try scene.run("up").exitCode == 2)
        let outcome = waiting.finish()
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "error: migration 001 failed meanwhile: column \"nothing\" does not exist\nhelp: "))
        // And one that is mended.
        let other = try JSMigrate.start(["wait"], in: scene.project, database: scene.database)
        try other.waitForText("has failed before")
        #expect(try scene.run("up", environment: ["COLUMN": "1"]).exitCode == 0)
        #expect(other.finish().exitCode == 0)
    }

    @Test func theServerComesAndGoes() throws {
        let server = try CrashableServer()
        let database = try TestDatabase(on: server.settings)
        let project = try Project(Migrations.tables("a"))
        server.crash()
        let waiting = try JSMigrate.start(["wait"], in: project, database: database)
        try waiting.waitForText("waiting for the server: ")
        try server.restart()
        try waiting.waitForText("waiting for 001-a.js\n")
        server.crash()
        try waiting.wait("for the loss to be told") {
            waiting.errors.components(of: "waiting for the server: ") > 1
        }
        try server.restart()
        #expect(try JSMigrate.run(["up"], in: project, database: database).exitCode == 0)
        let outcome = waiting.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
    }

    @Test func theServerNeverComes() throws {
        let project = try Project(Migrations.tables("a"))
        let refused = try JSMigrate.run(
            ["wait", "--timeout", "300ms", "--database", "postgres://u:s3cret@127.0.0.1:1/d"],
            in: project)
        #expect(refused.exitCode == 5, "\(refused)")
        #expect(refused.errors.contains("note: waiting for the server: "))
        #expect(refused.errors.contains("error: cannot connect to postgresql://u@127.0.0.1:1/d"))
        #expect(!refused.errors.contains("s3cret"))
        let silent = SilentServer.self
        let server = try silent.init()
        let outcome = try JSMigrate.run(
            ["wait", "--timeout", "500ms", "--database", server.url], in: project)
        #expect(outcome.exitCode == 5, "\(outcome)")
        // What waiting does not mend is told at once.
        let unnamed = try JSMigrate.run(["wait"], in: project)
        #expect(unnamed.exitCode == 5, "\(unnamed)")
    }

    @Test func whatWaitingDoesNotMend() throws {
        let scene = try Scene(Migrations.tables("a"))
        let url = scene.database.url.replacing(scene.database.name, with: "no_such_database")
        let outcome = try scene.run("wait", "--database", url)
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("\"no_such_database\" does not exist"))
        let program = try JSMigrate.start(["wait"], in: scene.project, database: scene.database)
        try program.waitForText("waiting for 001-a.js")
        program.send(signal: 15)
        #expect(program.finish().exitCode == 143)
    }
}

extension String {
    /// How often a text is in it.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
