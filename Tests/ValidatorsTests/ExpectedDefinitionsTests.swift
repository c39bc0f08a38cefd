import MigrationKit
import Testing

@testable import Validators

/// Every form of definition that PostgreSQL has: what a run made that succeeded is found, and what another
/// session takes away afterwards is missed, as that of the migration that made it.
@Suite struct ExpectedDefinitionsTests {
    private let database: CheckedDatabase

    init() throws { database = try CheckedDatabase() }

    typealias Case = DefinitionCase

    private static let tables = [
        Case(
            before: "CREATE TYPE form AS (x int, y int)",
            migrations: [
                [
                    "CREATE TABLE t (a int, b text) WITH (fillfactor = 70)",
                    "CREATE TABLE typed OF form (x WITH OPTIONS NOT NULL)",
                    "CREATE UNLOGGED TABLE logless (a int)", "CREATE TABLE empty ()",
                ],
                [
                    "CREATE TABLE liked (LIKE t INCLUDING ALL, c int)",
                    "CREATE TABLE heir (c int) INHERITS (t)",
                    "CREATE TABLE asked AS SELECT 1 AS a", "CREATE TABLE named (x) AS SELECT 1",
                    "CREATE TABLE IF NOT EXISTS asked AS SELECT 1 AS a",
                    "CREATE TABLE without AS TABLE t WITH NO DATA",
                ],
                [
                    "ALTER TABLE liked RENAME COLUMN a TO z", "ALTER TABLE t ADD COLUMN d int",
                    "ALTER TABLE heir RENAME TO child", "ALTER TABLE typed ADD CHECK (x > 0)",
                ],
            ],
            losses: [
                ("DROP TABLE typed", "table public.typed", 0),
                ("DROP TABLE logless", "table public.logless", 0),
                ("DROP TABLE empty", "table public.empty", 0),
                ("ALTER TABLE liked DROP COLUMN z", "column public.liked.z", 2),
                ("DROP TABLE liked", "table public.liked", 1),
                ("DROP TABLE asked", "table public.asked", 1),
                ("ALTER TABLE named DROP COLUMN x", "column public.named.x", 1),
                ("DROP TABLE child", "table public.child", 2),
                ("ALTER TABLE t DROP COLUMN d", "column public.t.d", 2),
                ("DROP TABLE t CASCADE", "table public.t", 0),
            ]),
        Case(
            migrations: [
                ["CREATE TABLE t (a int)"],
                ["ALTER TABLE t ADD COLUMN b int, ADD c text NOT NULL DEFAULT ''"],
                ["ALTER TABLE t ADD COLUMN IF NOT EXISTS b int", "ALTER TABLE t DROP COLUMN a"],
                [
                    "ALTER TABLE t ALTER b TYPE bigint, ALTER c DROP NOT NULL, ALTER c SET DEFAULT 'x'",
                    "ALTER TABLE t DROP COLUMN IF EXISTS nothing, ADD COLUMN a text",
                    "ALTER TABLE t SET UNLOGGED", "ALTER TABLE t SET LOGGED",
                    "ALTER TABLE t REPLICA IDENTITY FULL",
                    "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
                    "CREATE POLICY p ON t USING (true)", "ALTER POLICY p ON t RENAME TO q",
                    "COMMENT ON TABLE t IS 'x'", "GRANT SELECT ON t TO PUBLIC",
                    "CLUSTER", "CREATE STATISTICS s ON b, c FROM t", "DROP STATISTICS s",
                ],
            ],
            losses: [
                ("ALTER TABLE t DROP COLUMN b", "column public.t.b", 1),
                ("ALTER TABLE t DROP COLUMN c", "column public.t.c", 1),
                ("ALTER TABLE t DROP COLUMN a", "column public.t.a", 3),
            ]),
        Case(
            migrations: [
                [
                    "CREATE TABLE p (id int, k int, PRIMARY KEY (id)) PARTITION BY RANGE (id)",
                    "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10)",
                    "CREATE TABLE p2 (LIKE p INCLUDING ALL)", "CREATE INDEX i ON ONLY p (k)",
                ],
                [
                    "ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20)",
                    "CREATE INDEX i1 ON p1 (k)", "ALTER INDEX i ATTACH PARTITION i1",
                    "CREATE TABLE p3 PARTITION OF p DEFAULT PARTITION BY LIST (id)",
                    "ALTER TABLE p DETACH PARTITION p2",
                ],
                ["DROP INDEX i", "ALTER TABLE p DETACH PARTITION p1", "DROP TABLE p"],
            ],
            losses: [
                ("DROP TABLE p2", "table public.p2", 0), ("DROP TABLE p1", "table public.p1", 0),
            ]),
        Case(
            migrations: [
                [
                    "CREATE TABLE base (a int, b int)", "CREATE TABLE child (a int, b int)",
                    "ALTER TABLE child INHERIT base", "ALTER TABLE child NO INHERIT base",
                ],
                ["DROP TABLE base CASCADE"],
            ], losses: [("DROP TABLE child", "table public.child", 0)]),
        Case(
            migrations: [
                [
                    "CREATE TABLE g (a int, b int GENERATED ALWAYS AS (a + 1) STORED, c int)",
                    "ALTER TABLE g ADD COLUMN d int GENERATED ALWAYS AS (a * 2) STORED",
                    "ALTER TABLE g RENAME a TO z", "ALTER TABLE g DROP COLUMN z CASCADE",
                ]
            ],
            losses: [("ALTER TABLE g DROP COLUMN c", "column public.g.c", 0)]),
        Case(
            before: "CREATE EXTENSION file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw",
            migrations: [
                [
                    "CREATE FOREIGN TABLE f (a text) SERVER files OPTIONS (filename '/dev/null')",
                    "ALTER FOREIGN TABLE f ADD COLUMN b text",
                    "ALTER FOREIGN TABLE f RENAME COLUMN b TO c",
                    "ALTER FOREIGN TABLE f RENAME TO g",
                    "CREATE FOREIGN TABLE gone (a text) SERVER files OPTIONS (filename '/dev/null')",
                    "DROP FOREIGN TABLE gone",
                ]
            ],
            losses: [
                ("ALTER FOREIGN TABLE g DROP COLUMN c", "column public.g.c", 0),
                ("DROP FOREIGN TABLE g", "table public.g", 0),
            ]),
    ]

