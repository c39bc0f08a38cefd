extension BlameCase {
    static let indexes: [BlameCase] =
        pair(
            "CREATE TABLE t (a int, b int); CREATE INDEX one ON t (a)",
            "CREATE INDEX two ON t (a);",
            ("duplicate-indexes", "@.two on @.t does what @.one does"))
        + pair(
            "CREATE TABLE t (a int, b int); CREATE INDEX one ON t (a)",
            "CREATE INDEX ON t (a);",
            ("duplicate-indexes", "@.t_a_idx on @.t does what @.one does"))
        + pair(
            "CREATE TABLE t (a int, b int); CREATE INDEX one ON t (lower(b::text))",
            "CREATE INDEX ON t (lower(b::text));",
            ("duplicate-indexes", "@.t_lower_idx on @.t does what @.one does"))
        + pair(
            "CREATE TABLE t (a int, b int); CREATE INDEX one ON t (a)",
            "ALTER TABLE t ADD UNIQUE (a);",
            ("duplicate-indexes", "@.one on @.t does what @.t_a_key does (a constraint's)"))
        + pair(
            "CREATE TABLE t (a int, b int); CREATE INDEX one ON t (a)",
            "SET search_path TO public; CREATE INDEX two ON @.t (a);",
            ("duplicate-indexes", "@.two on @.t does what @.one does"))
        + pair(
            #"CREATE TABLE t (a int, "B.c" int); CREATE INDEX "1" ON t ("B.c")"#,
            #"CREATE INDEX ON t ("B.c"); CREATE INDEX "Z w" ON t ("B.c");"#,
            ("duplicate-indexes", #"@."Z w" on @.t does what @."1" does"#),
            ("duplicate-indexes", #"@."t_B.c_idx" on @.t does what @."1" does"#))
        + pair(
            "CREATE TABLE t (a int, b int); CREATE INDEX one ON t (a)",
            "CREATE INDEX two ON t (a); ALTER INDEX two RENAME TO zwei;",
            ("duplicate-indexes", "@.zwei on @.t does what @.one does"))
        + pair(
            "CREATE TABLE t (a int, b int)",
            """
            CREATE INDEX two ON t (a);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'two'::regclass;
            """,
            ("invalid-indexes", "@.two on @.t"))
        + pair(
            """
            CREATE TABLE t (a int, b int, note text) PARTITION BY RANGE (a);
            CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10); CREATE INDEX one ON t (b)
            """,
            "CREATE INDEX two ON t (b);",
            bystander: "CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (10) TO (20);",
            ("duplicate-indexes", "@.two on @.t does what @.one does"))
        + pair(
            """
            CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
            CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
            """,
            """
            CREATE INDEX two ON t (b);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't1_b_idx'::regclass;
            """, bystander: "ALTER TABLE t ADD COLUMN c int; CREATE INDEX third ON t (c);",
            ("invalid-indexes", "@.t1_b_idx on @.t1"))
        + [
            // The later one is too many, whichever is kept.
            BlameCase(
                before: "CREATE TABLE t (a int)",
                migrations: ["CREATE INDEX b ON t (a);", "CREATE INDEX a ON t (a);"],
                findings: [("duplicate-indexes", "@.b on @.t does what @.a does", .certain(1))]),
            BlameCase(
                before: "CREATE TABLE t (a int)",
                migrations: ["CREATE INDEX a ON t (a);", "CREATE INDEX b ON t (a);"],
                findings: [("duplicate-indexes", "@.b on @.t does what @.a does", .certain(1))]),
            BlameCase(
                before: "CREATE TABLE t (a int)",
                migrations: ["CREATE INDEX ON t (a);", bystander, "CREATE INDEX ON t (a);"],
                findings: [("duplicate-indexes", "@.t_a_idx1 on @.t does what", .certain(2))]),
            // Dropped and made again, and under another table's name.
            BlameCase(
                before: "CREATE TABLE t (a int); CREATE INDEX one ON t (a)",
                migrations: [
                    "CREATE INDEX two ON t (a);", "DROP INDEX two; CREATE INDEX two ON t (a);",
                    "ALTER TABLE t RENAME TO u;", "ALTER TABLE u ADD COLUMN c int;",
                ],
                findings: [("duplicate-indexes", "@.two on @.u does what", .certain(1))]),
            BlameCase(
                before: "CREATE TABLE t (a int); CREATE INDEX one ON t (a)",
                migrations: [
                    "CREATE INDEX ON t (a);", "ALTER TABLE t RENAME TO u;",
                    "ALTER TABLE u RENAME a TO c;", "ALTER TABLE u ADD COLUMN d int;",
                ],
                findings: [("duplicate-indexes", "@.t_a_idx on @.u does what", .certain(0))]),
            BlameCase(
                before:
                    "CREATE TABLE old (a int); CREATE INDEX ON old (a); CREATE INDEX z ON old (a)",
                migrations: [
                    "CREATE TABLE t (LIKE old INCLUDING INDEXES);", bystander,
                ],
                findings: [("duplicate-indexes", "@.t_a_idx1 on @.t does what", .certain(0))]),
            // What was there before is of none, also where IF NOT EXISTS finds it.
            BlameCase(
                before:
                    "CREATE TABLE t (a int); CREATE INDEX one ON t (a); CREATE INDEX two ON t (a)",
                migrations: [
                    "CREATE INDEX IF NOT EXISTS two ON t (a);", bystander, "DO 'BEGIN END';",
                ],
                findings: [("duplicate-indexes", "@.two on @.t does what @.one", .nobody)]),
            // What the text does not tell may be anybody's.
            BlameCase(
                before: "CREATE TABLE t (a int); CREATE INDEX one ON t (a)",
                migrations: [
                    "DO $$ BEGIN EXECUTE 'CREATE INDEX two ON t (a)'; END $$;", bystander,
                ],
                findings: [("duplicate-indexes", "@.two on @.t does what", .perhaps([0]))]),
        ]
}
