import TestSupport
import Testing

/// What is shown of a query that failed.
@Suite struct ErrorDisplayTests {
    private func errors(of text: String, after sql: String = "SELECT 1") throws -> (Scene, [String])
    {
        let scene = try Scene(migration: text)
        try scene.database.query(sql)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        return (scene, outcome.errorLines.filter { !$0.hasPrefix("note:") })
    }

    @Test func theSQLHasACaretUnderTheFailingPosition() throws {
        let (scene, lines) = try errors(
            of: """
                exports.up = async (db) => {
                  await db.query('SELECT 1');
                  await db.query(`
                    SELECT id
                      FROM userz
                     WHERE id = $1`, [1]);
                };
                """)
        #expect(
            lines.prefix(5) == [
                "error: migration 001 failed: relation \"userz\" does not exist",
                "  at \(scene.path("migrations/001-first.js")):3:12",
                "  LINE 3:       FROM userz", "                     ^", "  SQLSTATE: 42P01",
            ], "\(lines)")
    }

    @Test func everyFieldOfTheServersErrorIsThere() throws {
        let (_, lines) = try errors(
            of: "exports.up = (db) => db.query(\"INSERT INTO account VALUES (1, 'x')\");",
            after: """
                CREATE TABLE account (id int CONSTRAINT account_key PRIMARY KEY, name text);
                INSERT INTO account VALUES (1, 'y')
                """)
        #expect(
            lines.dropFirst(2).prefix(4) == [
                "  SQL: INSERT INTO account VALUES (1, 'x')", "  SQLSTATE: 23505",
                "  DETAIL: Key (id)=(1) already exists.", "  CONSTRAINT: account_key",
            ], "\(lines)")
        let (_, hinted) = try errors(of: "exports.up = (db) => db.query(\"SELECT lenght('x')\");")
        #expect(
            hinted.contains(
                "  HINT: No function matches the given name and argument types. You might need to add explicit type casts."
            ),
            "\(hinted)")
    }

    @Test func theCauseOfAWrappedErrorIsShownWithItsSQL() throws {
        let (_, lines) = try errors(
            of: """
                exports.up = async (db) => {
                  try {
                    await db.query('SELECT 1 FROM nowhere');
                  } catch (cause) {
                    throw new Error('wrapped', { cause });
                  }
                };
                """)
        #expect(lines.first == "error: migration 001 failed: wrapped")
        for line in [
            "  cause: relation \"nowhere\" does not exist", "  LINE 1: SELECT 1 FROM nowhere",
            "  SQLSTATE: 42P01",
        ] { #expect(lines.contains(line), "\(lines)") }
    }

    /// A stack of one frame is the place that is shown already; one of several is shown whole.
    @Test func aPlaceIsShownOnce() throws {
        let (scene, lines) = try errors(of: "exports.up = async () => { throw new Error('no'); };")
        let path = scene.path("migrations/001-first.js")
        #expect(
            lines == ["error: migration 001 failed: no", "  at \(path):1:34"], "\(lines)")
        let (_, more) = try errors(
            of: """
                function inner() { throw new Error('no'); }
                exports.up = async () => { inner(); };
                """)
        #expect(more.count == 4, "\(more)")
        #expect(more.dropFirst(2).first?.contains("at inner (") == true, "\(more)")
    }
}