    private static let keys = [
        Case(
            migrations: [
                [
                    "CREATE TABLE r (id int PRIMARY KEY, code text UNIQUE)",
                    """
                    CREATE TABLE t (a int REFERENCES r, b int CHECK (b > 0), c int4range,
                        CONSTRAINT own UNIQUE (a, b), EXCLUDE USING gist (c WITH &&),
                        CONSTRAINT far FOREIGN KEY (b) REFERENCES r ON DELETE CASCADE)
                    """,
                ],
                [
                    "ALTER TABLE t DROP CONSTRAINT t_a_fkey, DROP CONSTRAINT t_b_check",
                    "ALTER TABLE t RENAME CONSTRAINT own TO other",
                    "ALTER INDEX r_pkey RENAME TO r_key",
                    "ALTER TABLE t ADD CONSTRAINT later CHECK (a > 0) NOT VALID",
                    "ALTER TABLE t VALIDATE CONSTRAINT later",
                    "ALTER TABLE t ALTER CONSTRAINT far DEFERRABLE",
                    "ALTER TABLE t DROP CONSTRAINT t_c_excl",
                ],
            ],
            losses: [
                ("ALTER TABLE t DROP CONSTRAINT later", "constraint later on public.t", 1),
                ("ALTER TABLE t DROP CONSTRAINT other", "constraint other on public.t", 0),
                ("ALTER TABLE t DROP CONSTRAINT far", "constraint far on public.t", 0),
                ("ALTER TABLE r DROP CONSTRAINT r_key", "constraint r_key on public.r", 0),
            ]),
        Case(
            migrations: [
                [
                    "CREATE TABLE t (a int, b text)", "CREATE INDEX ON t (a)",
                    "CREATE INDEX ON t (a)", "CREATE INDEX ON t (lower(b))",
                    "CREATE INDEX ON t (a) INCLUDE (b)",
                    "CREATE UNIQUE INDEX u ON t (a) WHERE b > ''",
                    "CREATE INDEX IF NOT EXISTS h ON t USING hash (b)",
                ],
                [
                    "DROP INDEX t_a_idx1", "DROP INDEX t_lower_idx", "DROP INDEX t_a_b_idx",
                    "DROP INDEX t_a_idx", "ALTER INDEX u RENAME TO v",
                    "ALTER INDEX v SET (fillfactor = 70)",
                    "REINDEX TABLE t", "ALTER INDEX IF EXISTS nothing RENAME TO nobody",
                ],
            ],
            losses: [
                ("DROP INDEX v", "index public.v", 1), ("DROP INDEX h", "index public.h", 0),
            ]),
        Case(
            migrations: [
                [
                    "CREATE TABLE a_table_with_quite_a_long_name_that_goes_on (first_column_of_it int, second_column_of_it int)",
                    "CREATE INDEX ON a_table_with_quite_a_long_name_that_goes_on (first_column_of_it, second_column_of_it)",
                    "DROP INDEX a_table_with_quite_a_long_nam_first_column_of_it_second_col_idx",
                    "ALTER TABLE a_table_with_quite_a_long_name_that_goes_on ADD UNIQUE (first_column_of_it, second_column_of_it)",
                    "ALTER TABLE a_table_with_quite_a_long_name_that_goes_on DROP CONSTRAINT a_table_with_quite_a_long_nam_first_column_of_it_second_col_key",
                ]
            ]),
        Case(
            migrations: [
                [
                    "CREATE TABLE t (id serial, n int GENERATED ALWAYS AS IDENTITY, m int NOT NULL)",
                    "ALTER SEQUENCE t_id_seq RENAME TO ids", "ALTER SEQUENCE t_n_seq RENAME TO ns",
                    "ALTER TABLE t ALTER n DROP IDENTITY", "CREATE SEQUENCE s INCREMENT 5",
                    "ALTER SEQUENCE s OWNED BY t.m", "ALTER SEQUENCE s RESTART 7",
                    "ALTER TABLE t ALTER m ADD GENERATED BY DEFAULT AS IDENTITY",
                    "ALTER TABLE t ALTER m SET GENERATED ALWAYS",
                ],
                ["DROP TABLE t"],
            ]),
        Case(
            migrations: [
                [
                    "CREATE TABLE t (id serial)", "ALTER SEQUENCE t_id_seq RENAME TO ids",
                    "ALTER SEQUENCE ids OWNED BY NONE",
                    "CREATE SEQUENCE IF NOT EXISTS s AS smallint",
                ],
                ["DROP TABLE t"],
            ],
            losses: [
                ("DROP SEQUENCE ids", "sequence public.ids", 0),
                ("DROP SEQUENCE s", "sequence public.s", 0),
            ]),
    ]

