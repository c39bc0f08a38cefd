import MigrationKit
import Testing

@testable import Validators

/// What statements leave is asked of the server itself: the check must miss nothing that is there, and
/// find what is taken away afterwards.
@Suite struct ExpectedObjectsTests {
    private let database: CheckedDatabase

    init() throws { database = try CheckedDatabase() }

    /// Runs the statements of each migration, in a session of its own, and keeps account of them.
    private func run(_ migrations: [[String]]) throws -> [ExecutedMigration] {
        try migrations.enumerated().map { index, statements in
            try database.prepare(each: statements)
            return ExecutedMigration(
                version: "00\(index + 1)",
                statements: statements.flatMap { text in
                    text.hasPrefix("BEGIN") ? text.split(separator: "; ").map(String.init) : [text]
                })
        }
    }

    private func report(
        _ executed: [ExecutedMigration], before: ActivitySnapshot?
    ) -> [ValidationResult] {
        database.report([ExpectedObjectsValidator()], .post) {
            $0.executed = executed
            $0.before = before
        }.results
    }

    @Test(arguments: [
        [
            [
                "CREATE TABLE t (id serial PRIMARY KEY, \"Name\" text CONSTRAINT named CHECK (\"Name\" <> ''))"
            ]
        ],
        [
            ["CREATE TABLE t (a int, b int)", "ALTER TABLE t DROP COLUMN b, ADD COLUMN c int"],
            ["ALTER TABLE t RENAME COLUMN c TO d", "ALTER TABLE t RENAME TO u"],
            ["ALTER TABLE u ADD COLUMN e int", "ALTER TABLE IF EXISTS nothing ADD COLUMN f int"],
        ],
        [
            [
                "CREATE TABLE t (a int, b int)", "CREATE INDEX i ON t (a)",
                "CREATE INDEX j ON t (lower(b::text))",
                "CREATE INDEX k ON t (a) WHERE b > 1", "ALTER TABLE t DROP COLUMN b",
            ]
        ],
        [
            [
                "CREATE TABLE t (a int, b int)", "CREATE INDEX ON t (a, b)",
                "CREATE INDEX ON t (a, b)",
                "CREATE INDEX ON t (lower(a::text))", "ALTER TABLE t RENAME COLUMN a TO c",
            ]
        ],
        [["CREATE TABLE t (a int)", "CREATE INDEX ON t (a)", "DROP INDEX t_a_idx"]],
        [
            [
                "CREATE SCHEMA \"S\" CREATE TABLE inside (id int) CREATE VIEW shown AS SELECT id FROM inside",
                "CREATE TABLE \"S\".t (id int)", "CREATE TABLE t (id int)", "DROP TABLE t",
            ],
            ["ALTER SCHEMA \"S\" RENAME TO other", "ALTER TABLE other.t SET SCHEMA public"],
            ["CREATE VIEW seen AS SELECT * FROM other.inside", "DROP SCHEMA other CASCADE"],
        ],
        [
            [
                "CREATE SCHEMA app", "SET search_path TO app, public", "CREATE TABLE t (id int)",
                "CREATE INDEX i ON t (id)", "RESET search_path", "CREATE TABLE t (name text)",
                "ALTER TABLE app.t ADD COLUMN more int",
            ],
            [
                "CREATE TABLE u (id int)",
                "SELECT pg_catalog.set_config('search_path', 'app', false)",
                "CREATE TABLE v (id int)", "ALTER TABLE t ADD COLUMN again int",
            ],
        ],
        [
            [
                "CREATE SCHEMA app",
                "BEGIN; SET LOCAL search_path TO app; CREATE TABLE t (id int); COMMIT",
                "CREATE TABLE u (id int)",
            ]
        ],
        [
            [
                "CREATE TEMP TABLE t (id int)", "CREATE INDEX i ON t (id)",
                "ALTER TABLE t ADD COLUMN c int",
                "CREATE TABLE public.t (id int)", "DROP TABLE t",
            ],
            ["ALTER TABLE t ADD COLUMN d int"],
        ],
        [
            [
                "CREATE TABLE p (id int, k int) PARTITION BY RANGE (id)",
                "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10)",
                "CREATE TABLE p2 (k int, id int)",
                "ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20)",
                "CREATE INDEX i ON p (k)",
                "ALTER TABLE p DROP COLUMN k",
            ],
            ["DROP TABLE p"],
        ],
        [
            [
                "CREATE TABLE base (a int, b int)", "CREATE TABLE child (c int) INHERITS (base)",
                "ALTER TABLE base RENAME COLUMN a TO z", "DROP TABLE base CASCADE",
            ]
        ],
        [
            [
                "CREATE TABLE a (id int PRIMARY KEY)",
                "CREATE TABLE b (id int CONSTRAINT refers REFERENCES a)",
                "CREATE VIEW v AS SELECT * FROM a", "CREATE MATERIALIZED VIEW w AS SELECT * FROM v",
                "CREATE INDEX wi ON w (id)", "DROP TABLE a CASCADE",
            ]
        ],
        [
            [
                "CREATE TABLE a (id int)", "CREATE UNIQUE INDEX u ON a (id)",
                "ALTER TABLE a ADD CONSTRAINT a_key UNIQUE USING INDEX u",
                "ALTER TABLE a RENAME CONSTRAINT a_key TO b_key",
            ],
            ["ALTER INDEX b_key RENAME TO c_key"], ["ALTER TABLE a DROP CONSTRAINT c_key"],
        ],
        [
            [
                "CREATE TYPE mood AS ENUM ('a')", "CREATE DOMAIN amount AS int",
                "CREATE TYPE pair AS (a int)",
                "CREATE TYPE span AS RANGE (subtype = int)", "ALTER TYPE mood RENAME TO feeling",
                "CREATE TABLE t (m feeling, a amount)",
                "DROP TABLE t", "DROP DOMAIN amount",
            ]
        ],
        [
            [
                "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "ALTER FUNCTION f(int) RENAME TO h", "DROP FUNCTION g()",
                "CREATE PROCEDURE p() LANGUAGE sql AS ''", "DROP PROCEDURE p",
            ]
        ],
        [
            [
                "CREATE SEQUENCE s", "CREATE TABLE t (id int)", "CREATE SEQUENCE q OWNED BY t.id",
                "ALTER SEQUENCE s RENAME TO r", "DROP TABLE t",
            ]
        ],
        [
            [
                "CREATE TABLE t AS SELECT 1 AS a", "SELECT 2 AS b INTO u",
                "CREATE TABLE v (x) AS SELECT 1",
                "ALTER TABLE v RENAME x TO y",
            ]
        ],
        [
            [
                "CREATE TABLE t (id int)",
                "DO $$ BEGIN EXECUTE 'ALTER TABLE t ADD COLUMN c int'; END $$",
                "ALTER TABLE t DROP COLUMN c",
            ]
        ],
        [
            ["CREATE TABLE old (a int)"],
            [
                "CREATE TABLE new (LIKE old)", "ALTER TABLE old RENAME TO gone",
                "ALTER TABLE new RENAME TO old", "DROP TABLE gone",
            ],
        ],
        [
            [
                "CREATE UNLOGGED TABLE IF NOT EXISTS t (a int)",
                "CREATE TABLE IF NOT EXISTS t (a int, b int)",
            ]
        ],
        [
            [
                "CREATE TABLE t (a int)", "ALTER TABLE t ADD COLUMN IF NOT EXISTS a int",
                "CREATE INDEX IF NOT EXISTS i ON t (a)", "CREATE INDEX IF NOT EXISTS i ON t (a)",
            ]
        ],
    ])
    func whatIsThereIsNotMissed(migrations: [[String]]) throws {
        let before = try database.snapshot()
        let executed = try run(migrations)
        for result in report(executed, before: before) + report(executed, before: nil) {
            #expect(result.status == .pass, "\(result)")
        }
    }

