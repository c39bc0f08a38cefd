extension BlameCase {
    static let keys: [BlameCase] =
        pair(
            "CREATE TABLE r (id int PRIMARY KEY); CREATE TABLE t (a int, b int)",
            "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r;",
            ("foreign-keys-without-index", "t_a_fkey on @.t"))
        + pair(
            "CREATE TABLE r (id int PRIMARY KEY); CREATE TABLE t (a int, b int)",
            "ALTER TABLE t ADD COLUMN c int REFERENCES r;",
            ("foreign-keys-without-index", "t_c_fkey on @.t"))
        + pair(
            """
            CREATE TABLE r (id int PRIMARY KEY);
            CREATE TABLE t (a int CONSTRAINT "Key" REFERENCES r, b int); CREATE INDEX i ON t (a, b)
            """,
            "DROP INDEX i;", ("foreign-keys-without-index", #""Key" on @.t"#))
        + pair(
            """
            CREATE TABLE r (id int PRIMARY KEY); CREATE TABLE t (a int REFERENCES r, b int);
            CREATE INDEX i ON t (a, b)
            """,
            "ALTER TABLE t DROP COLUMN b;", ("foreign-keys-without-index", "t_a_fkey on @.t"))
        + pair(
            "CREATE TABLE t (a int, b int); INSERT INTO t VALUES (-1)",
            "ALTER TABLE t ADD CHECK (a > 0) NOT VALID;",
            bystander:
                "ALTER TABLE t ADD CHECK (b > 0); ALTER TABLE t ADD COLUMN c int CHECK (c > 0);",
            ("unvalidated-constraints", "t_a_check on @.t"))
        + pair(
            "CREATE DOMAIN d AS int",
            "ALTER DOMAIN d ADD CONSTRAINT small CHECK (value < 9) NOT VALID;",
            bystander: "ALTER DOMAIN d ADD CONSTRAINT positive CHECK (value > 0);",
            ("unvalidated-constraints", "small on @.d"))
        + pair(
            "CREATE TABLE t (a int, b int); INSERT INTO t VALUES (NULL, 1)",
            "ALTER TABLE t ADD CHECK (a IS NOT NULL) NOT VALID;",
            bystander: "ALTER TABLE t ADD COLUMN c int;"
                + " INSERT INTO t (a, b) VALUES (5, 6); ALTER TABLE t ALTER b SET NOT NULL;",
            ("nulls", "@.t: NULL in a"))
        + pair(
            """
            CREATE TABLE r (id int PRIMARY KEY); INSERT INTO r VALUES (1);
            CREATE TABLE t (a int, b int); INSERT INTO t VALUES (7)
            """,
            "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r NOT VALID;",
            bystander: bystander + " INSERT INTO t (a) VALUES (1);",
            ("orphaned-rows", "t_a_fkey on @.t (NOT VALID)"),
            ("unvalidated-constraints", "t_a_fkey on @.t"))
        + pair(
            """
            CREATE TABLE r (id int PRIMARY KEY); INSERT INTO r VALUES (1);
            CREATE TABLE t (a int REFERENCES r)
            """,
            "SET session_replication_role = replica; INSERT INTO t (a) VALUES (7);"
                + " RESET session_replication_role;",
            bystander: bystander + " INSERT INTO t (a) VALUES (1);",
            ("orphaned-rows", "t_a_fkey on @.t: 1 row"), isSure: false)
        + [
            BlameCase(
                before: "CREATE TABLE r (id int PRIMARY KEY); CREATE TABLE t (a int)",
                migrations: [
                    "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r;", bystander,
                    "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r;",
                ],
                findings: [
                    ("foreign-keys-without-index", "t_a_fkey on @.t", .certain(0)),
                    ("foreign-keys-without-index", "t_a_fkey1 on @.t", .certain(2)),
                ]),
            BlameCase(
                before: "CREATE TABLE r (id int PRIMARY KEY)",
                migrations: [
                    "CREATE TABLE t (a int REFERENCES r);",
                    "ALTER TABLE t RENAME CONSTRAINT t_a_fkey TO far; ALTER TABLE t RENAME TO u;",
                    "ALTER TABLE u RENAME a TO b; ALTER TABLE u ADD COLUMN c int;",
                ],
                findings: [("foreign-keys-without-index", "far on @.u", .certain(0))]),
            BlameCase(
                before: """
                    CREATE TABLE r (id int PRIMARY KEY); CREATE TABLE t (a int);
                    INSERT INTO t VALUES (7); ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r NOT VALID
                    """,
                migrations: [bystander, "ALTER TABLE t ADD COLUMN other int;"],
                findings: [
                    ("orphaned-rows", "t_a_fkey on @.t", .nobody),
                    ("foreign-keys-without-index", "t_a_fkey on @.t", .nobody),
                    ("unvalidated-constraints", "t_a_fkey on @.t", .nobody),
                ]),
            BlameCase(
                before: "CREATE DOMAIN d AS int NOT NULL; CREATE TABLE e (a d)",
                migrations: [
                    "CREATE TABLE t (a d, b int);",
                    "INSERT INTO t SELECT e.a FROM (SELECT 1) AS one LEFT JOIN e ON false;",
                    "ALTER TABLE t ADD COLUMN c int; UPDATE t SET c = 1;",
                ],
                findings: [("nulls", "@.t: NULL in a", .certain(1))]),
        ]
}
