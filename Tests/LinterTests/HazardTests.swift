import Linter
import SQLScript
import TestSupport
import Testing

/// Hazards beside those of the rules' examples, each shown on a server.
struct HazardTests {
    private let setup = """
        CREATE SCHEMA app;
        CREATE TYPE state AS ENUM ('new');
        CREATE TABLE app.orders (id bigint, state state);
        CREATE TABLE events (id bigint NOT NULL) PARTITION BY RANGE (id);
        CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (1000);
        CREATE MATERIALIZED VIEW order_list AS SELECT id FROM app.orders;
        """

    private func findings(_ migration: String) throws -> [LintFinding] {
        try LintedExample(RuleExample(setup: setup, migration: migration)).report.findings
    }

    /// What a query fails with once a migration has run.
    private func failure(of query: String, behind migration: String) throws -> String? {
        let database = try TestDatabase()
        try database.execute(setup)
        let session = try SQLSession(database)
        for statement in try LintedExample(RuleExample(migration: migration)).statements {
            try session.query(statement.text)
        }
        return session.failure(of: query)
    }

    @Test func aTypeTakesItsColumnsWithIt() throws {
        let migration = "DROP TYPE state CASCADE;"
        let found = try findings(migration)
        #expect(found.map(\.rule) == ["drop-column"])
        #expect(found.first?.message == "every column of type state and what it holds are gone")
        #expect(found.first?.locks.map { "\($0.relation)" } == ["app.orders"])
        #expect(try failure(of: "SELECT state FROM app.orders", behind: migration) == "42703")
        #expect(try findings("DROP TYPE state;").isEmpty)
        #expect(try findings("CREATE TYPE kind AS ENUM (); DROP TYPE kind CASCADE;").isEmpty)
    }

    @Test func anExtensionTakesTheColumnsOfItsTypesWithIt() throws {
        let found = try findings("DROP EXTENSION hstore, pgcrypto CASCADE;")
        #expect(found.map(\.rule) == ["drop-column", "drop-column"])
        #expect(
            found.map(\.message) == [
                "any column of a type of extension hstore, and what it holds, is gone",
                "any column of a type of extension pgcrypto, and what it holds, is gone",
            ])
        #expect(try findings("DROP EXTENSION hstore;").isEmpty)
        let own = "CREATE EXTENSION IF NOT EXISTS hstore; DROP EXTENSION hstore CASCADE;"
        #expect(try findings(own).isEmpty)
        let earlier = try LintedExample(
            RuleExample(setup: "CREATE EXTENSION hstore;", migration: own))
        #expect(earlier.report.findings.map(\.rule) == ["drop-column"])
    }

    @Test func whatARoleOwnsGoesAtOnce() throws {
        let found = try findings("DROP OWNED BY hazard_role, CURRENT_USER CASCADE;")
        #expect(found.map(\.rule) == ["drop-schema", "drop-schema"])
        #expect(
            found.map(\.message) == [
                "all that hazard_role owns in this database is gone",
                "all that the role that runs it owns in this database is gone",
            ])
        #expect(found.map(\.severity) == [.error, .error])
        #expect(
            try failure(
                of: "SELECT 1 FROM owned",
                behind: """
                    CREATE ROLE hazard_role;
                    CREATE TABLE owned (id int);
                    ALTER TABLE owned OWNER TO hazard_role;
                    DROP OWNED BY hazard_role;
                    DROP ROLE hazard_role;
                    """) == "42P01")
    }

    @Test(arguments: [
        ("CREATE SCHEMA a AUTHORIZATION hazard_owner;", false),
        ("CREATE TABLE a (id int); ALTER TABLE a OWNER TO hazard_owner;", false),
        ("CREATE SCHEMA a; ALTER SCHEMA a OWNER TO hazard_owner;", false),
        ("ALTER TABLE app.orders OWNER TO hazard_owner;", true),
        ("ALTER MATERIALIZED VIEW order_list OWNER TO hazard_owner;", true),
        ("ALTER TYPE state OWNER TO hazard_owner;", true),
        ("REASSIGN OWNED BY CURRENT_USER TO hazard_owner;", true),
    ])
    func aRoleOfTheRunGoesWithWhatIsOfTheRun(work: String, isLoss: Bool) throws {
        let found = try findings("CREATE ROLE hazard_owner; \(work) DROP OWNED BY hazard_owner;")
        #expect(found.contains { $0.rule == "drop-schema" } == isLoss)
    }

    @Test func aSchemaThatIsRenamedIsMissed() throws {
        let migration = "ALTER SCHEMA app RENAME TO shop;"
        #expect(try findings(migration).map(\.rule) == ["rename-table"])
        #expect(try failure(of: "SELECT 1 FROM app.orders", behind: migration) == "42P01")
        #expect(try findings("CREATE SCHEMA a; ALTER SCHEMA a RENAME TO b;").isEmpty)
    }

    @Test func aViewWithNoDataCannotBeRead() throws {
        let migration = "REFRESH MATERIALIZED VIEW order_list WITH NO DATA;"
        let found = try #require(findings(migration).first)
        #expect(
            found.message == "order_list holds nothing, and reading it fails, until it is refreshed"
        )
        #expect(try failure(of: "SELECT id FROM order_list", behind: migration) == "55000")
    }

    @Test func aKeyOfAPartitionedTableIsBuiltPartByPart() throws {
        let found = try #require(findings("ALTER TABLE events ADD PRIMARY KEY (id);").first)
        #expect(found.rule == "primary-key")
        #expect(found.steps.isEmpty)
        #expect(found.advice.hasPrefix("add it to the partitioned table with ALTER TABLE ONLY"))
        let parts = """
            ALTER TABLE ONLY events ADD CONSTRAINT events_key PRIMARY KEY (id);
            CREATE UNIQUE INDEX CONCURRENTLY events_1_key ON events_1 (id);
            ALTER TABLE events_1 ADD CONSTRAINT events_1_key PRIMARY KEY USING INDEX events_1_key;
            ALTER INDEX events_key ATTACH PARTITION events_1_key;
            """
        let example = try LintedExample(RuleExample(setup: setup, migration: parts))
        let severe = example.report.findings.filter { $0.severity != .info }
        #expect(severe.isEmpty, "\(severe.map(\.message))")
        #expect(try SafeRun.statementsThatKeepOthersWaiting(example, setup: setup).isEmpty)
    }
}
