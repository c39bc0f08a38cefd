import MigrationKit
import Postgres
import Testing

@testable import Validators

/// A database beside which something happens before a query.
private struct AttendedDatabase: ReadOnlyDatabase {
    let database: any ReadOnlyDatabase
    let attend: (String) throws -> Void

    func query(_ sql: String, _ parameters: [String?]) throws -> [ReadOnlyRow] {
        try attend(sql)
        return try database.query(sql, parameters)
    }

    func isolated<Answer>(timeout: Duration, _ body: () throws -> Answer) throws -> Answer {
        try database.isolated(timeout: timeout, body)
    }
}

@Suite struct BlockingLocksTests {
    private let database: CheckedDatabase
    private let holder: Connection
    private let waiter: Connection

    init() throws {
        database = try CheckedDatabase()
        try database.prepare(
            "CREATE TABLE orders (id integer); INSERT INTO orders VALUES (1);"
                + " CREATE TABLE parts (id integer) PARTITION BY RANGE (id);"
                + " CREATE TABLE parts_low PARTITION OF parts FOR VALUES FROM (0) TO (10)")
        holder = try database.session()
        waiter = try database.session()
    }

    private func plan(_ relation: String) -> [PlannedMigrationSummary] {
        [
            PlannedMigrationSummary(
                version: "001", name: "orders", file: "001-orders.js", relations: [relation])
        ]
    }

    private func hold(_ sql: String) throws {
        try holder.perform(.simple("BEGIN; \(sql)"))
    }

    @Test func findsNothingInOrdinaryTraffic() throws {
        try hold("SELECT * FROM orders; UPDATE orders SET id = 2")
        let result = try database.check(BlockingLocksValidator()) {
            $0.pending = plan("public.orders")
        }
        #expect(result.status == .pass, "\(result)")
    }

