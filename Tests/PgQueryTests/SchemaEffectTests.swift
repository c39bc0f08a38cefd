import PgQuery
import Testing

@Suite struct SchemaEffectTests {
    private func effects(_ sql: String) throws -> [SchemaEffect] {
        try SQLParser.accounts(of: sql).flatMap(\.effects)
    }

    @Test func aTableHasItsColumnsAndNamedConstraints() throws {
        guard
            case .made(let table)? = try effects(
                """
                CREATE TABLE IF NOT EXISTS s."T" (a int CONSTRAINT small CHECK (a < b), b int,
                    LIKE other, UNIQUE (a), CONSTRAINT far FOREIGN KEY (a, b) REFERENCES u)
                    INHERITS (base)
                """
            ).first
        else {
            Issue.record("no table")
            return
        }
        #expect(table.name == SQLName(schema: "s", name: "T") && table.kind == .table)
        #expect(table.ifNotExists && !table.isTemporary)
        #expect(table.columns == ["a", "b"])
        #expect(table.parents == [SQLName(name: "base")])
        #expect(table.constraints.map(\.name) == ["small", nil, "far"])
        #expect(table.constraints.map(\.kind) == [.check, .unique, .foreignKey])
        #expect(table.constraints[0].columns == ["a", "b"])
        #expect(table.constraints[1].choice.name(table: "T", attempt: 0) == "T_a_key")
        #expect(table.constraints[2].refersTo == SQLName(name: "u"))
        #expect(table.copiesOthers)
    }

    @Test func anIndexUsesColumns() throws {
        guard
            case .made(let index)? = try effects(
                "CREATE INDEX i ON s.t (a, lower(b)) INCLUDE (c) WHERE d > 1"
            ).first
        else {
            Issue.record("no index")
            return
        }
        #expect(index.name == SQLName(schema: "s", name: "i"))
        #expect(Set(index.usedColumns) == ["a", "b", "c", "d"])
        #expect(index.choice == nil && index.key == nil)
        guard case .made(let unnamed)? = try effects("CREATE INDEX ON t (a, b)").first else {
            Issue.record("no index")
            return
        }
        #expect(unnamed.name.name == "t_a_b_idx" && unnamed.key == ["a", "b"])
        #expect(unnamed.choice?.name(table: "t", attempt: 1) == "t_a_b_idx1")
    }

