import MigrationKit
import TestSupport
import Testing

/// Whom a finding of `up --validate` names, where several migrations of the run touched the same table.
@Suite struct BlameTests {
    @Test(arguments: [BlameCase.indexes, BlameCase.keys, BlameCase.rows])
    func namesTheMigrationAtFault(cases: [BlameCase]) throws {
        let scene = try Scene()
        var version = 0
        for (index, each) in cases.enumerated() {
            try scene.database.query(
                "CREATE SCHEMA s\(index); SET search_path TO s\(index); \(each.before)")
            for text in each.migrations {
                version += 1
                let sql = "SET search_path TO s\(index);\n" + text.inSchema(index)
                try scene.project.write("migrations/\(Self.shown(version))-m.sql", sql)
            }
        }
        let outcome = try scene.run("up", "--validate", "--json")
        #expect(outcome.exitCode == 0 || outcome.exitCode == 3, "\(outcome)")
        let results = try Self.results(of: outcome)
        var first = 1
        for (index, each) in cases.enumerated() {
            for finding in each.findings {
                let line = finding.line.inSchema(index)
                let found = results.first { $0.check == finding.check && $0.line.hasPrefix(line) }
                let expected: String =
                    switch finding.culprit {
                    case .certain(let position): Self.shown(first + position)
                    case .perhaps(let positions):
                        "perhaps of "
                            + positions.map { Self.shown(first + $0) }.joined(separator: ", ")
                    case .nobody: "nobody"
                    }
                #expect(found?.culprit == expected, "\(each.migrations): \(line)")
            }
            first += each.migrations.count
        }
    }

    @Test func knowsWhatScriptsSend() throws {
        let scene = try Scene([
            "migrations/001-table.js": """
            exports.up = async (db) => {
              await db.query('CREATE TABLE t (id serial PRIMARY KEY, a int)');
              for (let n = 0; n < 200; n++) await db.query(`INSERT INTO t (a) VALUES (${n})`);
              await db.query('BEGIN');
              await db.query('SAVEPOINT here');
              await db.query('CREATE INDEX undone ON t (a)');
              await db.query('ROLLBACK TO here');
              await db.query('COMMIT');
            };
            """,
            "migrations/002-index.js": """
            exports.transaction = false;
            exports.up = async (db) => {
              await db.query('CREATE INDEX CONCURRENTLY ON t (a)');
              await db.query('UPDATE t SET a = a + 1');
            };
            """,
            "migrations/003-again.js": """
            exports.up = async (db) => {
              const name = ['second', 'index'].join('_');
              await db.query(`CREATE INDEX ${name} ON t (a)`);
            };
            """,
            "migrations/004-rows.js": """
            exports.up = async (db) => {
              for (let n = 900; n < 905; n++) await db.query('INSERT INTO t VALUES ($1, 1)', [n]);
              await db.query('ALTER TABLE t ADD COLUMN note text');
            };
            """,
            "migrations/005-other.sql": "ALTER TABLE t ADD COLUMN other text;",
        ])
        let outcome = try scene.run("up", "--validate", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let results = try Self.results(of: outcome)
        func culprit(_ check: String, _ line: String) -> String? {
            results.first { $0.check == check && $0.line.hasPrefix(line) }?.culprit
        }
        #expect(culprit("duplicate-indexes", "t_a_idx on t does what second_index") == "003")
        #expect(culprit("sequences", "t_id_seq of t.id: the next number") == "004")
    }

    private static func shown(_ version: Int) -> String {
        String(repeating: "0", count: 3 - String(version).count) + String(version)
    }

    /// The lines of all findings after the run, each with whom it is of.
    private static func results(
        of outcome: JSMigrate.Outcome
    ) throws -> [(check: String, line: String, culprit: String)] {
        let report = outcome.lines.reversed().lazy.compactMap { try? JSON(parsing: $0) }
            .first { $0["phase"]?.string == "post" }
        guard case .array(let all)? = report?["results"] else {
            Issue.record("\(outcome)")
            return []
        }
        return all.flatMap { result -> [(check: String, line: String, culprit: String)] in
            let lines = (result["details"]?.string ?? "").split(separator: "\n").map(String.init)
            let migration = lines.first { $0.hasPrefix("migration ") }.map { $0.dropFirst(10) }
            return lines.map { line in
                let doubt = line.firstRange(of: "(perhaps of ").map {
                    "perhaps of " + line[$0.upperBound...].dropLast()
                }
                return (
                    result["check"]?.string ?? "", line,
                    doubt ?? migration.map(String.init) ?? "nobody"
                )
            }
        }
    }
}

extension String {
    /// The text with the schema of a case in place of `@`.
    fileprivate func inSchema(_ index: Int) -> String {
        split(separator: "@", omittingEmptySubsequences: false).joined(separator: "s\(index)")
    }
}
