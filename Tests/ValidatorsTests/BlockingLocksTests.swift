import MigrationKit
import Postgres
import Testing
import Validators

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
        let waiting = "pid \(waiter.backendProcessID) (\(database.owner), `ALTER TABLE orders"
        let holding = "pid \(holder.backendProcessID) (\(database.owner), idle in transaction"
        #expect(details.contains(waiting))
        #expect(details.contains("for AccessExclusiveLock on orders, blocked by \(holding)"))
    }

    @Test func failsOnAnOldWait() throws {
        try hold("LOCK TABLE orders IN ACCESS SHARE MODE")
        try database.begin("ALTER TABLE orders ADD COLUMN note text", waitingIn: waiter)
        let result = try database.check(BlockingLocksValidator()) {
            $0.thresholds.blockingLockAge = .zero
        }
        #expect(result.status == .fail)
    }

    @Test func failsOnAWaitForATableOfThePlan() throws {
        try hold("LOCK TABLE orders IN ACCESS SHARE MODE")
        try database.begin("ALTER TABLE orders ADD COLUMN note text", waitingIn: waiter)
        let result = try database.check(BlockingLocksValidator()) { $0.pending = plan("orders") }
        #expect(result.status == .fail)
        #expect(result.details?.contains("orders (a table of the plan)") == true)
    }

    @Test func namesTheTableOfARowThatIsWaitedFor() throws {
        try hold("UPDATE orders SET id = 2")
        try database.begin("UPDATE orders SET id = 3", waitingIn: waiter)
        let result = try database.check(BlockingLocksValidator()) { $0.pending = plan("orders") }
        #expect(result.status == .fail)
        #expect(result.details?.contains("for ShareLock on orders") == true)
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
}
