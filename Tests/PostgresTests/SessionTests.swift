import EventLoop
import Postgres
import TestSupport
import Testing

/// What happens beside requests: notices, cancelling, loss, and the end of a connection.
@Suite struct SessionTests {
    private let session: ServerSession
    private var connection: Connection { session.connection }

    init() throws { session = try ServerSession() }

    // MARK: - Notices and notifications

    @Test func noticesComeBeforeTheAnswer() throws {
        var log: [String] = []
        connection.onNotice = { log.append("\($0.severity) \($0.message) \($0.sqlState)") }
        let raise =
            "DO $$ BEGIN RAISE NOTICE 'ä'; RAISE WARNING 'w' USING ERRCODE = '01P99'; END $$"
        for request in [Request.simple(raise), .pipeline([.query(raise)])] {
            connection.submit(request) { log.append($0.error?.message ?? "done") }
            try session.wait { log.last == "done" }
            #expect(log == ["NOTICE ä 00000", "WARNING w 01P99", "done"])
            log = []
        }
    }

    @Test func noticesComeWhileTheStatementRuns() throws {
        let other = try session.open()
        try other.perform(.simple("SELECT pg_advisory_lock(1)"))
        var notices = 0
        connection.onNotice = { _ in
            notices += 1
            other.submit(.simple("SELECT pg_advisory_unlock(1)")) { _ in }
        }
        try session.rows("SET lock_timeout TO '60s'")
        // It ends only once its notice has come.
        try session.rows("DO $$ BEGIN RAISE NOTICE 'n'; PERFORM pg_advisory_lock(1); END $$")
        #expect(notices == 1)
    }

    @Test func whoeverIsToldOfANoticeMayUseTheConnection() throws {
        var rows: [[String?]]?
        connection.onNotice = { [connection, loop = session.loop] _ in
            connection.submit(.simple("SELECT 'inner'")) { rows = $0.results.first?.rows }
            for _ in 0..<3 { loop.turn(sleeping: false) }
        }
        try session.rows("DO $$ BEGIN RAISE NOTICE 'n'; END $$")
        try session.wait { rows != nil }
        #expect(rows == [["inner"]])
    }

    @Test func notificationsAreDelivered() throws {
        var received: [String] = []
        connection.onNotification = { received.append("\($0) \($1) \($2)") }
        try session.rows("LISTEN \"chännel\"")
        let other = try session.open()
        try other.perform(
            .simple("NOTIFY \"chännel\", 'päyload'; NOTIFY \"chännel\"; NOTIFY other"))
        try session.wait { received.count == 2 }
        let sender = other.backendProcessID
        #expect(received == ["chännel päyload \(sender)", "chännel  \(sender)"])
    }

    // MARK: - Order and waiting

    @Test func requestsAreAnsweredInOrder() throws {
        var answers: [String?] = []
        for number in 0..<500 {
            let request: Request =
                number.isMultiple(of: 2)
                ? .simple("SELECT \(number)") : .pipeline([.query("SELECT \(number)")])
            connection.submit(request) { answers.append($0.results.first?.value(0, 0)) }
        }
        #expect(answers.isEmpty && connection.isBusy)
        #expect(session.loop.hasReferencedWork)
        try session.wait { answers.count == 500 }
        #expect(answers == (0..<500).map(String.init))
        #expect(!connection.isBusy && !session.loop.hasReferencedWork)
    }

    @Test func anAnswerMayWaitForAnotherOne() throws {
        var log: [String] = []
        connection.submit(.simple("SELECT 'outer'")) { [connection] _ in
            log.append("outer")
            let inner = connection.reply(to: .simple("SELECT 'inner'"))
            log.append(inner.results.first?.value(0, 0) ?? "nothing")
        }
        connection.submit(.simple("SELECT 1/0")) { log.append($0.error?.sqlState.rawValue ?? "") }
        try session.wait { log.count == 3 }
        #expect(log == ["outer", "22012", "inner"])
    }

    @Test func timersAndOtherConnectionsGoOnWhileOneWaits() throws {
        let others = [try session.open(), try session.open()]
        try others[0].perform(.simple("SELECT pg_advisory_lock(1)"))
        var log: [String] = []
        session.loop.schedule(after: 30) {
            log.append("timer")
            others[1].submit(.simple("SELECT 1")) { _ in
                log.append("other")
                others[0].submit(.simple("SELECT pg_advisory_unlock(1)")) { _ in }
            }
        }
        try session.rows("SET lock_timeout TO '60s'")
        try connection.perform(.simple("SELECT pg_advisory_lock(1)"))
        #expect(log == ["timer", "other"])
    }

