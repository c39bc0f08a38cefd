import Linter
import TestSupport
import Testing

/// Which changes of a column's type write the table anew, compared with a server.
struct TypeChangeTests {
    @Test(arguments: [
        "varchar(10) > varchar(20)", "varchar(20) > varchar(10)", "varchar(10) > varchar",
        "varchar(10) > text", "text > varchar", "text > varchar(20)", "char(3) > char(5)",
        "char(3) > text", "integer > bigint", "bigint > integer", "integer > text",
        "numeric(8,2) > numeric(10,2)", "numeric(8,2) > numeric(10,3)", "numeric(8,2) > numeric",
        "numeric > numeric(8,2)", "timestamp(3) > timestamp(6)", "timestamp(6) > timestamp(3)",
        "timestamp(3) > timestamp", "time(3) > time(6)", "bit(4) > bit(8)", "varbit(4) > varbit(8)",
        "cidr > inet", "inet > cidr", "json > jsonb", "xml > text", "integer > integer",
        "real > double precision", "date > timestamp", "interval > interval(6)",
        "interval(6) > interval(3)", "interval day > interval",
    ])
    func theServerRewritesWhatTheRuleSays(change: String) throws {
        let types = change.split(separator: " > ")
        let (old, new) = (types[0], types[1])
        let database = try TestDatabase()
        let session = try SQLSession(database)
        let setup = "CREATE TABLE orders (id int, value \(old))"
        let migration = "ALTER TABLE orders ALTER COLUMN value TYPE \(new) USING value::\(new)"
        let plain = "ALTER TABLE orders ALTER COLUMN value TYPE \(new)"
        try session.query(setup)
        try session.query("INSERT INTO orders (id) VALUES (1)")
        let before = try session.value("SELECT pg_relation_filenode('orders')")
        try session.query(migration)
        let isRewritten = try session.value("SELECT pg_relation_filenode('orders')") != before
        let found = try LintedExample(RuleExample(setup: setup, migration: plain)).report.findings
        #expect(found.contains { $0.rule == "column-type-rewrite" } == isRewritten)
    }
}
