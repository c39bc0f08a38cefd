import MigrationKit
import TestSupport
import Testing

/// Whom a finding of `up --validate` names, where several migrations of the run touched the same table.
@Suite struct BlameTests {
    /// Whom a line of a finding is of, by the positions of the migrations in a case.
    enum Culprit: Equatable {
        case certain(Int)
        case perhaps([Int])
        case nobody
    }

    /// Migrations that touch the same tables, in a schema of their own.
    struct Case: Sendable {
        var before = ""
        var migrations: [String]
        var findings: [(check: String, line: String, culprit: Culprit)]
    }

    /// What touches the table and is at fault for nothing.
    private static let bystander = """
        ALTER TABLE t ADD COLUMN note text;
        INSERT INTO t (note) SELECT 'x' FROM generate_series(1, 3);
        UPDATE t SET note = 'y';
        CREATE INDEX notes ON t (note);
        ALTER TABLE t ADD CONSTRAINT noted CHECK (note <> '');
        """

    /// A migration at fault before the bystander, and behind it.
    private static func pair(
        _ before: String, _ culprit: String, bystander: String = bystander,
        _ findings: (check: String, line: String)..., isSure: Bool = true
    ) -> [Case] {
        [0, 1].map { position in
            Case(
                before: before,
                migrations: position == 0 ? [culprit, bystander] : [bystander, culprit],
                findings: findings.map {
                    ($0.check, $0.line, isSure ? .certain(position) : .perhaps([position]))
                })
        }
    }