    @Test(arguments: [
        Request.simple("SELECT pg_sleep(0.5)"), .pipeline([.query("SELECT pg_sleep(0.5)")]),
    ])
    func waitingForAStatementSleeps(request: Request) throws {
        let start = EventLoop.now
        let busy = try processorTime { try connection.perform(request) }
        #expect(EventLoop.now - start > 450)
        #expect(busy < 50)
    }

    @Test(arguments: [true, false])
    func aLargeRequestIsFlushedWhileItsAnswerComes(isSimple: Bool) throws {
        // The server echoes each value at once, so neither side may wait for the other to finish.
        let text = String(repeating: "x", count: 1 << 20)
        let reply: Reply
        if isSimple {
            let statements = (0..<50).map { _ in "SELECT '\(text)';" }.joined()
            reply = connection.reply(to: .simple(statements))
        } else {
            reply = connection.reply(
                to: .pipeline((0..<50).map { _ in .query("SELECT $1::text", [.text(text)]) }))
        }
        #expect(reply.error == nil)
        #expect(reply.results.count == 50)
        #expect(reply.results.allSatisfy { $0.value(0, 0)?.utf8.count == 1 << 20 })
    }

    // MARK: - Cancelling

    @Test(arguments: [
        Request.simple("SELECT pg_sleep(600)"), .pipeline([.query("SELECT pg_sleep(600)")]),
    ])
    func aStatementCanBeCancelled(request: Request) throws {
        var reply: Reply?
        connection.submit(request) { reply = $0 }
        try session.wait(forEvent: "PgSleep", of: connection)
        #expect(reply == nil)
        connection.cancel()
        try session.wait { reply != nil }
        #expect(reply?.error?.sqlState == .queryCanceled)
        #expect(try session.rows("SELECT 1") == [["1"]])
    }

    @Test func cancellingNothingDoesNothing() throws {
        connection.cancel()
        #expect(try session.rows("SELECT pg_sleep(0.1), 1")[0][1] == "1")
        connection.close()
        connection.cancel()
    }

    // MARK: - Loss

    @Test func theLossOfABusyConnectionFailsWhatIsQueuedAndIsToldOnce() throws {
        let victim = try session.open()
        var errors: [PostgresError?] = []
        var losses: [PostgresError] = []
        victim.onLoss = { losses.append($0) }
        for sql in ["SELECT 1; SELECT pg_sleep(600)", "SELECT 2", "SELECT 3"] {
            victim.submit(.simple(sql)) { errors.append($0.error) }
        }
        try session.wait(forEvent: "PgSleep", of: victim)
        try session.rows("SELECT pg_terminate_backend(\(victim.backendProcessID))")
        try session.wait { !losses.isEmpty }
        #expect(errors.count == 3)
        #expect(errors.allSatisfy { $0?.isConnectionLoss == true })
        // The server speaks to the request that it was at.
        #expect(errors.map { $0?.sqlState.rawValue } == ["57P01", "08006", "08006"])
        #expect(!victim.isOpen && !victim.isBusy && !victim.isInTransaction)
        victim.close()
        try session.rows("SELECT pg_sleep(0.05)")
        #expect(losses.map(\.sqlState.rawValue) == ["57P01"])
        #expect(losses.map(\.isConnectionLoss) == [true])
    }

    @Test func theLossOfAnIdleConnectionIsToldWithTheServersWords() throws {
        let victim = try session.open()
        var losses: [PostgresError] = []
        var notices = 0
        victim.onLoss = { losses.append($0) }
        victim.onNotice = { _ in notices += 1 }
        try session.rows("SELECT pg_terminate_backend(\(victim.backendProcessID))")
        try session.wait { !losses.isEmpty }
        #expect(losses.map(\.message) == ["terminating connection due to administrator command"])
        #expect(losses.map(\.sqlState.rawValue) == ["57P01"])
        #expect(notices == 0)
        #expect(!victim.isOpen)
    }

