import MigrationKit
import Postgres
import TestSupport
import Testing

@testable import Validators

/// What has a name of the server's choice is known by what it is; what goes with something else, by what that
/// is; and a name without a schema by who looks for it where. No guess is a `FAIL`.
@Suite struct ExpectedGuessesTests {
    private let database: CheckedDatabase

    init() throws { database = try CheckedDatabase() }

    private static let unnamed = [
        DefinitionCase(
            migrations: [
                [
                    "CREATE TABLE a (id int PRIMARY KEY, u int UNIQUE, c int CHECK (c > 0), d int, CHECK (d > c))",
                    "CREATE TABLE b (x int REFERENCES a, y int, FOREIGN KEY (y) REFERENCES a (u))",
                ],
                [
                    "ALTER TABLE b ADD CHECK (x > y), ADD PRIMARY KEY (x), ADD UNIQUE (x, y)",
                    "ALTER TABLE b ADD COLUMN z int CHECK (z > 0) REFERENCES a",
                    "CREATE TABLE e (r int4range, EXCLUDE USING gist (r WITH &&), CHECK (e IS NOT NULL))",
                    "ALTER TABLE b RENAME z TO w", "ALTER TABLE b ALTER w TYPE bigint",
                    "ALTER TABLE e RENAME TO f",
                ],
            ],
            losses: [
                ("ALTER TABLE a DROP CONSTRAINT a_c_check", "check on public.a (c)", 0),
                ("ALTER TABLE a DROP CONSTRAINT a_check", "check on public.a (c, d)", 0),
                ("ALTER TABLE b DROP CONSTRAINT b_x_fkey", "foreign key on public.b (x)", 0),
                ("ALTER TABLE b DROP CONSTRAINT b_y_fkey", "foreign key on public.b (y)", 0),
                ("ALTER TABLE a DROP CONSTRAINT a_u_key", "unique constraint on public.a (u)", 0),
                ("ALTER TABLE b DROP CONSTRAINT b_pkey", "primary key on public.b (x)", 1),
                ("ALTER TABLE b DROP CONSTRAINT b_check", "check on public.b (x, y)", 1),
                ("ALTER TABLE b DROP CONSTRAINT b_z_check", "check on public.b (w)", 1),
                ("ALTER TABLE b DROP CONSTRAINT b_z_fkey", "foreign key on public.b (w)", 1),
                (
                    "ALTER TABLE f DROP CONSTRAINT e_r_excl",
                    "exclusion constraint on public.f (r)", 1
                ),
            ]),
        // The server makes one of two that are alike, and counts on where a name is taken.
        DefinitionCase(
            before:
                "CREATE TABLE o (a int, CONSTRAINT t_a_check CHECK (a > 5)); CREATE TYPE t_b_idx AS (a int)",
            migrations: [
                [
                    "CREATE TABLE k (a int PRIMARY KEY, UNIQUE (a))",
                    "CREATE TABLE two (a int, UNIQUE (a), UNIQUE (a))",
                    "CREATE TABLE t (a int CHECK (a > 0), b int)", "CREATE INDEX ON t (b)",
                    "CREATE TABLE m (a int, b int, c int, CHECK (a > b), d int CHECK (d > c), CHECK (b > c))",
                ],
                [
                    "ALTER TABLE t RENAME CONSTRAINT t_a_check1 TO positive",
                    "ALTER TABLE t DROP CONSTRAINT positive", "DROP INDEX t_b_idx1",
                    "ALTER TABLE m DROP CONSTRAINT m_check1",
                    "ALTER TABLE m DROP CONSTRAINT m_check",
                ],
            ]),
        DefinitionCase(
            before: "CREATE TABLE t (a int CONSTRAINT old CHECK (a > 0), b int)",
            migrations: [
                ["ALTER TABLE t RENAME CONSTRAINT old TO new", "ALTER TABLE t DROP COLUMN a"],
                ["CREATE TABLE r (a int, b int)", "CREATE UNIQUE INDEX ra ON r (a)"],
                [
                    "CREATE TABLE f (x int, CONSTRAINT far FOREIGN KEY (x) REFERENCES r (a))",
                    "DROP INDEX ra CASCADE",
                ],
            ], losses: [("ALTER TABLE f DROP COLUMN x", "column public.f.x", 2)]),
    ]

