import MigrationKit
import TestSupport
import Testing

/// Statements of a PostgreSQL that is newer than the parser: the server judges them, and what the parser
/// would have told is said not to be known.
@Suite(.needs(.version(18))) struct NewerStatementsTests {
    private func scene() throws -> Scene {
        try Scene([
            "migrations/001_price.up.sql": """
            -- The grammar of PostgreSQL 18.
            CREATE TABLE price (id int PRIMARY KEY, net int, gross int GENERATED ALWAYS AS (net * 2) VIRTUAL);
            ALTER TABLE price ADD CONSTRAINT positive CHECK (net > 0) NOT ENFORCED;
            INSERT INTO price (id, net) VALUES (1, -2) RETURNING old.net, new.net;
            ALTER TABLE price ADD CONSTRAINT net_there NOT NULL net NOT VALID;
            """,
            "migrations/001_price.down.sql": """
            ALTER TABLE price DROP CONSTRAINT net_there; DROP TABLE price;
            """,
            "migrations/002-merge.js": """
            exports.up = async (db) => {
              const merged = await db.query(`
                MERGE INTO price USING (VALUES (1, 3)) AS v (id, net) ON price.id = v.id
                WHEN MATCHED THEN UPDATE SET net = v.net
                WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING merge_action(), price.id`);
              console.log(merged.rows);
              const { rows } = await db.query(`SELECT * FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a int PATH '$'))`);
              console.log(rows);
              await db.query('CREATE TABLE a (id int); ALTER TABLE a ADD b int GENERATED ALWAYS AS (id) VIRTUAL');
            };
            exports.down = (db) => db.query('DROP TABLE a');
            """,
            "migrations/003-alone.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE c (id int, d int GENERATED ALWAYS AS (id) VIRTUAL)');
              await db.query('VACUUM ONLY c');
              await db.query('CREATE INDEX CONCURRENTLY c_id ON c (id)');
            };
            exports.down = (db) => db.query('DROP TABLE c');
            """,
            "migrations/004_block.up.sql": """
            CREATE TABLE e (id int CONSTRAINT there NOT NULL NO INHERIT, f int GENERATED ALWAYS AS (id) VIRTUAL);
            BEGIN;
            ALTER TABLE e ADD g int GENERATED ALWAYS AS (id) VIRTUAL;
            COMMIT;
            """,
            "migrations/004_block.down.sql": "DROP TABLE e;",
        ])
    }

    @Test func runUpAndDown() throws {
        let scene = try scene()
        let up = try scene.run("up", "--validate")
        #expect(up.exitCode == 0, "\(up)")
        #expect(
            up.output.contains("[ { merge_action: 'UPDATE', id: 1 } ]\n[ { a: 1 } ]\n"), "\(up)")
        #expect(try scene.ownTables == ["a", "c", "e", "price"])
        #expect(try scene.database.value("SELECT gross FROM price") == "6")
        #expect(
            up.output.contains(
                "net_there on price: ALTER TABLE price VALIDATE CONSTRAINT net_there;"),
            "\(up)")
        #expect(
            up.output.contains(
                "Not known of 001, 002, 003, 004: a statement that this version cannot"),
            "\(up)")
        #expect(try scene.run("diff").output == "no differences\n")
        let down = try scene.run("down", "--all")
        #expect(down.exitCode == 0, "\(down)")
        #expect(try scene.ownTables == [])
    }

    @Test func areShownAndNotLinted() throws {
        let scene = try scene()
        let dry = try scene.run("up", "--dry-run")
        #expect(dry.exitCode == 0 && dry.errors.isEmpty, "\(dry)")
        #expect(dry.output.contains("    VACUUM ONLY c\n"), "\(dry)")
        let lint = try scene.run("lint", "--json")
        #expect(lint.exitCode == 0, "\(lint)")
        let findings = try JSON(parsing: lint.output).list("findings")
            .filter { $0["rule"] == "unparsed-statement" }
        #expect(findings.count == 10, "\(lint)")
    }
}