    private static let indexes: [Case] =
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
            Case(
                before: "CREATE TABLE t (a int)",
                migrations: ["CREATE INDEX b ON t (a);", "CREATE INDEX a ON t (a);"],
                findings: [("duplicate-indexes", "@.b on @.t does what @.a does", .certain(1))]),
            Case(
                before: "CREATE TABLE t (a int)",
                migrations: ["CREATE INDEX a ON t (a);", "CREATE INDEX b ON t (a);"],
                findings: [("duplicate-indexes", "@.b on @.t does what @.a does", .certain(1))]),
            Case(
                before: "CREATE TABLE t (a int)",
                migrations: ["CREATE INDEX ON t (a);", bystander, "CREATE INDEX ON t (a);"],
                findings: [("duplicate-indexes", "@.t_a_idx1 on @.t does what", .certain(2))]),
            // Dropped and made again, and under another table's name.
            Case(
                before: "CREATE TABLE t (a int); CREATE INDEX one ON t (a)",
                migrations: [
                    "CREATE INDEX two ON t (a);", "DROP INDEX two; CREATE INDEX two ON t (a);",
                    "ALTER TABLE t RENAME TO u;", "ALTER TABLE u ADD COLUMN c int;",
                ],
                findings: [("duplicate-indexes", "@.two on @.u does what", .certain(1))]),
            Case(
                before: "CREATE TABLE t (a int); CREATE INDEX one ON t (a)",
                migrations: [
                    "CREATE INDEX ON t (a);", "ALTER TABLE t RENAME TO u;",
                    "ALTER TABLE u RENAME a TO c;", "ALTER TABLE u ADD COLUMN d int;",
                ],
                findings: [("duplicate-indexes", "@.t_a_idx on @.u does what", .certain(0))]),
            Case(
                before:
                    "CREATE TABLE old (a int); CREATE INDEX ON old (a); CREATE INDEX z ON old (a)",
                migrations: [
                    "CREATE TABLE t (LIKE old INCLUDING INDEXES);", bystander,
                ],
                findings: [("duplicate-indexes", "@.t_a_idx1 on @.t does what", .certain(0))]),
            // What was there before is of none, also where IF NOT EXISTS finds it.
            Case(
                before:
                    "CREATE TABLE t (a int); CREATE INDEX one ON t (a); CREATE INDEX two ON t (a)",
                migrations: [
                    "CREATE INDEX IF NOT EXISTS two ON t (a);", bystander, "DO 'BEGIN END';",
                ],
                findings: [("duplicate-indexes", "@.two on @.t does what @.one", .nobody)]),
            // What the text does not tell may be anybody's.
            Case(
                before: "CREATE TABLE t (a int); CREATE INDEX one ON t (a)",
                migrations: [
                    "DO $$ BEGIN EXECUTE 'CREATE INDEX two ON t (a)'; END $$;", bystander,
                ],
                findings: [("duplicate-indexes", "@.two on @.t does what", .perhaps([0]))]),
        ]

    private static let keys: [Case] =
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
            Case(
                before: "CREATE TABLE r (id int PRIMARY KEY); CREATE TABLE t (a int)",
                migrations: [
                    "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r;", bystander,
                    "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES r;",
                ],
                findings: [
                    ("foreign-keys-without-index", "t_a_fkey on @.t", .certain(0)),
                    ("foreign-keys-without-index", "t_a_fkey1 on @.t", .certain(2)),
                ]),
            Case(
                before: "CREATE TABLE r (id int PRIMARY KEY)",
                migrations: [
                    "CREATE TABLE t (a int REFERENCES r);",
                    "ALTER TABLE t RENAME CONSTRAINT t_a_fkey TO far; ALTER TABLE t RENAME TO u;",
                    "ALTER TABLE u RENAME a TO b; ALTER TABLE u ADD COLUMN c int;",
                ],
                findings: [("foreign-keys-without-index", "far on @.u", .certain(0))]),
            Case(
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
            Case(
                before: "CREATE DOMAIN d AS int NOT NULL; CREATE TABLE e (a d)",
                migrations: [
                    "CREATE TABLE t (a d, b int);",
                    "INSERT INTO t SELECT e.a FROM (SELECT 1) AS one LEFT JOIN e ON false;",
                    "ALTER TABLE t ADD COLUMN c int; UPDATE t SET c = 1;",
                ],
                findings: [("nulls", "@.t: NULL in a", .certain(1))]),
        ]

    private static let rows: [Case] =
        pair(
            "CREATE TABLE t (id serial PRIMARY KEY, a int)", "INSERT INTO t (id) VALUES (50);",
            ("sequences", "@.t_id_seq of @.t.id: the next number"), isSure: false)
        + pair(
            "CREATE TABLE t (id int NOT NULL); INSERT INTO t VALUES (7)",
            "ALTER TABLE t ALTER id ADD GENERATED BY DEFAULT AS IDENTITY;",
            bystander: "ALTER TABLE t ADD COLUMN note text; UPDATE t SET note = 'x';",
            ("sequences", "@.t_id_seq of @.t.id: the next number"))
        + pair(
            "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (7)",
            "CREATE SEQUENCE ids OWNED BY t.id; ALTER TABLE t ALTER id SET DEFAULT nextval('ids');",
            bystander: "ALTER TABLE t ADD COLUMN note text; UPDATE t SET note = 'x';",
            ("sequences", "@.ids of @.t.id: the next number"))
        + pair(
            "CREATE TABLE t (id serial PRIMARY KEY); INSERT INTO t SELECT FROM generate_series(1, 9)",
            "SELECT setval(pg_get_serial_sequence('t', 'id'), 3);",
            bystander: "ALTER TABLE t ADD COLUMN note text; UPDATE t SET note = 'x';",
            ("sequences", "@.t_id_seq of @.t.id: the next number is 4"), isSure: false)
        + pair(
            "CREATE TABLE t (a int)",
            "CREATE SEQUENCE few MAXVALUE 3 OWNED BY t.a; SELECT setval('few', 3);",
            ("sequences", "@.few of @.t.a: at its end"))
        + pair(
            """
            CREATE TABLE t (a int, b text); INSERT INTO t SELECT n FROM generate_series(1, 99) AS n;
            ANALYZE t
            """,
            "ALTER TABLE t ADD COLUMN c int DEFAULT 1; CREATE INDEX ON t (lower(b));",
            bystander: "UPDATE t SET b = 'y'; CREATE INDEX notes ON t (b);",
            ("missing-statistics", "@.t: nothing on c"),
            ("missing-statistics", "@.t: nothing on the expression of @.t_lower_idx"))
        + [
            Case(
                migrations: [
                    "CREATE TABLE t (id serial PRIMARY KEY, a int);",
                    "INSERT INTO t (a) SELECT 1 FROM generate_series(1, 99);",
                    "INSERT INTO t (id) VALUES (500);",
                    "ALTER TABLE t ADD COLUMN note text; UPDATE t SET note = 'x';",
                ],
                findings: [
                    ("sequences", "@.t_id_seq of @.t.id: the next number", .certain(2)),
                    ("missing-statistics", "@.t: never analysed", .perhaps([1, 2, 3])),
                ]),
            Case(
                migrations: [
                    "CREATE TABLE t (id serial PRIMARY KEY, a int); INSERT INTO t (id) VALUES (5);",
                    "ALTER TABLE t ADD COLUMN note text; UPDATE t SET note = 'x';",
                ],
                findings: [
                    ("sequences", "@.t_id_seq of @.t.id: the next number", .certain(0))
                ]),
            Case(
                migrations: [
                    "CREATE TABLE t (a int);",
                    "INSERT INTO t SELECT n FROM generate_series(1, 99) AS n;",
                    "ALTER TABLE t ADD COLUMN note text;",
                ],
                findings: [("missing-statistics", "@.t: never analysed", .certain(1))]),
        ]

    @Test(arguments: [indexes, keys, rows])
    func namesTheMigrationAtFault(cases: [Case]) throws {
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
