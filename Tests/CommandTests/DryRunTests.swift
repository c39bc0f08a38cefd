import TestSupport
import Testing

/// Dry runs: the list, the SQL, and a database that stays as it was.
@Suite struct DryRunTests {
    @Test func upListsTheSQLAndWritesNothing() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "migrations/002-b.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE b (n int)');
              const { rows } = await db.query('SELECT count(*) AS n FROM a');
              await db.query('INSERT INTO b VALUES ($1)', [rows[0].n]);
            };
            """,
            "migrations/003-c.js": """
            require('../config/db-utils').executeQuery('CREATE TABLE c ()').then(() => process.exit(0));
            """,
        ])
        let before = try scene.database.dump()
        let outcome = try scene.run("up", "--dry-run")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.lines.dropFirst() == [
                "→ 001 a", "    CREATE TABLE a (id int)", "→ 002 b", "    CREATE TABLE b (n int)",
                "    SELECT count(*) AS n FROM a", "→ 003 c", "    CREATE TABLE c ()",
                "nothing was written",
            ], "\(outcome)")
        #expect(
            outcome.lines.first?.hasPrefix("dry run: 3 migrations would be applied to ") == true)
        #expect(
            outcome.errors.hasPrefix(
                "warning: 002: the listing ends here: with every answer empty, the code says: "),
            "\(outcome)")
        #expect(try scene.database.dump() == before)
        #expect(try scene.tables.isEmpty)
    }

    @Test func downListsTheSQLAndWritesNothing() throws {
        var files = Migrations.tables("a", "b")
        files["migrations/003-c.js"] = "exports.up = () => {};"
        let scene = try Scene(files)
        try scene.run("up")
        let before = try scene.database.dump()
        let outcome = try scene.run("down", "--all", "--dry-run")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.lines.dropFirst() == [
                "← 003 c", "← 002 b", "    DROP TABLE b", "← 001 a", "    DROP TABLE a",
                "nothing was written",
            ], "\(outcome)")
        #expect(outcome.errors == "warning: 003: there is no `down`: rolling it back would fail\n")
        #expect(try scene.database.dump() == before)
    }

    @Test func itWorksForARoleThatMayOnlyRead() throws {
        let scene = try Scene(Migrations.tables("a"))
        let role = "reader_\(scene.database.name)"
        try scene.database.query("CREATE ROLE \(role) LOGIN")
        defer { _ = try? scene.database.query("DROP ROLE \(role)") }
        let outcome = try scene.run(
            "up", "--dry-run", environment: ["DATABASE_URL": scene.url(user: role)])
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("CREATE TABLE a"))
    }
}