    @Test(arguments: [
        ("DROP TABLE t CASCADE", "table public.t", "001"),
        (#"ALTER TABLE t DROP COLUMN "Name" CASCADE"#, #"column public.t."Name""#, "001"),
        (#"ALTER TABLE t DROP COLUMN "order""#, #"column public.t."order""#, "001"),
        ("DROP INDEX i", "index public.i", "002"),
        ("DROP INDEX t_a_b_idx", "index on public.t (a, b)", "002"),
        ("ALTER TABLE t DROP CONSTRAINT positive", "constraint positive on public.t", "002"),
        ("ALTER TABLE t DROP COLUMN later", "column public.t.later", "002"),
        ("DROP VIEW v", "view public.v", "002"),
        ("DROP SEQUENCE s", "sequence public.s", "002"),
        ("DROP TYPE mood", "type public.mood", "002"),
        ("DROP FUNCTION f()", "function public.f", "002"),
        ("DROP SCHEMA app CASCADE", "schema app", "002"),
    ])
    func whatIsTakenAwayIsFound(statement: String, line: String, version: String) throws {
        let before = try database.snapshot()
        let executed = try run([
            [#"CREATE TABLE t (a int, b int, "Name" text, "order" int)"#],
            [
                "CREATE INDEX i ON t (a)", "CREATE INDEX ON t (a, b)",
                "ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0), ADD later int",
                "CREATE VIEW v AS SELECT a FROM t", "CREATE SEQUENCE s",
                "CREATE TYPE mood AS ENUM ('a')", "CREATE SCHEMA app",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            ],
        ])
        #expect(report(executed, before: before).map(\.status) == [.pass])
        try database.prepare(statement)
        let results = report(executed, before: before)
        #expect(
            results.contains { result in
                result.status == .fail && result.migration == version
                    && result.details?.split(separator: "\n").dropFirst().contains(line[...])
                        == true
            }, "\(results)")
    }

    @Test func ofATableThatWasThereIfNotExistsIsDoubted() throws {
        try database.prepare("CREATE TABLE t (a int)")
        let before = try database.snapshot()
        let executed = try run([["CREATE TABLE IF NOT EXISTS t (a int, b int)"]])
        for snapshot in [before, nil] {
            let result = try #require(report(executed, before: snapshot).first)
            #expect(result.status == .warn)
            #expect(
                result.details
                    == "1 object is missing\n"
                    + "column public.t.b: IF NOT EXISTS found the table without it")
        }
    }

    @Test func whatSomethingUnknownMayHaveTakenAwayIsDoubted() throws {
        let executed = try run([
            ["CREATE TABLE t (a int)", "CREATE TABLE u (a int)"],
            ["DO $$ BEGIN EXECUTE 'DROP TABLE t'; END $$", "CREATE TABLE w (a int)"],
        ])
        let result = try #require(report(executed, before: nil).first)
        #expect(result.status == .warn)
        #expect(
            result.details
                == "1 object is missing\ntable public.t: perhaps taken away by DO of 002")
        try database.prepare("DROP TABLE w")
        #expect(report(executed, before: nil).map(\.status) == [.fail, .warn])
        let types = try run([
            ["CREATE TYPE mood AS ENUM ('a')", "CREATE TABLE x (m mood)", "DROP TYPE mood CASCADE"]
        ])
        #expect(report(types, before: nil).map(\.status) == [.warn])
    }

    @Test func apartFromARunTheFilesAreRead() throws {
        let executed = try run([["CREATE TABLE t (a int)"], []])
        var files = executed
        files[1].shortfall = "what the script sent was not recorded"
        func check() throws -> ValidationResult {
            try database.check(ExpectedObjectsValidator()) {
                $0.definitionsOfApplied = { [files] in files }
            }
        }
        let result = try check()
        #expect(result.status == .pass)
        #expect(result.details?.contains("Not known of 002: what the script sent") == true)
        try database.prepare("DROP TABLE t")
        #expect(try check().status == .warn)
        files.removeLast()
        #expect(try check().status == .fail)
        let nothing = try database.check(ExpectedObjectsValidator())
        #expect(nothing.details == "No migration is applied.")
    }
}