    @Test(arguments: [
        ("SELECT 1; INSERT INTO t VALUES (1); CREATE ROLE r", []),
        ("CREATE TEMP TABLE t ()", [SchemaEffect.made(temporaryTable)]),
        (
            "DROP TABLE a, s.b CASCADE",
            [
                .dropped(.table, SQLName(name: "a"), cascades: true),
                .dropped(.table, SQLName(schema: "s", name: "b"), cascades: true),
            ]
        ),
        (
            "DROP FUNCTION s.f(int)",
            [.dropped(.function, SQLName(schema: "s", name: "f"), cascades: false)]
        ),
        ("DROP SCHEMA s", [.dropped(.schema, SQLName(name: "s"), cascades: false)]),
        (
            "DROP DOMAIN d CASCADE",
            [.dropped(.type, SQLName(name: "d"), cascades: true), .unknown("DROP … CASCADE")]
        ),
        ("DROP TRIGGER x ON t", []),
        (
            "ALTER TABLE IF EXISTS t ADD a int, DROP b",
            [
                .columnAdded(SQLName(name: "t"), "a", ifTableExists: true),
                .columnDropped(SQLName(name: "t"), "b", cascades: false),
            ]
        ),
        (
            "ALTER TABLE t RENAME a TO b",
            [.columnRenamed(SQLName(name: "t"), "a", to: "b", ifTableExists: false)]
        ),
        (
            "ALTER INDEX IF EXISTS i RENAME TO j",
            [.renamed(.relation, SQLName(name: "i"), to: "j", ifExists: true)]
        ),
        (
            "ALTER TYPE s.t SET SCHEMA u",
            [.moved(.type, SQLName(schema: "s", name: "t"), toSchema: "u", ifExists: false)]
        ),
        ("SET search_path = a, \"B\"", [.searchPath(["a", "B"], isLocal: false)]),
        ("SET LOCAL search_path TO ''", [.searchPath([], isLocal: true)]),
        ("RESET ALL", [.searchPath(nil, isLocal: false)]),
        (
            "DISCARD ALL",
            [
                .role(nil, ofSession: true, isLocal: false), .searchPath(nil, isLocal: false),
                .temporaryDiscarded,
            ]
        ),
        ("SET LOCAL ROLE a", [.role("a", ofSession: false, isLocal: true)]),
        ("SET ROLE NONE", [.role(nil, ofSession: false, isLocal: false)]),
        ("RESET ROLE", [.role(nil, ofSession: false, isLocal: false)]),
        ("SET SESSION AUTHORIZATION 'a'", [.role("a", ofSession: true, isLocal: false)]),
        (
            "SET SESSION AUTHORIZATION DEFAULT",
            [.role(nil, ofSession: true, isLocal: false)]
        ),
        (
            "SELECT set_config('role', 'a', false)",
            [.role("a", ofSession: false, isLocal: false)]
        ),
        ("ALTER DATABASE d SET search_path TO a", [.defaultPathChanged]),
        ("ALTER ROLE r IN DATABASE d RESET ALL", [.defaultPathChanged]),
        ("ALTER ROLE r SET work_mem = 1", []),
        (
            "ALTER TABLE t ATTACH PARTITION p DEFAULT",
            [.attached(SQLName(name: "p"), to: SQLName(name: "t"), asPartition: true)]
        ),
        (
            "ALTER TABLE t INHERIT p",
            [.attached(SQLName(name: "t"), to: SQLName(name: "p"), asPartition: false)]
        ),
        (
            "ALTER TABLE t ALTER a DROP EXPRESSION",
            [.generated(SQLName(name: "t"), "a", from: [])]
        ),
        ("SELECT set_config('search_path', $1, true)", [.searchPathUnknown]),
        ("SELECT set_config('work_mem', $1, true)", []),
        ("SET session_replication_role = replica", [.triggersOff]),
        (
            "ALTER SEQUENCE s OWNED BY t.id",
            [
                .sequenceAltered(SQLName(name: "s")),
                .sequenceOwned(
                    SQLName(name: "s"),
                    by: SequenceOwner(table: SQLName(name: "t"), column: "id")),
            ]
        ),
        (
            "SELECT set_config('search_path', 'a, \"B\"', true)",
            [.searchPath(["a", "B"], isLocal: true)]
        ),
        ("SET statement_timeout = 1", []),
        ("COMMIT", [.transactionEnded]),
        ("DO 'BEGIN END'", [.ran(SQLCode(language: "plpgsql", text: "BEGIN END"))]),
        ("DO LANGUAGE x 'y'", [.ran(SQLCode(language: "x", text: "y"))]),
    ])
    func eachStatementHasItsEffects(sql: String, expected: [SchemaEffect]) throws {
        #expect(try effects(sql) == expected)
    }

    @Test(arguments: [
        ("INSERT INTO s.t (a, b) VALUES (1, f())", "s.t: a, b"),
        ("INSERT INTO t VALUES (1)", "t: *"), ("INSERT INTO t DEFAULT VALUES", "t: "),
        ("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 2", "t: a, b"),
        ("UPDATE t SET a = 1", "t: a"), ("WITH x AS (DELETE FROM u RETURNING *) SELECT 1", "u: "),
        ("COPY t (a) FROM stdin", "t: a"), ("COPY t FROM stdin", "t: *"),
        ("COPY t TO stdout", ""), ("TRUNCATE t, u", "t: ; u: "), ("SELECT * FROM t", ""),
    ])
    func aStatementWritesRows(sql: String, expected: String) throws {
        let writes = try SQLParser.accounts(of: sql).flatMap(\.use.writes).map { write in
            "\(write.table): \(write.columns.map { $0.joined(separator: ", ") } ?? "*")"
        }
        #expect(writes.joined(separator: "; ") == expected)
    }

    @Test func setvalNamesASequence() throws {
        let accounts = try SQLParser.accounts(
            of: """
                SELECT setval('s."Q"', 1); SELECT setval(pg_get_serial_sequence('t', 'id'), max(id)) FROM t;
                SELECT setval($1, 1)
                """)
        #expect(
            accounts.flatMap(\.use.sequencesSet) == [
                .named(SQLName(schema: "s", name: "Q")), .ofColumn(SQLName(name: "t"), "id"),
                .unknown,
            ])
    }

    private static var temporaryTable: MadeObject {
        var table = MadeObject(kind: .table, name: SQLName(name: "t"))
        table.isTemporary = true
        return table
    }
}
