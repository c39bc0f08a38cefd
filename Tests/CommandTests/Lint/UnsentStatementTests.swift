import MigrationKit
import TestSupport
import Testing

/// What `lint` says of statements in scripts that these were not seen to send.
struct UnsentStatementTests {
    /// The places of such statements, and the rules that find something else, in a script with these lines in its `up`.
    private func found(_ lines: String, down: String = "", _ arguments: String...) throws
        -> [String]
    {
        let script = """
            exports.up = async (db) => {
            const { rows } = await db.query('SELECT 1 FROM pg_tables');
            \(lines)
            };
            exports.down = async (db) => {\(down)};

            """
        let outcome = try JSMigrate.run(
            ["lint", "--format", "gcc"] + arguments,
            in: Project([
                "migrations/001-a.js": script,
                "migrations/lib.js": "exports.text = 'DROP TABLE elsewhere';",
            ]))
        #expect(outcome.errors == "")
        return outcome.lines.map { line in
            let parts = line.split(separator: ":")
            let rule = line.split(separator: "[").last.map { String($0.dropLast()) } ?? ""
            return "\(parts[1]):\(parts[2])" + (rule == "unsent-statement" ? "" : " \(rule)")
        }
    }

    @Test(arguments: [
        // A guard, with the branch that is taken.
        (
            """
            if (rows.length) {
              await db.query('ALTER TABLE orders RENAME TO bills');
            } else {
              await db.query('CREATE TABLE bills (id bigint)');
            }
            """, ["4:19"]
        ),
        // A choice, of which the taken part is linted.
        (
            "await db.query(rows.length ? 'DROP TABLE a' : 'DROP TABLE b');",
            ["3:31", "3:48 drop-table"]
        ),
        // A loop over rows.
        (
            """
            for (const { tablename } of rows) {
              await db.query(`ALTER TABLE "${tablename}" ADD COLUMN due date`);
              await db.query('DELETE FROM ' + tablename);
              await db.query(`DROP TABLE t_${tablename} ${rows.length > 1 ? 'CASCADE' : ''}`);
              await db.query('UPDATE orders ' +
                'SET due = now()');
            }
            """, ["4:19", "5:19", "6:19", "7:19"]
        ),
        // Several statements, behind a comment; a query with an effect; code that is not looked at.
        (
            """
            if (rows[0]) {
              await db.query(`
                -- why
                SELECT 1; TRUNCATE a;`);
              await db.query('WITH gone AS (DELETE FROM a RETURNING id) SELECT * FROM gone');
              await db.query('DO $$ BEGIN DROP TABLE a; END $$');
              await db.query('drop table a');
            }
            """, ["6:5", "7:19", "8:19", "9:19"]
        ),
        // A text that no code uses.
        ("const old = \"DROP TABLE a\";", ["3:14"]),
    ])
    func areToldWhereTheyStand(lines: String, places: [String]) throws {
        #expect(try found(lines) == places)
    }

    @Test(arguments: [
        // Sent by another path: through a list, a helper, joined, divided, with something behind it or around it.
        "for (const each of ['CREATE TABLE a (id int);', 'CREATE TABLE b (id int)']) await db.query(each.trim());",
        "await db.query(['CREATE TABLE a (id int)', 'CREATE TABLE b (id int)'].join(';\\n'));",
        "for (const each of 'CREATE TABLE a (id int); CREATE TABLE b (id int);'.split(';')) await db.query(each);",
        "await db.query(`CREATE TABLE a\n  (id int)`.replace(/\\s+/g, ' '));",
        "const sql = 'CREATE TABLE a (id int)'; await db.query(sql + ' TABLESPACE pg_default');",
        "const sql = 'CREATE TABLE a (id int)'; await db.query(`BEGIN; ${sql}; COMMIT`);",
        "for (const t of ['a', 'b']) await db.query(`CREATE TABLE ${t} (id int)`);",
        // The same text twice, of which one is sent.
        """
        if (rows.length) await db.query('CREATE TABLE a (id int)');
        else await db.query('CREATE  TABLE a (id int);');
        """,
        // What reads, what is no statement, and what is no SQL.
        """
        if (rows.length) {
          await db.query('SELECT * FROM a');
          await db.query("SET lock_timeout = '1s'");
          await db.query('BEGIN');
        }
        """,
        """
        const texts = ['Drop index a', 'lock timeout', 'truncate failed', 'DROP TABLE', 'orders', 'up: rename a to b'];
        const parts = ['ADD COLUMN a int', 'WHERE id = 1', `Rename ${texts[4]}`, 'analyze', 'update', ''];
        """,
        // Another file's.
        "const { text } = require('./lib.js'); if (rows.length) await db.query(text);",
    ])
    func areNotWhatIsSentOrNoStatement(lines: String) throws {
        #expect(try found(lines) == [])
        #expect(try found(lines, "--no-down") == [])
    }

    @Test func areNotThatOfADownThatIsNotLinted() throws {
        let down = "await db.query('TRUNCATE a');"
        #expect(try found("", down: down) == ["5:47 truncate"])
        #expect(try found("", down: down, "--no-down") == [])
    }

    @Test func areAllowedByComments() throws {
        #expect(
            try found(
                """
                if (rows.length) {
                  // jsmigrate: allow unsent-statement, drop-table -- only where it was there
                  await db.query('DROP TABLE a');
                  await db.query('DROP TABLE b'); // jsmigrate: allow unsent-statement
                  await db.query(`-- jsmigrate: allow unsent-statement
                    DROP TABLE c`);
                  // jsmigrate: allow drop-table -- says nothing of its not being linted
                  await db.query('DROP TABLE d');
                }
                // jsmigrate: allow unsent-statement
                await db.query('SELECT 1');
                """) == ["10:19", "12:1 unused-suppression"])
        #expect(
            try found(
                """
                // jsmigrate: allow-file unsent-statement
                if (rows.length) await db.query('DROP TABLE a');
                """) == [])
    }

    @Test func areNotToldAgainBehindTheEndOfAListing() throws {
        let lines = """
            if (rows.length) await db.query('TRUNCATE a');
            await db.query(`TRUNCATE ${rows[0].name}`);
            await db.query('TRUNCATE c');
            """
        let down = "if ((await db.query('SELECT 1')).rowCount) await db.query('TRUNCATE d');"
        #expect(try found(lines, down: down) == ["3:34", "4:36 incomplete-listing", "7:90"])
    }

    @Test func areInfo() throws {
        let project = try Project([
            "migrations/001-a.js": """
            exports.up = async (db) => {
              for (const { name } of (await db.query('SELECT 1')).rows)
                await db.query(`ALTER ROLE ${name} PASSWORD 'sEcret'`);
            };
            exports.down = async () => {};
            """
        ])
        let outcome = try JSMigrate.run(["lint", "--strict", "--json"], in: project)
        #expect(outcome.exitCode == 0)
        let document = try JSON(parsing: outcome.output)
        guard case .array(let findings)? = document["findings"] else { return }
        #expect(findings.count == 1)
        #expect(findings[0]["rule"] == "unsent-statement")
        #expect(findings[0]["severity"] == "info")
        #expect(findings[0]["line"] == 3)
        #expect(findings[0]["column"] == 21)
        #expect(findings[0]["direction"] == "up")
        #expect(findings[0]["statement"] == "ALTER ROLE … PASSWORD '******'")
    }
}