    private static let parts = [
        DefinitionCase(
            migrations: [
                [
                    "CREATE TABLE r (id int PRIMARY KEY)",
                    "CREATE TABLE p (a int NOT NULL, b int, r int CONSTRAINT pr REFERENCES r, CONSTRAINT pk PRIMARY KEY (a)) PARTITION BY RANGE (a)",
                    "CREATE TABLE q (a int NOT NULL, b int, r int CONSTRAINT qr REFERENCES r, CONSTRAINT qk PRIMARY KEY (a))",
                    "CREATE INDEX qb ON q (b)", "CREATE INDEX pb ON p (b)",
                    "ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM (0) TO (9)",
                    "CREATE TABLE s PARTITION OF p FOR VALUES FROM (9) TO (19)",
                    "CREATE INDEX sb ON s (b)",
                ],
                [
                    "DROP INDEX pb", "ALTER TABLE p DROP CONSTRAINT pk",
                    "ALTER TABLE p DROP CONSTRAINT pr",
                    "CREATE INDEX ps ON p (r)", "CREATE INDEX sr ON s (r)",
                    "ALTER TABLE p DETACH PARTITION s", "DROP TABLE p",
                ],
            ],
            losses: [
                ("DROP INDEX sr", "index public.sr", 1), ("DROP TABLE s", "table public.s", 0),
            ]),
        DefinitionCase(
            before:
                "CREATE TABLE p (a int, b int) PARTITION BY RANGE (a); CREATE TABLE q PARTITION OF p DEFAULT",
            migrations: [["CREATE INDEX qb ON q (b)"], ["ALTER TABLE p DROP COLUMN b"]]),
        DefinitionCase(
            migrations: [
                [
                    "CREATE TABLE base (a int, b int, CONSTRAINT c CHECK (b > 0))",
                    "CREATE TABLE child (a int, CONSTRAINT c CHECK (b > 0)) INHERITS (base)",
                ],
                ["ALTER TABLE base DROP COLUMN a", "ALTER TABLE base DROP CONSTRAINT c"],
            ],
            losses: [
                ("ALTER TABLE child DROP CONSTRAINT c", "constraint c on public.child", 0),
                ("ALTER TABLE child DROP COLUMN a", "column public.child.a", 0),
            ]),
        // Partitions and heirs list no such column, and what is theirs goes by its new name all the same.
        DefinitionCase(
            migrations: [
                [
                    "CREATE TABLE p (a int, b int) PARTITION BY RANGE (a)",
                    "CREATE TABLE q PARTITION OF p DEFAULT", "CREATE INDEX ON q (b)",
                    "ALTER TABLE q ADD CHECK (b > 0)", "CREATE TABLE base (a int, b int)",
                    "CREATE TABLE heir () INHERITS (base)", "CREATE INDEX ON heir (b)",
                    "ALTER TABLE p RENAME COLUMN b TO c", "ALTER TABLE base RENAME COLUMN b TO c",
                ]
            ],
            losses: [
                ("DROP INDEX q_b_idx", "index on public.q (c)", 0),
                ("ALTER TABLE q DROP CONSTRAINT q_b_check", "check on public.q (c)", 0),
                ("DROP INDEX heir_b_idx", "index on public.heir (c)", 0),
            ]),
        DefinitionCase(
            migrations: [
                [
                    "CREATE TABLE p (a int, b int) PARTITION BY RANGE (a)",
                    "CREATE TABLE q PARTITION OF p DEFAULT", "CREATE INDEX qb ON q (b)",
                    "CREATE TABLE base (a int, b int)", "CREATE TABLE heir () INHERITS (base)",
                    "CREATE INDEX hb ON heir (b)", "CREATE TABLE own (b int) INHERITS (base)",
                    "CREATE INDEX ob ON own (b)",
                ],
                ["ALTER TABLE p RENAME COLUMN b TO c", "ALTER TABLE base RENAME COLUMN b TO c"],
                ["ALTER TABLE p DROP COLUMN c", "ALTER TABLE base DROP COLUMN c"],
            ],
            losses: [
                ("DROP INDEX ob", "index public.ob", 0),
                ("ALTER TABLE own DROP COLUMN c", "column public.own.c", 1),
            ]),
        DefinitionCase(
            migrations: [
                [
                    "CREATE TABLE g (a int, t text GENERATED ALWAYS AS (a::text) STORED)",
                    "ALTER TABLE g ALTER t DROP EXPRESSION", "ALTER TABLE g DROP COLUMN a",
                ],
                ["DROP TABLE IF EXISTS nothing CASCADE"],
            ], losses: [("ALTER TABLE g DROP COLUMN t", "column public.g.t", 0)]),
    ]

