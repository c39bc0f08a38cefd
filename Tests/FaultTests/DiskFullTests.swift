import TestSupport
import Testing

/// The server cannot write any more: `RLIMIT_FSIZE` on its processes.
@Suite struct DiskFullTests {
    private static let filling =
        "INSERT INTO big SELECT repeat('x', 1000) FROM generate_series(1, 30000)"

    /// What one COMMIT would have made durable is not there, and the next run does it.
    @Test(
        arguments: [
            "await db.query('CREATE TABLE big (t text)'); await db.query(`\(filling)`);",
            "await db.query('BEGIN; CREATE TABLE big (t text)'); await db.query(`\(filling)`);"
                + " await db.query('COMMIT');",
            "await db.query('CREATE TABLE big (t text)');"
                + " await db.query(`\(filling)`).catch(() => {});"
                + " const { rows } = await db.query('SELECT count(*)::int AS n FROM big');"
                + " if (rows[0].n === 0) throw new Error('nothing in it');",
        ])
    func nothingOfItIsDurable(body: String) throws {
        let (server, database, project) = try scene(body)
        let outcome = try JSMigrate.run(["up"], in: project, database: database)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try database.value("SELECT to_regclass('big')") == "NULL")
        #expect(try rows(database) == [["000", "completed"], ["001", "failed"]])
        try server.limitFileSize(nil)
        #expect(try JSMigrate.run(["up"], in: project, database: database).exitCode == 0)
        #expect(try database.value("SELECT count(*) FROM big") == "30000")
        #expect(try rows(database) == [["000", "completed"], ["001", "completed"]])
    }

    /// What was committed before is durable, and is not done once more: the next run stops and names it.
    @Test func aPartOfItIsDurable() throws {
        let (server, database, project) = try scene(
            "await db.query('BEGIN; CREATE TABLE big (t text); COMMIT'); await db.query(`\(Self.filling)`);"
        )
        let outcome = try JSMigrate.run(["up"], in: project, database: database)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("could not extend file"), "\(outcome)")
        try server.limitFileSize(nil)
        let next = try JSMigrate.run(["up"], in: project, database: database)
        #expect(next.exitCode == 5, "\(next)")
        #expect(next.errors.contains("001 it"), "\(next)")
        #expect(next.errors.contains("1 statement is durable"), "\(next)")
        try database.query("DROP TABLE big")
        let repair = try JSMigrate.run(
            ["repair", "1", "--pending", "--yes"], in: project, database: database)
        #expect(repair.exitCode == 0, "\(repair)")
        #expect(try JSMigrate.run(["up"], in: project, database: database).exitCode == 0)
        #expect(try database.value("SELECT count(*) FROM big") == "30000")
    }

    private func scene(_ body: String) throws -> (CrashableServer, TestDatabase, Project) {
        let server = try CrashableServer()
        let database = try TestDatabase(on: server.settings)
        let project = try Project([
            "migrations/000-start.js": "exports.up = (db) => db.query('SELECT 1');",
            "migrations/001-it.js": "exports.up = async (db) => { \(body) };",
        ])
        let outcome = try JSMigrate.run(["up", "--to", "0"], in: project, database: database)
        guard outcome.exitCode == 0 else { throw TestFailure("\(outcome)") }
        // A file of the log of changes is as large.
        try server.limitFileSize(16 << 20)
        return (server, database, project)
    }

    private func rows(_ database: TestDatabase) throws -> [[String]] {
        try database.query("SELECT version, status FROM schema_migrations ORDER BY version")
    }
}
