import TestSupport
import Testing

/// `adopt` is killed, or loses its connection: the history is taken over as a whole or not at all,
/// and the command run again ends the matter.
@Suite struct InterruptedAdoptionTests {
    private static let left = """
        CREATE TABLE schema_migrations (version varchar PRIMARY KEY);
        INSERT INTO schema_migrations VALUES ('1'), ('2');
        """

    @Test(arguments: [WireFault.Action.kill, .cut])
    func atEachMessage(_ action: WireFault.Action) throws {
        let project = try Project([
            "migrations/1_a.sql": "CREATE TABLE a (id int);",
            "migrations/2_b.sql": "CREATE TABLE b (id int);",
        ])
        func adopt(_ database: TestDatabase, _ fault: WireFault? = nil) throws -> WireProxy {
            let proxy = try WireProxy(to: database, fault: fault)
            defer { proxy.stop() }
            _ = try JSMigrate.run(
                ["adopt", "--yes"], in: project,
                environment: ["DATABASE_URL": proxy.url(of: database)])
            return proxy
        }
        func tracked(_ database: TestDatabase) throws -> [[String]] {
            let isThere = try database.value("SELECT to_regclass('schema_migrations_dbmate')")
            guard isThere != "NULL" else {
                return try database.query("SELECT version FROM schema_migrations")
            }
            return try database.query(
                """
                SELECT version, status, migration_file FROM schema_migrations
                JOIN migration_history USING (run_id) WHERE left(migration_file, 1) = version
                """)
        }
        let all = [["1", "completed", "1_a.sql"], ["2", "completed", "2_b.sql"]]
        let whole = try TestDatabase()
        try whole.query(Self.left)
        let messages = try adopt(whole).messages.filter { $0.direction == .toServer }
        #expect(try tracked(whole) == all)
        let begin = try #require(messages.firstIndex { $0.text.hasPrefix("BEGIN") })
        var done = 0
        let points = messages.indices.filter { $0 >= begin && messages[$0].kind == "Q" }
        for number in points {
            let database = try TestDatabase()
            try database.query(Self.left)
            let fault = WireFault(action, .after, .toServer, number: number)
            #expect(try adopt(database, fault).hasFired)
            if try tracked(database) == all { done += 1 }
            let again = try JSMigrate.run(["adopt", "--yes"], in: project, database: database)
            #expect(again.exitCode == 0, "after \(messages[number]): \(again)")
            #expect(try tracked(database) == all, "after \(messages[number])")
        }
        print("adopt \(action): \(points.count) points, \(done) after it was done")
        #expect(done > 0)
    }
}