    private static let sessions = [
        DefinitionCase(
            migrations: [
                [
                    "BEGIN; CREATE TEMP TABLE x (b int) ON COMMIT DROP; CREATE TABLE public.x (c int); DROP TABLE public.x; COMMIT",
                    "CREATE TABLE x (e int)",
                ],
                [
                    "BEGIN; CREATE TEMP TABLE y (b int) ON COMMIT DROP; ALTER TABLE y RENAME TO x; COMMIT",
                    "ALTER TABLE x ADD f int",
                ],
            ],
            losses: [
                ("ALTER TABLE x DROP COLUMN f", "column public.x.f", 1),
                ("DROP TABLE x", "table public.x", 0),
            ]),
        DefinitionCase(
            before: "CREATE SCHEMA app",
            migrations: [
                ["SET search_path TO app, public", "CREATE TABLE t (a int)"],
                ["DROP SCHEMA app CASCADE"],
                ["CREATE TABLE t (a int)"],
            ], losses: [("DROP TABLE t", "table public.t", 2)]),
    ]

    @Test(arguments: unnamed + parts + sessions)
    func aGuessIsNeverAFailure(each: DefinitionCase) throws { try each.check(in: database) }

    @Test(arguments: [
        [
            "CREATE SCHEMA s", "CREATE TYPE s.mood AS ENUM ('a')",
            "CREATE TABLE t (id int, m s.mood UNIQUE)", "CREATE INDEX tm ON t (m)",
            "CREATE INDEX ON t (id, m)", "ALTER TABLE t ADD CONSTRAINT tu UNIQUE (m, id)",
            "DROP SCHEMA s CASCADE",
        ],
        [
            "CREATE SCHEMA s",
            "CREATE FUNCTION s.f(int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT true'",
            "CREATE TABLE t (id int, r int4range)", "CREATE INDEX i ON t (id) WHERE s.f(id)",
            "CREATE INDEX ON t (id) WHERE s.f(id)",
            "ALTER TABLE t ADD EXCLUDE USING gist (r WITH &&) WHERE (s.f(id))",
            "DROP SCHEMA s CASCADE",
        ],
        [
            "CREATE TABLE pair (a int, b int)", "CREATE TABLE t (id int, p pair)",
            "CREATE INDEX tp ON t (p)", "DROP TABLE pair CASCADE",
        ],
    ])
    func whatGoesWithATypeOrAFunctionOfWhatIsDroppedIsDoubted(statements: [String]) throws {
        let before = try database.snapshot()
        try database.prepare(each: statements)
        let result = try database.check(ExpectedObjectsValidator()) {
            $0.before = before
            $0.executed = [ExecutedMigration(version: "001", statements: statements)]
        }
        #expect(result.status == .warn, "\(result)")
    }

