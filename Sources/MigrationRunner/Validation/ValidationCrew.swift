import EventLoop
import MigrationKit
import Postgres
import Synchronization

/// Threads that make checks, each with a loop and a session of its own. One that cannot connect is not
/// missed, and one that never comes back is given up: the owner's thread sees to what is left.
final class ValidationCrew: Sendable {
    private struct State {
        /// How many threads have neither connected nor failed to.
        var connecting = 0
        /// The server's processes of those that have a session.
        var processes: [Int32] = []
        /// The threads that have begun, and neither ended nor been given up.
        var alive: Set<Int> = []
        var calls: [Doorbell] = []
        var nextNumber = 1
        var work: Work?
        var isOver = false
    }

    /// What there is to do once everything is known.
    private struct Work {
        let board: ValidationBoard
        let context: SharedContext
    }

    private let keywords: [(String, String)]
    private let timeout: Double?
    private let news: ValidationNews
    private let state = Mutex(State())

    /// How long a check may go on beyond its time before its thread is given up.
    static let grace = Duration.seconds(3)
    /// How long the threads get to end, in milliseconds.
    private static let patience = 500.0

    /// Makes a crew without threads.
    ///
    /// - Parameter news: how it tells the owner's thread.
    init(settings: ConnectionSettings, news: ValidationNews) {
        keywords = settings.runKeywords()
        timeout = settings.timeout
        self.news = news
    }

    // MARK: - The owner's side

    /// Starts a thread, which connects at once.
    func start() {
        guard let call = try? Doorbell() else { return }
        let number = state.withLock { state in
            state.connecting += 1
            state.calls.append(call)
            state.nextNumber += 1
            state.alive.insert(state.nextNumber)
            return state.nextNumber
        }
        let isStarted = BackgroundThread.start { [self] in
            work(number, answering: call)
            giveUp([number])
            news.ring()
        }
        if !isStarted {
            state.withLock { $0.connecting -= 1 }
            giveUp([number])
        }
    }

    /// Whether no thread is there.
    var isEmpty: Bool { state.withLock(\.alive.isEmpty) }

    /// Counts threads no longer among those that do something.
    func giveUp(_ threads: [Int]) { state.withLock { $0.alive.subtract(threads) } }

    /// Whether all threads have connected or failed to.
    var isConnected: Bool { state.withLock { $0.connecting == 0 } }

    /// The server's processes of the sessions.
    var processes: [Int32] { state.withLock(\.processes) }

    /// Has the threads take checks from a board.
    ///
    /// - Parameter context: what the validators judge by, but for the database.
    func begin(_ board: ValidationBoard, _ context: ValidationContext) {
        let shared = SharedContext(context)
        let calls = state.withLock { state in
            state.work = Work(board: board, context: shared)
            return state.calls
        }
        for call in calls { call.ring() }
    }

    /// Ends the sessions; a check that still runs is cancelled, and not waited for long.
    func close(on loop: EventLoop, telling reporter: any Reporter) {
        let calls = state.withLock { state in
            state.isOver = true
            return state.calls
        }
        for call in calls { call.ring() }
        let deadline = EventLoop.now + Self.patience
        news.wait(on: loop, telling: reporter) { isEmpty || EventLoop.now >= deadline }
    }

    // MARK: - A thread's side

    private func work(_ number: Int, answering call: Doorbell) {
        guard let loop = try? EventLoop() else { return noteConnection(nil) }
        let watch = call.watch(on: loop) { [self] in
            if state.withLock(\.isOver) { loop.interrupt(because: "the validation was ended") }
        }
        defer { loop.cancel(watch) }
        guard let session = session(on: loop) else { return noteConnection(nil) }
        defer { session.close() }
        noteConnection(session)
        let isInterrupted = { loop.interruption != nil }
        while state.withLock({ $0.work == nil }), !isInterrupted() { loop.turn() }
        guard let work = state.withLock(\.work) else { return }
        ValidationRunner.empty(
            work.board, at: .anywhere, by: number, in: work.context.reading(session),
            isInterrupted: isInterrupted, finished: { [news] _ in news.ring() })
    }

    private func session(on loop: EventLoop) -> ReadOnlySession? {
        try? ReadOnlySession(isPooled: false) { [self] () throws(RunEnd) in
            do throws(WaitError) {
                return try Connection.open(keywords, on: loop, timeout: timeout)
            } catch {
                throw RunEnd(error)
            }
        }
    }

    private func noteConnection(_ session: ReadOnlySession?) {
        state.withLock { state in
            state.connecting -= 1
            if let session {
                state.processes.append(Int32(session.connection.backendProcessID))
            }
        }
        news.ring()
    }
}

/// A context on its way to other threads. All of it may be shared but the database, which each
/// replaces by its own, and what is for the owner's thread only, which they do without.
private struct SharedContext: @unchecked Sendable {
    private let context: ValidationContext

    init(_ context: ValidationContext) { self.context = context }

    func reading(_ database: any ReadOnlyDatabase) -> ValidationContext {
        var own = context
        own.database = database
        own.schemaState = nil
        return own
    }
}
