import MigrationKit
import Postgres
import Testing

@testable import Validators

/// No check finds a fault in a database that has none, whatever is in it and goes on in it.
@Suite struct HealthyDatabaseTests {
    private let database: CheckedDatabase

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(Self.schema)
        try database.prepare("ANALYZE")
    }

    /// Quoted names, dropped and generated columns, long values, partitions, children, views, what an
    /// extension made, and what looks like a fault and is none.
    private static let schema = #"""
        CREATE EXTENSION amcheck; CREATE EXTENSION btree_gist;
        CREATE SCHEMA "Other Schema";
        CREATE DOMAIN "Other Schema"."An amount" AS numeric CHECK (value >= 0);
        CREATE TABLE "Other Schema"."The ""Or'ders""" (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, gone integer,
            "Total" "Other Schema"."An amount" NOT NULL DEFAULT 0, "select" text, note text,
            twice numeric GENERATED ALWAYS AS ("Total" * 2) STORED);
        ALTER TABLE "Other Schema"."The ""Or'ders""" DROP COLUMN gone;
        ALTER TABLE "Other Schema"."The ""Or'ders""" ALTER COLUMN note SET STORAGE EXTERNAL;
        INSERT INTO "Other Schema"."The ""Or'ders""" ("Total", note)
            SELECT n, repeat('x', 3000) FROM generate_series(1, 100) AS n;
        CREATE TABLE lines (
            order_id bigint REFERENCES "Other Schema"."The ""Or'ders""", number smallserial,
            PRIMARY KEY (order_id, number));
        INSERT INTO lines SELECT n FROM generate_series(1, 100) AS n;

        CREATE TABLE visits (
            id bigserial, day date NOT NULL, order_id bigint, line smallint, note text,
            PRIMARY KEY (id, day), FOREIGN KEY (order_id, line) REFERENCES lines)
            PARTITION BY RANGE (day);
        CREATE INDEX ON visits (order_id, line);
        CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
        CREATE TABLE visits_2 PARTITION OF visits DEFAULT PARTITION BY HASH (id);
        CREATE TABLE visits_3 PARTITION OF visits_2 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
        INSERT INTO visits (day, order_id, line) SELECT '2020-12-01'::date + n::integer, n, n
            FROM generate_series(1, 100) AS n;
        CREATE INDEX visits_unfinished ON ONLY visits (note);

        CREATE TABLE base (id serial PRIMARY KEY, name text NOT NULL);
        CREATE TABLE child (extra integer, PRIMARY KEY (id)) INHERITS (base);
        INSERT INTO child (name) SELECT 'x' FROM generate_series(1, 100);

        CREATE VIEW shown AS SELECT * FROM lines;
        CREATE MATERIALIZED VIEW counted AS SELECT order_id, count(*) FROM lines GROUP BY 1;
        CREATE TABLE nothing ();
        CREATE UNLOGGED TABLE queue (id integer, done boolean);
        INSERT INTO queue SELECT n FROM generate_series(1, 100) AS n;
        CREATE INDEX ON queue (lower(id::text)) WHERE done;
        CREATE TABLE opaque (data json, place point, note text);
        INSERT INTO opaque SELECT '{}', point(1, n), NULL FROM generate_series(1, 100) AS n;
        ALTER TABLE opaque ALTER note SET STATISTICS 0;
        CREATE TABLE rooms (
            number integer NOT NULL, during tstzrange,
            CONSTRAINT first UNIQUE (number), CONSTRAINT later UNIQUE (number) DEFERRABLE,
            EXCLUDE USING gist (number WITH =, during WITH &&));
        CREATE SEQUENCE circle MAXVALUE 3 CYCLE; SELECT setval('circle', 3);
        CREATE SEQUENCE backwards INCREMENT -1; SELECT nextval('backwards');

        CREATE TABLE of_extension (id integer REFERENCES rooms (number));
        CREATE INDEX one ON of_extension (id, (id + 1)); CREATE INDEX two ON of_extension (id, (id + 1));
        ALTER EXTENSION amcheck ADD TABLE of_extension;
        """#

    /// Sessions that are about their work.
    private func traffic() throws -> [Connection] {
        let statements = [
            "SELECT 1",
            "BEGIN; SELECT count(*) FROM lines; INSERT INTO queue VALUES (7); SELECT 1",
            """
            CREATE TEMP TABLE own (id serial PRIMARY KEY, queue integer);
            CREATE TEMP TABLE other (own integer REFERENCES own, queue integer);
            CREATE INDEX ON other (queue); CREATE INDEX ON other (queue);
            ALTER TABLE other ADD CHECK (queue > 0) NOT VALID;
            INSERT INTO own SELECT n FROM generate_series(1, 100) AS n
            """,
            "BEGIN; LOCK TABLE rooms IN SHARE UPDATE EXCLUSIVE MODE",
        ]
        return try statements.map { sql in
            let session = try database.session()
            try session.perform(.simple(sql))
            return session
        }
    }

    private func report(
        _ phase: ValidationPhase, as role: Connection? = nil,
        _ configure: (inout ValidationContext) -> Void = { _ in }
    ) -> [ValidationResult] {
        database.report(BuiltInValidators.all, phase, as: role) {
            $0.thresholds.freeDiskPercent = 0
            $0.thresholds.connectionUsePercent = 100
            $0.thresholds.unusedIndexAge = .zero
            $0.thresholds.unusedIndexMegabytes = 1
            configure(&$0)
        }.results
    }

    @Test func nothingIsFoundBeforeARun() throws {
        let sessions = try traffic()
        defer { sessions.forEach { $0.close() } }
        let results = report(.pre) {
            $0.pending = [
                PlannedMigrationSummary(
                    version: "1", name: "x", file: "1-x.sql",
                    relations: [
                        "visits", "queue", "lines", "base", "nowhere", "\"Not There\".at_all",
                    ])
            ]
            $0.pending[0].statements = PlannedStatements(texts: [
                "ALTER TABLE visits ADD note text", "INSERT INTO queue SELECT 1 FROM lines",
                "ALTER TABLE base ADD note text", "CREATE INDEX CONCURRENTLY ON lines (number)",
            ])
        }
        for result in results { #expect(result.status == .pass, "\(result)") }
    }

    @Test func nothingIsFoundAfterARun() throws {
        let before = try database.snapshot()
        let sessions = try traffic()
        defer { sessions.forEach { $0.close() } }
        let runs: [[ExecutedMigration]] = [
            [],
            [
                ExecutedMigration(
                    version: "1", name: "x", statements: [],
                    relations: [
                        "visits", "queue", "base", "\"Other Schema\".\"The \"\"Or'ders\"\"\"",
                    ])
            ],
        ]
        for run in runs {
            let results = report(.post) {
                $0.executed = run
                if !run.isEmpty { $0.before = before }
            }
            for result in results { #expect(result.status == .pass, "\(result)") }
        }
    }

    @Test func nothingFailsForARoleThatSeesLittle() throws {
        let sessions = try traffic()
        defer { sessions.forEach { $0.close() } }
        let role = try database.session(as: database.makeRole())
        defer { role.close() }
        for result in report(.post, as: role) {
            #expect(result.status != .fail && result.error == nil, "\(result)")
        }
        for result in report(.pre, as: role) where result.check != "connectivity" {
            #expect(result.status != .fail && result.error == nil, "\(result)")
        }
    }
}