    @Test func aRoleHasASearchPathOfItsOwn() throws {
        let role = try database.makeRole()
        let schema = "\"\(role)\""
        try DefinitionCase(
            before: """
                CREATE SCHEMA \(schema); GRANT ALL ON SCHEMA \(schema), public TO \(schema);
                CREATE SCHEMA closed
                """,
            migrations: [
                [
                    "SET ROLE \(schema)", "CREATE TABLE one (a int)", "RESET ROLE",
                    "CREATE TABLE two (a int)",
                ],
                [
                    "SET SESSION AUTHORIZATION \(schema)", "CREATE TABLE three (a int)",
                    "SET search_path TO closed, public", "CREATE TABLE four (a int)", "DISCARD ALL",
                    "BEGIN; SET LOCAL ROLE \(schema); CREATE TABLE five (a int); COMMIT",
                    "CREATE TABLE six (a int)",
                ],
            ],
            losses: [
                ("DROP TABLE \(schema).one", "table \(role).one", 0),
                ("DROP TABLE two", "table public.two", 0),
                ("DROP TABLE \(schema).three", "table \(role).three", 1),
                ("DROP TABLE four", "table public.four", 1),
                ("DROP TABLE \(schema).five", "table \(role).five", 1),
                ("DROP TABLE six", "table public.six", 1),
            ]
        ).check(in: database)
        try database.prepare("DROP OWNED BY \(schema) CASCADE; DROP ROLE \(schema)")
    }

    @Test func eachSessionOfAMigrationHasItsOwn() throws {
        try database.prepare(
            "CREATE SCHEMA app; CREATE TABLE app.one (a int); CREATE TABLE two (a int); CREATE TABLE t (a int, b int)"
        )
        func step(_ text: String, _ session: Int) -> ExecutedStatement {
            ExecutedStatement(text, defines: true, session: session)
        }
        var migration = ExecutedMigration(
            version: "001", name: "x",
            steps: [
                step("SET search_path TO app", 1), step("CREATE TABLE two (a int)", 2),
                step("CREATE TABLE one (a int)", 1), step("CREATE TEMP TABLE t (a int)", 1),
                step("CREATE TABLE t (a int)", 2), step("DROP TABLE t", 1),
                step("ALTER TABLE t ADD b int", 2),
            ])
        func check() throws -> ValidationResult {
            try database.check(ExpectedObjectsValidator()) { $0.executed = [migration] }
        }
        #expect(try check().status == .pass)
        try database.prepare("ALTER TABLE t DROP COLUMN b")
        #expect(try check().details?.contains("column public.t.b") == true)
        // What is somewhere else is not missed where nobody knows the search path.
        migration.isPathKnown = false
        try database.prepare("ALTER TABLE t SET SCHEMA app; ALTER TABLE app.t ADD b int")
        #expect(try check().status == .pass)
        try database.prepare("DROP TABLE app.t")
        let result = try check()
        #expect(result.status == .warn, "\(result)")
    }

    @Test func aPathForSessionsToComeIsNotTheRuns() throws {
        let migrations = [
            "CREATE SCHEMA app", "ALTER ROLE somebody SET search_path TO app",
            "CREATE TABLE t (a int)",
        ]
        try database.prepare("CREATE SCHEMA app; CREATE TABLE t (a int)")
        let before = ActivitySnapshot(searchPath: "\"$user\", public")
        let executed = [ExecutedMigration(version: "001", statements: migrations)]
        let later = try database.session()
        defer { later.close() }
        try later.perform(.simple("SET search_path TO app"))
        func check(_ before: ActivitySnapshot?) throws -> ValidationResult {
            try database.check(ExpectedObjectsValidator(), as: later) {
                $0.executed = executed
                $0.before = before
            }
        }
        #expect(try check(before).status == .pass)
        #expect(try check(nil).status == .pass)
        try database.prepare("DROP TABLE t")
        #expect(try check(before).status == .fail)
        #expect(try check(nil).status == .warn)
    }
}
