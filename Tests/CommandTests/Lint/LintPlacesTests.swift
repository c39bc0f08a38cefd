import MigrationKit
import TestSupport
import Testing

/// Where `lint` says that the statements of scripts stand.
struct LintPlacesTests {
    /// The lines of `--format gcc` up to the message, of a script with these lines in its `up`.
    private func places(_ lines: [String], lineEnd: String = "\n") throws -> [String] {
        let script =
            ["exports.up = async (db) => {"] + lines + ["};", "exports.down = async () => {};", ""]
        let outcome = try JSMigrate.run(
            ["lint", "--format", "gcc"],
            in: Project([
                "migrations/001-a.js": script.joined(separator: lineEnd),
                "migrations/index.txt": "CREATE INDEX ON orders (id)",
            ]))
        #expect(outcome.errors == "")
        return outcome.lines.map { line in
            let parts = line.split(separator: ":")
            return "\(parts[1]):\(parts[2])\(line.contains("index-not-concurrent") ? "" : line)"
        }
    }

    @Test(arguments: [
        // In a file of Windows, where a template's lines end with LF all the same.
        (
            ["  await db.query(`", "    SELECT 1;", "    CREATE INDEX", "      ON orders (id)`);"],
            "4:5"
        ),
        // Put together from a template.
        (
            [
                "  const t = 'orders';", "  await db.query(`", "    SELECT '${t}';",
                "    CREATE INDEX ON ${t} (id)`);",
            ], "5:5"
        ),
        // Joined with +, and kept in a variable.
        (
            [
                "  const t = 'orders';", "  const sql = 'SELECT 1;' +",
                "    ' CREATE INDEX ON ' + t + ' (id)';",
                "  await db.query(sql);",
            ], "4:7"
        ),
        // Behind escapes.
        (["  await db.query('SELECT 1;\\n\\tCREATE INDEX ON orders (id)');"], "2:32"),
        (
            [
                "  await db.query('SELECT \\'\\u{1F600}\\u00e9\\x41\\';CREATE INDEX ON orders (id)');"
            ], "2:50"
        ),
        // Columns are characters: an emoji is one, and so is a tab.
        (["\tawait db.query('SELECT \"😀é\"; CREATE INDEX ON orders (id)');"], "2:31"),
        // Read from a file: the call's.
        (
            ["  await db.query(require('fs').readFileSync(`${__dirname}/index.txt`, 'utf8'));"],
            "2:12"
        ),
    ])
    func areThoseOfTheStatement(lines: [String], place: String) throws {
        #expect(try places(lines) == [place])
        #expect(try places(lines, lineEnd: "\r\n") == [place])
    }

    @Test func ofAListingThatEndsAreThoseOfItsEnd() throws {
        let thrown = try places([
            "  await db.query('SELECT 1');", "  throw new Error('no');",
        ])
        #expect(thrown.count == 1)
        #expect(thrown[0].hasPrefix("3:9"))
        let stalled = try places([
            "  await db.query('SELECT 1');", "  await new Promise(() => {});",
        ])
        #expect(stalled.count == 1)
        #expect(stalled[0].hasPrefix("2:12"))
        #expect(stalled[0].contains("it waits for something that can never happen"))
    }

    @Test func programsCountColumnsAsTheyAreUsedTo() throws {
        let files = [
            "migrations/1 ä,b:c.sql": "",
            "migrations/001-ä b,c.sql":
                "-- migrate:up\n/* 😀 */ CREATE INDEX ON orders (id);\n-- migrate:down\n",
        ]
        func lint(_ format: String) throws -> JSMigrate.Outcome {
            try JSMigrate.run(["lint", "--format", format], in: Project(files))
        }
        #expect(try lint("gcc").output.hasPrefix("migrations/001-ä b,c.sql:2:9: error: "))
        #expect(
            try lint("github").output.hasPrefix(
                "::error file=migrations/001-ä b%2Cc.sql,line=2,col=10,title="))
        let log = try JSON(parsing: try lint("sarif").output)
        guard case .array(let runs)? = log["runs"],
            case .array(let results)? = runs.first?["results"],
            case .array(let locations)? = results.first?["locations"]
        else {
            Issue.record("not a log: \(log.compact)")
            return
        }
        #expect(runs[0]["columnKind"] == "utf16CodeUnits")
        let place = try #require(locations.first?["physicalLocation"])
        #expect(place["artifactLocation"]?["uri"] == "migrations/001-%C3%A4%20b%2Cc.sql")
        #expect(place["region"]?["startLine"] == 2)
        #expect(place["region"]?["startColumn"] == 10)
    }
}