    @Test func warnsOfAYoungWaitAndNamesBothSides() throws {
        try hold("LOCK TABLE orders IN ACCESS SHARE MODE")
        try database.begin("ALTER TABLE orders ADD COLUMN note text", waitingIn: waiter)
        let result = try database.check(BlockingLocksValidator())
        #expect(result.status == .warn)
        let details = try #require(result.details)
        let root = "pid \(holder.backendProcessID) (\(database.owner), idle in transaction, `BEGIN;"
        let leaf = "  pid \(waiter.backendProcessID) (\(database.owner), `ALTER TABLE orders"
        let lines = details.split(separator: "\n")
        #expect(lines.count == 3, "\(details)")
        #expect(lines[0] == "1 session holds locks that are in the way; 1 session waits")
        #expect(
            lines[1].hasPrefix(root) && lines[1].contains("has held AccessShareLock on orders for"))
        #expect(lines[2].hasPrefix(leaf) && lines[2].contains("for AccessExclusiveLock on orders"))
        #expect(result.help != nil)
    }

    @Test func showsAChainOfWaitersAsATree() throws {
        try hold("LOCK TABLE orders IN ACCESS SHARE MODE")
        let others = try (0..<2).map { _ in try database.session() }
        defer { others.forEach { $0.close() } }
        try waiter.perform(.simple("BEGIN; LOCK TABLE parts IN ACCESS EXCLUSIVE MODE"))
        try database.begin("ALTER TABLE orders ADD COLUMN note text", waitingIn: waiter)
        try database.begin("SELECT * FROM parts", waitingIn: others[0])
        try database.begin("SELECT * FROM orders", waitingIn: others[1])
        let result = try database.check(BlockingLocksValidator()) { $0.pending = plan("parts") }
        #expect(result.status == .fail)
        let lines = try #require(result.details).split(separator: "\n")
        let processes = [holder, waiter, others[0], others[1]].map {
            "pid \($0.backendProcessID) ("
        }
        try #require(lines.count == 5, "\(result)")
        #expect(lines[0] == "1 session holds locks that are in the way; 3 sessions wait")
        #expect(lines[1].hasPrefix(processes[0]))
        #expect(lines[2].hasPrefix("  " + processes[1]))
        #expect(lines[2].contains(", and has held AccessExclusiveLock on parts"))
        #expect(lines[2].contains("AccessExclusiveLock on parts (a table of the plan)"))
        let leaves = lines[3...].sorted()
        #expect(
            leaves.map { $0.prefix { $0 != "(" } + "(" }.sorted()
                == ["    " + processes[2], "    " + processes[3]].sorted())
        #expect(
            lines[3].contains("AccessShareLock on parts (a table of the plan)"), "the worst first")
    }

    @Test func namesThePreparedTransactionThatIsWaitedFor() throws {
        let name = "'\(database.name)'"
        try hold("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE; PREPARE TRANSACTION \(name)")
        defer { try? database.prepare("ROLLBACK PREPARED \(name)") }
        try database.begin("SELECT * FROM orders", waitingIn: waiter)
        let result = try database.check(BlockingLocksValidator()) { $0.pending = plan("orders") }
        #expect(result.status == .fail)
        let lines = try #require(result.details).split(separator: "\n")
        try #require(lines.count == 3, "\(result)")
        #expect(
            lines[1].hasPrefix(
                "prepared transaction \(name) has held AccessExclusiveLock on orders"))
        #expect(lines[2].hasPrefix("  pid \(waiter.backendProcessID) ("))
    }

    @Test func doesNotWaitForTheLocksItTellsOf() throws {
        try hold("LOCK TABLE parts IN ACCESS EXCLUSIVE MODE")
        let result = try database.check(BlockingLocksValidator()) { $0.pending = plan("parts") }
        #expect(result.status == .fail && result.error == nil, "\(result)")
    }

    @Test func findsTheTableOfAnIndexOfThePlan() throws {
        try database.prepare("CREATE INDEX orders_index ON orders (id)")
        try hold("LOCK TABLE orders IN SHARE MODE")
        let result = try database.check(BlockingLocksValidator()) {
            $0.pending = plan("orders_index")
        }
        #expect(result.status == .fail)
    }

    @Test func worksForARoleThatMayUseNothing() throws {
        let role = "\(database.name)_reader"
        try database.prepare(
            "CREATE ROLE \(role) LOGIN; CREATE SCHEMA inside; CREATE TABLE inside.t ()")
        try hold("LOCK TABLE inside.t IN ACCESS EXCLUSIVE MODE")
        let session = try database.session(as: role)
        defer { session.close() }
        let result = try database.check(BlockingLocksValidator(), as: session) {
            $0.pending = plan("inside.t")
        }
        #expect(result.status == .fail && result.error == nil, "\(result)")
        #expect(result.details?.contains("inside.t (a table of the plan)") == true)
    }

    @Test func failsOnAnOldWait() throws {
        try hold("LOCK TABLE orders IN ACCESS SHARE MODE")
        try database.begin("ALTER TABLE orders ADD COLUMN note text", waitingIn: waiter)
        let result = try database.check(BlockingLocksValidator()) {
            $0.thresholds.blockingLockAge = .zero
        }
        #expect(result.status == .fail)
    }

    @Test func failsOnAStrongLockOfThePlanThatNobodyWaitsFor() throws {
        try hold("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE")
        #expect(try database.check(BlockingLocksValidator()).status == .warn)
        let result = try database.check(BlockingLocksValidator()) { $0.pending = plan("orders") }
        #expect(result.status == .fail)
        #expect(result.details?.contains("has held AccessExclusiveLock on orders") == true)
    }

    @Test func failsOnAnOldReaderOfAPartitionOfThePlan() throws {
        try hold("SELECT * FROM parts_low")
        let result = try database.check(BlockingLocksValidator()) {
            $0.pending = plan("parts")
            $0.thresholds.blockingLockAge = .zero
        }
        #expect(result.status == .fail)
        #expect(result.details?.contains("AccessShareLock on parts_low") == true)
    }

    @Test func onlyWarnsOfAdvisoryLocks() throws {
        try hold("SELECT pg_advisory_lock(1)")
        try database.begin("SELECT pg_advisory_lock(1)", waitingIn: waiter)
        let result = try database.check(BlockingLocksValidator()) {
            $0.thresholds.blockingLockAge = .zero
        }
        #expect(result.status == .warn)
    }

    @Test func leavesOutOurOwnSessions() throws {
        try hold("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE")
        try database.begin("SELECT * FROM orders", waitingIn: waiter)
        let result = try database.check(BlockingLocksValidator()) {
            $0.pending = plan("orders")
            $0.ownProcesses = [Int32(holder.backendProcessID)]
        }
        #expect(result.status == .pass, "\(result)")
    }

    @Test func copesWithNamesThatAreNoRelation() throws {
        let result = try database.check(BlockingLocksValidator()) {
            $0.pending = plan(#""o""dd \ na,me""#)
        }
        #expect(result.status == .pass, "\(result)")
    }

    // MARK: - What the plan needs

    private func check(
        _ statement: String, gap: String? = nil, on relation: String = "orders",
        age: Duration = .seconds(600)
    ) throws -> ValidationResult {
        try database.check(BlockingLocksValidator()) {
            $0.pending = plan(relation)
            $0.pending[0].statements = PlannedStatements(texts: [statement], gap: gap)
            $0.thresholds.blockingLockAge = age
        }
    }

    @Test(
        arguments: [
            ("ALTER TABLE orders ADD note text", "SELECT * FROM orders", nil),
            ("DROP TABLE public.orders", "SELECT * FROM orders", nil),
            (
                "CREATE INDEX ON orders (id)", "INSERT INTO orders VALUES (2)",
                "SELECT * FROM orders"
            ),
            (
                "CREATE INDEX CONCURRENTLY ON orders (id)", "UPDATE orders SET id = 1",
                "SELECT * FROM orders"
            ),
            (
                "LOCK TABLE orders IN EXCLUSIVE MODE", "SELECT * FROM orders FOR UPDATE",
                "SELECT * FROM orders"
            ),
            ("INSERT INTO orders VALUES (3)", nil, "UPDATE orders SET id = 2"),
            (
                "CREATE TABLE lines (id integer REFERENCES orders)", "DELETE FROM orders",
                "SELECT * FROM orders"
            ),
            ("DROP INDEX CONCURRENTLY orders_ids", "SELECT * FROM orders", nil),
            ("ALTER TABLE parts ADD note text", "SELECT * FROM parts_low", nil),
        ] as [(String, String?, String?)])
    func aLockCountsWhereTheStatementNeedsOneThatDoesNotGoWithIt(
        statement: String, obstacle: String?, traffic: String?
    ) throws {
        try database.prepare(
            "CREATE INDEX orders_ids ON orders (id); ALTER TABLE orders ADD UNIQUE (id)")
        for (sql, isInWay) in [(obstacle, true), (traffic, false)] {
            guard let sql else { continue }
            try hold(sql)
            let relation = statement.contains("parts") ? "parts" : "orders"
            // What is in the way is so from the first moment, and other traffic is never.
            let result = try check(
                statement, on: relation, age: isInWay ? .seconds(600) : .zero)
            #expect(result.status == (isInWay ? .fail : .pass), "\(sql): \(result)")
            try holder.perform(.simple("ROLLBACK"))
        }
    }

    @Test func whatIsNotKnownOfThePlanMayNeedAnyLock() throws {
        try hold("SELECT * FROM orders")
        let insert = "INSERT INTO orders VALUES (3)"
        #expect(try check(insert, gap: "it loops").status == .pass)
        #expect(try check(insert, gap: "it loops", age: .zero).status == .fail)
        #expect(try check("GRANT SELECT ON orders TO PUBLIC", age: .zero).status == .fail)
    }

    @Test func trafficThatEndsInAMomentIsNoObstacle() throws {
        try database.begin("SELECT pg_sleep(600) FROM orders", runningIn: waiter)
        var endings = 0
        let result = try database.check(BlockingLocksValidator()) { context in
            context.pending = plan("orders")
            context.pending[0].statements = PlannedStatements(
                texts: ["ALTER TABLE orders ADD COLUMN note text"])
            // It ends between the two looks, however long these take.
            context.database = AttendedDatabase(database: context.database) { sql in
                guard sql.hasPrefix("SELECT pg_sleep") else { return }
                endings += 1
                try holder.perform(
                    .simple("SELECT pg_cancel_backend(\(waiter.backendProcessID))"))
                try database.waitForAnswer(in: waiter)
            }
        }
        #expect(result.status == .pass, "\(result)")
        #expect(endings == 1)
    }
}
