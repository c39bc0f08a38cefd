import PgQuery
import Testing

@Suite struct SchemaEffectTests {
    private func effects(_ sql: String) throws -> [SchemaEffect] {
        try SQLParser.effects(of: sql).flatMap(\.self)
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
        #expect(table.constraints.map(\.name) == ["small", "far"])
        #expect(table.constraints[0].columns == ["a", "a", "b"])
        #expect(table.constraints[1].refersTo == SQLName(name: "u"))
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
        #expect(index.unnamedKey == nil)
        guard case .made(let unnamed)? = try effects("CREATE INDEX ON t (a, b)").first else {
            Issue.record("no index")
            return
        }
        #expect(unnamed.name.name == "t_a_b_idx" && unnamed.unnamedKey == ["a", "b"])
        #expect(try effects("CREATE INDEX ON t (lower(a))").isEmpty)
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
        ("DISCARD ALL", [.searchPath(nil, isLocal: false)]),
        (
            "SELECT set_config('search_path', 'a, \"B\"', true)",
            [.searchPath(["a", "B"], isLocal: true)]
        ),
        ("SET statement_timeout = 1", []),
        ("COMMIT", [.transactionEnded]),
        ("DO 'BEGIN END'", [.unknown("DO")]),
    ])
    func eachStatementHasItsEffects(sql: String, expected: [SchemaEffect]) throws {
        #expect(try effects(sql) == expected)
    }

    private static var temporaryTable: MadeObject {
        var table = MadeObject(kind: .table, name: SQLName(name: "t"))
        table.isTemporary = true
        return table
    }
}