    private static let others = [
        Case(
            migrations: [
                [
                    "CREATE TABLE t (a int, b int)", "CREATE VIEW v AS SELECT a FROM t",
                    "CREATE OR REPLACE VIEW v AS SELECT a, b FROM t",
                    "CREATE RECURSIVE VIEW w (n) AS SELECT 1 UNION SELECT n + 1 FROM w WHERE n < 9",
                    "CREATE MATERIALIZED VIEW m AS SELECT * FROM v",
                    "CREATE UNIQUE INDEX mi ON m (a)", "REFRESH MATERIALIZED VIEW m",
                    "CREATE RULE r AS ON INSERT TO v DO INSTEAD NOTHING",
                ],
                [
                    "ALTER VIEW v RENAME COLUMN b TO c", "ALTER VIEW v RENAME TO shown",
                    "ALTER MATERIALIZED VIEW m RENAME TO kept",
                    "ALTER VIEW w SET (security_barrier)",
                    "ALTER MATERIALIZED VIEW kept RENAME COLUMN a TO z",
                ],
            ],
            losses: [
                ("DROP INDEX mi", "index public.mi", 0), ("DROP VIEW w", "view public.w", 0),
                ("DROP MATERIALIZED VIEW kept", "view public.kept", 1),
                ("DROP VIEW shown", "view public.shown", 1),
            ]),
        Case(
            migrations: [
                [
                    "CREATE TYPE mood AS ENUM ('a')", "ALTER TYPE mood ADD VALUE 'b'",
                    "ALTER TYPE mood RENAME VALUE 'a' TO 'c'",
                    "CREATE DOMAIN d AS int CHECK (value > 0)",
                    "ALTER DOMAIN d SET NOT NULL",
                    "ALTER DOMAIN d ADD CONSTRAINT n CHECK (value < 9)",
                    "ALTER DOMAIN d RENAME CONSTRAINT n TO o", "ALTER DOMAIN d DROP CONSTRAINT o",
                    "CREATE TYPE pair AS (a int, b int)", "ALTER TYPE pair ADD ATTRIBUTE c int",
                    "ALTER TYPE pair RENAME ATTRIBUTE a TO z", "ALTER TYPE pair DROP ATTRIBUTE b",
                    "CREATE TYPE span AS RANGE (subtype = int)",
                ],
                [
                    "ALTER DOMAIN d RENAME TO e", "ALTER TYPE pair RENAME TO couple",
                    "CREATE SCHEMA app", "ALTER TYPE couple SET SCHEMA app",
                    "ALTER DOMAIN e SET SCHEMA app",
                    "CREATE TYPE other AS (a int)", "ALTER TYPE other ADD ATTRIBUTE b int",
                    "DROP TYPE other", "ALTER TYPE app.couple ADD ATTRIBUTE d int",
                    "ALTER TYPE app.couple RENAME ATTRIBUTE d TO e",
                ],
            ],
            losses: [
                ("DROP TYPE mood", "type public.mood", 0), ("DROP DOMAIN app.e", "type app.e", 1),
                ("DROP TYPE app.couple", "type app.couple", 1),
                ("DROP TYPE span", "type public.span", 0),
            ]),
        Case(
            migrations: [
                [
                    "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1",
                    "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 2; END",
                    "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a'",
                    "CREATE FUNCTION pg_temp.gone() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                    "CREATE PROCEDURE p() LANGUAGE sql AS ''", "CALL p()",
                    "SELECT f(), pg_temp.gone()",
                    "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'",
                    "CREATE TABLE x (a int)",
                    "CREATE TRIGGER y BEFORE INSERT ON x FOR EACH ROW EXECUTE FUNCTION t()",
                    "INSERT INTO x VALUES (1)", "ALTER TABLE x DISABLE TRIGGER y",
                    "ALTER TRIGGER y ON x RENAME TO z", "DROP TRIGGER z ON x",
                ],
                [
                    "ALTER FUNCTION f(int) RENAME TO g",
                    "ALTER FUNCTION t() SET search_path TO public",
                    "CREATE SCHEMA app", "ALTER FUNCTION g SET SCHEMA app",
                    "ALTER ROUTINE p RENAME TO q",
                    "CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int)",
                    "DROP AGGREGATE total(int)", "DROP FUNCTION t()",
                ],
            ],
            losses: [
                ("DROP FUNCTION app.g", "function app.g", 1),
                ("DROP PROCEDURE q", "function public.q", 1),
                ("DROP TABLE x", "table public.x", 0),
            ]),
        Case(
            migrations: [
                [
                    "CREATE SCHEMA b CREATE TABLE inside (a int)", "DROP SCHEMA b CASCADE",
                    "CREATE SCHEMA a CREATE TABLE t (id serial PRIMARY KEY) CREATE INDEX i ON t (id) CREATE VIEW v AS SELECT id FROM t CREATE SEQUENCE s",
                    "CREATE SCHEMA IF NOT EXISTS a", "CREATE TABLE u (a int)",
                    "ALTER TABLE u SET SCHEMA a", "CREATE SCHEMA b",
                    "CREATE TABLE b.inside (a int)",
                ],
                [
                    "ALTER SCHEMA a RENAME TO c", "ALTER SEQUENCE c.s SET SCHEMA public",
                    "ALTER VIEW c.v SET SCHEMA public",
                    "ALTER TABLE c.t RENAME TO w", "ALTER TABLE c.w SET SCHEMA public",
                ],
            ],
            losses: [
                ("DROP INDEX i", "index public.i", 0), ("DROP VIEW v", "view public.v", 1),
                ("DROP TABLE w", "table public.w", 1), ("DROP SEQUENCE s", "sequence public.s", 1),
                ("DROP TABLE c.u", "table c.u", 0), ("DROP SCHEMA c", "schema c", 1),
            ]),
        Case(
            before: "CREATE SCHEMA app; CREATE TABLE app.old (a int)",
            migrations: [
                [
                    "SET search_path TO later, public", "CREATE TABLE early (a int)",
                    "CREATE SCHEMA later", "CREATE TABLE late (a int)", "RESET search_path",
                    "SET search_path TO app, public", "ALTER TABLE old ADD COLUMN b int",
                    "CREATE TABLE old2 (a int)", "SET SCHEMA 'public'",
                    "CREATE TABLE third (a int)",
                    "SELECT set_config('search_path', 'app', false)", "CREATE TABLE fourth (a int)",
                ],
                ["CREATE TABLE fifth (a int)"],
            ],
            losses: [
                ("DROP TABLE early", "table public.early", 0),
                ("DROP TABLE later.late", "table later.late", 0),
                ("ALTER TABLE app.old DROP COLUMN b", "column app.old.b", 0),
                ("DROP TABLE app.old2", "table app.old2", 0),
                ("DROP TABLE third", "table public.third", 0),
                ("DROP TABLE app.fourth", "table app.fourth", 0),
                ("DROP TABLE fifth", "table public.fifth", 1),
            ]),
        Case(
            migrations: [
                [
                    "BEGIN; CREATE TEMP TABLE t (id int) ON COMMIT DROP; COMMIT",
                    "CREATE TABLE t (a int)", "ALTER TABLE t ADD COLUMN b int", "DROP TABLE t",
                    "CREATE TEMP TABLE u (id serial PRIMARY KEY)",
                    "CREATE VIEW uv AS SELECT * FROM u",
                    "CREATE INDEX ui ON u (id)", "ALTER INDEX ui RENAME TO uj",
                    "ALTER TABLE u RENAME id TO no", "CREATE TEMP SEQUENCE us",
                    "CREATE TEMP VIEW ut AS SELECT 1",
                    "CREATE TABLE pg_temp.w (a int)", "SELECT 1 INTO TEMP x", "DISCARD TEMP",
                    "CREATE TABLE u (a int)", "DROP TABLE u", "CREATE TABLE kept (a int)",
                    "SET search_path TO pg_temp, public", "CREATE TABLE hidden (a int)",
                ]
            ],
            losses: [("DROP TABLE kept", "table public.kept", 0)]),
        Case(
            migrations: [
                [
                    "CREATE TABLE t (a int)",
                    "CREATE FUNCTION f(t) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                    "CREATE TABLE u (a int, x t)", "CREATE TABLE kept (a int)",
                ]
            ],
            losses: [("DROP TABLE kept", "table public.kept", 0)]),
        Case(
            migrations: [
                [
                    "CREATE EXTENSION citext", "CREATE TABLE t (a citext)",
                    "CREATE COLLATION c FROM \"C\"",
                    "CREATE TEXT SEARCH CONFIGURATION s (COPY = simple)",
                    "DROP TEXT SEARCH CONFIGURATION s",
                    "CREATE PUBLICATION p FOR TABLE t", "DROP PUBLICATION p",
                    "CREATE OPERATOR === (leftarg = int, rightarg = int, function = int4eq)",
                    "DROP OPERATOR === (int, int)",
                    "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
                ],
                ["PREPARE q AS SELECT 1", "EXECUTE q", "DEALLOCATE q", "ANALYZE t", "VACUUM t"],
            ],
            losses: [("DROP TABLE t", "table public.t", 0)]),
        Case(
            migrations: [
                ["CREATE TABLE t (a int)", "DO $$ BEGIN PERFORM 1; END $$"],
                [
                    "DO $$ BEGIN EXECUTE 'CREATE TABLE made (a int)'; END $$",
                    "ALTER TABLE made ADD COLUMN b int",
                    "CREATE TABLE IF NOT EXISTS made (a int, b int)",
                ],
            ],
            losses: [("ALTER TABLE made DROP COLUMN b", "column public.made.b", 1)]),
    ]

    @Test(arguments: tables + keys + others)
    func whatIsMadeIsThereAndMissedWhenItIsGone(each: Case) throws {
        try each.check(in: database)
    }
}
