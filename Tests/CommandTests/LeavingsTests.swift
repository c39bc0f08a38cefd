import TestSupport
import Testing

/// What `status` tells of attempts that failed after a part of them became durable.
@Suite struct LeavingsTests {
    private func notes(_ scene: Scene) throws -> [String] {
        try scene.run("status").lines.filter { $0.contains("in the database:") }
    }

    @Test(arguments: ["", "exports.transaction = false;"])
    func anAttemptBeforeIsStillTold(_ setting: String) throws {
        let scene = try Scene(
            migration: """
                \(setting)
                exports.up = async (db) => {
                  if (process.env.FAIL) throw new Error('at once');
                  await db.query('BEGIN');
                  await db.query('CREATE TABLE IF NOT EXISTS a (id int)');
                  await db.query('INSERT INTO a VALUES (1)');
                  await db.query('COMMIT');
                  if (!process.env.PASS) await db.query('SELECT nothing');
                };
                """)
        #expect(try scene.run("up").exitCode == 2)
        #expect(try notes(scene).first?.contains("durable, the last: ") == true)
        #expect(try scene.run("up", environment: ["FAIL": "1"]).exitCode == 2)
        let again = try notes(scene)
        #expect(
            again.first?.contains("001 in the database: by attempts before: ") == true, "\(again)")
        // Both attempts are told once both have left something, and none once one is completed.
        #expect(try scene.run("up").exitCode == 2)
        let both = try notes(scene)
        #expect(both.first?.contains("; by attempts before: ") == true, "\(both)")
        #expect(try scene.run("up", environment: ["PASS": "1"]).exitCode == 0)
        #expect(try notes(scene) == [])
        #expect(try scene.rows == ["001 up completed"])
    }

    /// Killed before it did anything, the second attempt takes nothing of the first one's note away.
    @Test func killedMeanwhile() throws {
        let scene = try Scene(
            migration: """
                exports.transaction = false;
                exports.up = async (db) => {
                  if (process.env.KILL) process.kill(process.pid, 'SIGKILL');
                  await db.query('CREATE TABLE IF NOT EXISTS a (id int)');
                  await db.query('SELECT nothing');
                };
                """)
        try scene.project.write("migrations/000-first.js", "exports.up = () => {};")
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.run("up", environment: ["KILL": "1"]).exitCode == nil)
        #expect(try notes(scene).first?.contains("by attempts before: 1 statement") == true)
        // What is settled by a command that then does something else.
        try scene.project.write("migrations/000-first.js", "exports.up = () => {};")
        #expect(try scene.run("up", "--to", "0").exitCode == 0)
        #expect(try scene.rows == ["000 up completed", "001 up failed"])
        #expect(try notes(scene).first?.contains("by attempts before: 1 statement") == true)
    }

    @Test(arguments: ["", "exports.transaction = false;"])
    func aRollbackThatFailed(_ setting: String) throws {
        let scene = try Scene(
            migration: """
                \(setting)
                exports.up = async (db) => { await db.query('CREATE TABLE a (id int)'); };
                exports.down = async (db) => {
                  await db.query('BEGIN');
                  await db.query('DROP TABLE a');
                  await db.query('COMMIT');
                  await db.query('SELECT nothing');
                };
                """)
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.run("down").exitCode == 4)
        let notes = try notes(scene)
        #expect(notes.first?.contains("001 rollback in the database: ") == true, "\(notes)")
    }

    /// How long a rollback took is no duration of what is pending.
    @Test func aPendingMigrationHasNoDuration() throws {
        let scene = try Scene(Migrations.tables("a"))
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.run("down").exitCode == 0)
        let status = try scene.run("status", "--json")
        #expect(status.output.contains(#""state":"pending","applied_at":null,"duration_ms":null"#))
    }
}