    @Test func aRequestOnALostConnectionFailsFromTheLoop() throws {
        let victim = try session.open()
        try session.rows("SELECT pg_terminate_backend(\(victim.backendProcessID))")
        try session.wait { !victim.isOpen }
        var errors: [PostgresError?] = []
        victim.submit(.simple("SELECT 1")) {
            errors.append($0.error)
            victim.submit(.simple("SELECT 2")) { errors.append($0.error) }
        }
        #expect(errors.isEmpty)
        try session.wait { errors.count == 2 }
        #expect(errors.allSatisfy { $0?.isConnectionLoss == true })
        let error = #expect(throws: WaitError.self) { try victim.query("SELECT 1") }
        guard case .server(let cause)? = error else { throw TestFailure("not the server's") }
        #expect(cause.isConnectionLoss)
        #expect(!session.loop.hasReferencedWork)
    }

    @Test func aPipelineOnALostConnectionFails() throws {
        let victim = try session.open()
        try session.rows("SELECT pg_terminate_backend(\(victim.backendProcessID))")
        // Not noticed yet: the request finds out.
        let reply = victim.reply(to: .pipeline([.query("SELECT 1"), .query("SELECT 2")]))
        #expect(reply.error?.isConnectionLoss == true)
        #expect(reply.results.isEmpty)
        #expect(!victim.isOpen)
    }

    // MARK: - The end

    @Test func closingABusyConnectionFailsItsRequestsAndEndsItsBackend() throws {
        let other = try session.open()
        var losses = 0
        var errors: [PostgresError?] = []
        other.onLoss = { _ in losses += 1 }
        other.submit(.simple("SELECT 1")) { errors.append($0.error) }
        other.submit(.simple("SELECT 2")) { errors.append($0.error) }
        other.close()
        #expect(
            errors.map { $0?.message } == Array(repeating: "the connection was closed", count: 2))
        #expect(losses == 0)
        #expect(!other.isOpen && !other.isBusy && !session.loop.hasReferencedWork)
        other.close()
        #expect(try session.backendGoes(other.backendProcessID))
    }

    /// Where, in a connection's own work, its owner closes it.
    enum Moment: CaseIterable { case answer, notice, notification, error }

    @Test(arguments: Moment.allCases)
    func aConnectionMayBeClosedByWhoeverIsTold(moment: Moment) throws {
        let other = try session.open()
        try other.perform(.simple("LISTEN c"))
        let processID = other.backendProcessID
        var replies = 0
        switch moment {
        case .answer, .error: break
        case .notice: other.onNotice = { _ in other.close() }
        case .notification: other.onNotification = { _, _, _ in other.close() }
        }
        let sql =
            switch moment {
            case .error: "SELECT 1/0"
            default: "NOTIFY c; DO $$ BEGIN RAISE NOTICE 'n'; RAISE NOTICE 'o'; END $$; SELECT 1"
            }
        other.submit(.simple(sql)) { _ in
            replies += 1
            other.close()
        }
        other.submit(.simple("SELECT 2")) { _ in replies += 1 }
        try session.wait { replies == 2 }
        #expect(!other.isOpen)
        #expect(try session.backendGoes(processID))
        other.onNotice = nil
        other.onNotification = nil
    }

    @Test func aConnectionNobodyHoldsClosesItsSocket() throws {
        weak var kept: Connection?
        var processID = 0
        do {
            let other = try session.open()
            kept = other
            processID = other.backendProcessID
            try other.perform(.simple("BEGIN; SELECT 1"))
            _ = try other.query("SELECT $1::int", [.text("1")])
        }
        #expect(kept == nil)
        #expect(try session.backendGoes(processID))
    }

    @Test func aConnectionMayGoWithTheAnswerThatItBrings() throws {
        weak var kept: Connection?
        var holder: Connection? = try session.open()
        kept = holder
        holder?.submit(.simple("SELECT 1")) { _ in holder = nil }
        try session.wait { holder == nil }
        #expect(kept == nil)
    }

    @Test func anAttemptLeavesNothingBehind() throws {
        final class Witness {}
        weak var kept: Witness?
        do {
            let witness = Witness()
            kept = witness
            var isDone = false
            Connection.connect([("host", "127.0.0.1"), ("port", "1")], on: session.loop) { _ in
                _ = witness
                isDone = true
            }
            try session.wait { isDone }
        }
        #expect(kept == nil)
    }
}
