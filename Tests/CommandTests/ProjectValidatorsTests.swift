import MigrationKit
import TestSupport
import Testing

/// Validators that projects write, in SQL and in the class form, in one run and one report.
@Suite struct ProjectValidatorsTests {
    /// What a class as older tools have it does: it prints, fills a report, and returns whether all is well.
    private static let classForm = """
        import { executeQuery } from '../config/db-utils.js';

        class MigrationValidator {
          constructor() {
            this.validationResults = [];
          }

          async preMigrationValidation() {
            console.log('Looking before the migrations...');
            try {
              await this.record('Database connectivity', () => executeQuery('SELECT 1'));
              await this.record('Disk space check', async () => {
                const result = await executeQuery(
                  'SELECT pg_database_size(current_database()) AS size');
                const megabytes = parseInt(result.rows[0].size) / (1024 * 1024);
                if (megabytes > 10000) console.warn(`large: ${megabytes.toFixed(2)} MB`);
                return `Database size: ${megabytes > 0 ? 'known' : 'unknown'}`;
              });
              return true;
            } catch (err) {
              console.error('Not ready:', err.message);
              return false;
            }
          }

          async postMigrationValidation() {
            try {
              await this.record('Table existence check', () => executeQuery('SELECT * FROM a'));
              await this.record('Index existence check', () => executeQuery('SELECT * FROM gone'));
              return true;
            } catch (err) {
              console.error('Not done:', err.message);
              return false;
            }
          }

          async record(check, body) {
            try {
              const details = await body();
              const entry = { check, status: 'PASS' };
              if (typeof details === 'string') entry.details = details;
              this.validationResults.push(entry);
            } catch (err) {
              this.validationResults.push({ check, status: 'FAIL', error: err.message });
              throw err;
            }
          }

          getValidationReport() {
            return this.validationResults;
          }
        }

        export default new MigrationValidator();
        """

    private func lines(_ report: JSON) -> [String] {
        guard case .array(let results) = report["results"] else { return [] }
        return results.map { result in
            [result["check"], result["status"], result["details"], result["error"]]
                .compactMap { $0?.string }.joined(separator: "|")
        }
    }

    @Test func theClassFormSQLAndJavaScriptAreInOneReport() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/a-class.mjs": Self.classForm,
            "validators/b-mails.post.sql": """
            -- every person can be written to
            SELECT n AS id, NULL AS email FROM generate_series(1, 2) AS n;
            """,
            "validators/c-plain.js": """
            module.exports = {
              name: 'plain', phase: 'both',
              check: async ({ phase, executeQuery, settings, executed }) => ({
                status: 'WARN', help: 'Look at it.', migration: '001',
                details: `${phase} ${settings.blockingLockAge} ${Array.isArray(executed)}`,
              }),
            };
            """,
        ])
        try scene.run("up")
        let outcome = try scene.run("validate", "--pre", "--post", "--json")
        #expect(outcome.exitCode == 3, "\(outcome)")
        guard case .array(let reports) = try JSON(parsing: outcome.output), reports.count == 2
        else {
            Issue.record("\(outcome)")
            return
        }
        #expect(
            lines(reports[0]).suffix(3) == [
                "Database connectivity|PASS",
                "Disk space check|PASS|Database size: known",
                "plain|WARN|pre 5000 true\nmigration 001\nLook at it.",
            ])
        #expect(
            lines(reports[1]).suffix(4) == [
                "Table existence check|PASS",
                #"Index existence check|FAIL|relation "gone" does not exist"#,
                "b-mails|FAIL|2 violations\nid = 1, email = NULL\nid = 2, email = NULL",
                "plain|WARN|post 5000 true\nmigration 001\nLook at it.",
            ])
        #expect(outcome.errors.contains("Looking before the migrations..."))
        #expect(outcome.errors.contains(#"Not done: relation "gone" does not exist"#))
    }

    @Test func sqlFilesSayWhereTheyAreWrong() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/empty.pre.sql": "-- nothing\n",
            "validators/meta.pre.sql": "SELECT 1 WHERE false;\n\\d a\n",
            "validators/many.pre.sql": "SELECT n FROM generate_series(1, 1000) AS n",
            "validators/several.pre.sql":
                "SET LOCAL work_mem TO '1MB';\nSELECT 1 AS one;\nSELECT 2 WHERE false;\nSELECT 3 AS three",
            "validators/directive.pre.sql": "SELECT 1 WHERE false; -- jsmigrate: time 5s",
            "validators/slow.pre.sql": "-- jsmigrate: timeout 100ms\nSELECT pg_sleep(60)",
            "validators/slow-behind.pre.sql": "SELECT pg_sleep(60); --jsmigrate:timeout 100ms",
            "validators/syntax.pre.sql": "SELECT 1 WHERE false;\nSELECT *\n  FRM a",
            "validators/writes.pre.sql": "BEGIN READ WRITE;\nCREATE TABLE b ()",
            "validators/whenever.sql": "SELECT 1",
        ])
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1)
        let found = lines(try JSON(parsing: outcome.output)).filter { $0.contains("FAIL") }
        let many = (1...20).map { "n = \($0)" }.joined(separator: "\n")
        #expect(
            found == [
                "directive|FAIL|write -- jsmigrate: timeout 2min, or remove it|directive.pre.sql:1:23: `jsmigrate: time 5s` is nothing that a validator knows",
                "empty|FAIL|write a query that returns a row for each violation|empty.pre.sql: it holds no statement",
                "many|FAIL|more than 20 violations\n\(many)\n…",
                #"meta|FAIL|write it in SQL|meta.pre.sql:2:1: `\d` is a command of psql, which a validator cannot use"#,
                "several|FAIL|1 violation of the query in line 2\none = 1",
                "several|FAIL|1 violation of the query in line 4\nthree = 3",
                "slow-behind|FAIL|it took longer than 100 ms",
                "slow|FAIL|it took longer than 100 ms",
                """
                syntax|FAIL|syntax.pre.sql:3:3: syntax error at or near "FRM"
                LINE 3:   FRM a
                          ^
                SQLSTATE: 42601
                """,
                "whenever|FAIL|call it whenever.pre.sql or whenever.post.sql|whenever.sql: the name does not say when it runs",
                "writes|FAIL|writes.pre.sql:1:1: a validator only reads: BEGIN READ WRITE is refused",
            ], "\(outcome)")
    }
}
