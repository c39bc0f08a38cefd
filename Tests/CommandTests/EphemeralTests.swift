import Filesystem
import Glibc
import TestSupport
import Testing

/// `--ephemeral`: a private server, and nothing of it afterwards.
@Suite struct EphemeralTests {
    /// Runs with a folder for temporary files that nobody else uses.
    private final class Place {
        let project: Project
        let temporary: String

        init(_ files: [String: String]) throws {
            project = try Project(files)
            temporary = "/tmp/jsm-\(Int.random(in: 0...999_999_999))"
            try Filesystem.makeDirectory(temporary, creatingParents: false)
            // The server's user is another one than root.
            try Self.run("chmod", ["777", temporary])
        }

        deinit { try? Filesystem.removeTree(temporary) }

        static func run(_ program: String, _ arguments: [String]) throws {
            let running = try RunningProgram(
                program, arguments, in: Project(), environment: JSMigrate.baseEnvironment,
                standardInput: "", terminal: false)
            let outcome = running.finish()
            guard outcome.exitCode == 0 else { throw TestFailure("\(program): \(outcome)") }
        }

        var leftovers: [String] {
            get throws { try Filesystem.entries(of: temporary).map(\.name) }
        }

        /// Whether a server still has its files there, looked at by the system's list of processes.
        func hasProcesses() throws -> Bool {
            try Filesystem.entries(of: "/proc").contains { entry in
                guard entry.name.allSatisfy(\.isNumber) else { return false }
                let line = (try? Filesystem.readText("/proc/\(entry.name)/cmdline")) ?? ""
                return line.contains(temporary) && line.contains("postgres")
            }
        }

        func start(_ arguments: String...) throws -> RunningProgram {
            try JSMigrate.start(
                arguments + ["--ephemeral"], in: project, environment: ["TMPDIR": temporary])
        }

        /// Waits until the server and its folder are gone.
        func waitForTheEnd() throws {
            try wait(for: "nothing to be left") { try leftovers.isEmpty && !hasProcesses() }
        }

        func wait(for what: String, until condition: () throws -> Bool) throws {
            let deadline = ContinuousClock.now + .seconds(120)
            while try !condition() {
                guard ContinuousClock.now < deadline else {
                    throw TestFailure("waited in vain for \(what): \(try leftovers)")
                }
                usleep(20_000)
            }
        }
    }

    @Test func theServerIsRemovedAtTheEnd() throws {
        let place = try Place(Migrations.tables("a"))
        let outcome = try place.start("up").finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("(from --ephemeral)"))
        #expect(try place.leftovers == [] && !place.hasProcesses())
        #expect(try place.start("status").finish().output.contains("001      a     pending"))
    }

    @Test func itIsRemovedAfterAFailedRun() throws {
        let place = try Place(["migrations/001-a.js": "exports.up = () => { throw 1; };"])
        #expect(try place.start("up").finish().exitCode == 2)
        #expect(try place.leftovers == [] && !place.hasProcesses())
    }

    @Test(arguments: [(2, 130), (15, 143), (9, nil)] as [(Int32, Int32?)])
    func itIsRemovedAfterASignal(signal: Int32, code: Int32?) throws {
        let place = try Place([
            "migrations/001-a.js": """
            exports.up = async (db) => { console.log('at work'); await db.query('SELECT pg_sleep(60)'); };
            """
        ])
        let running = try place.start("up")
        try running.waitForText("at work")
        #expect(try place.hasProcesses())
        running.send(signal: signal)
        #expect(running.finish().exitCode == code)
        if signal == 9 {
            // Nobody was left to remove the folder: the next run does, once it is ten seconds old.
            try place.wait(for: "the server's end") { try !place.hasProcesses() }
            for name in try place.leftovers {
                try Place.run("touch", ["-d", "1 minute ago", "\(place.temporary)/\(name)"])
            }
            #expect(try place.start("status").finish().exitCode == 0)
        }
        try place.waitForTheEnd()
    }

    @Test func otherDatabasesAreNotContacted() throws {
        let scene = try Scene()
        let place = try Place([
            "migrations/001-a.js": """
            const { Pool } = require('pg');
            exports.up = async (db) => {
              await db.query('CREATE TABLE a (id int)');
              const pool = new Pool({ connectionString: '\(scene.database.url)' });
              await pool.query('CREATE TABLE leaked (id int)').catch(() => {});
            };
            """
        ])
        let outcome = try place.start("up").finish()
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("the run is on a private database (--ephemeral)"))
        #expect(try scene.tables.isEmpty)
    }
}
