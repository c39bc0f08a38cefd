private import CLinux
internal import Glibc
internal import Synchronization

/// SIGINT and SIGTERM as data: the process blocks them, and a descriptor delivers them.
///
/// signalfd(2) needs no handler, so nothing runs where only async-signal-safe calls may; and it can
/// be asked from within a script that never returns to the loop. A thread reads the descriptor too: it
/// ends the process where the loop cannot, at the second signal or when nothing attends to the first.
package final class SignalSource: Sendable {
    /// A signal that asks the program to end.
    package enum Signal: Int32, Sendable {
        /// Ctrl+C.
        case interrupt = 2
        /// What `kill` and service managers send.
        case terminate = 15

        /// The name as manuals write it, "SIGINT".
        package var name: String { self == .interrupt ? "SIGINT" : "SIGTERM" }
    }

    /// What may be done for a process whose loop no longer turns, on the thread that finds out.
    package typealias LastResort = @Sendable (Signal) -> Void

    /// What is done whenever the process ends at once; it is told the exit code.
    package typealias Farewell = @Sendable (Int32) -> Void

    private struct State {
        var firstArrival = 0.0
        /// Whether the loop has taken notice, so that the run is being ended in good order.
        var isAttended = false
        /// Whether code runs that may never return to the loop.
        var isPatienceLimited = false
        var lastResort: LastResort?
        var farewells: [Farewell] = []
    }

    private let first = Atomic<Int32>(0)
    private let state = Mutex(State())
    private let descriptor: Int32
    /// Wakes the loop where the thread was the one to read the signal.
    private let wake: Int32
    /// Ends the thread.
    private let stop: Int32
    private let thread: Mutex<pthread_t?> = Mutex(nil)

    /// Signals closer together than this are one wish: a terminal and a parent may both send one.
    private static let patience = 250.0
    /// How long a script may go on that the engine's watchdog does not end, in milliseconds.
    private static let patienceWithScripts = 2_000.0

    /// The first signal that arrived, if one did.
    package var received: Signal? { Signal(rawValue: first.load(ordering: .relaxed)) }

    /// Blocks the signals in this thread and all it starts later.
    ///
    /// - Throws: ``EventLoopError`` when the system gives no descriptor.
    package init() throws(EventLoopError) {
        var mask = sigset_t()
        unsafe sigemptyset(&mask)
        unsafe sigaddset(&mask, SIGINT)
        unsafe sigaddset(&mask, SIGTERM)
        unsafe pthread_sigmask(SIG_BLOCK, &mask, nil)
        descriptor = unsafe signalfd(-1, &mask, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        wake = eventfd(0, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        stop = eventfd(0, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        if descriptor < 0 || wake < 0 || stop < 0 {
            throw EventLoopError(systemCall: "signalfd", errno: errno)
        }
        pollDescriptors = [descriptor, wake].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        startThread()
    }

    deinit {
        add(1, to: stop)
        if let thread = thread.withLock({ $0 }) { pthread_join(thread, nil) }
        for each in [descriptor, wake, stop] { close(each) }
    }

    /// What poll(2) is given for the loop to be woken by signals.
    let pollDescriptors: [pollfd]

    /// Takes what arrived since the last call; does not wait.
    ///
    /// A second wish to end, while the first is being carried out, ends the process at once. The
    /// database knows what was going on: the tracking row says so, and the sessions end with us.
    package func receive() {
        var information = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        while unsafe read(descriptor, &information, size) == size {
            guard let signal = Signal(rawValue: Int32(information.ssi_signo)) else { continue }
            note(signal)
        }
    }

    /// Notes that the loop has seen the signal and what runs is being ended.
    func attend() {
        var count: UInt64 = 0
        _ = unsafe read(wake, &count, MemoryLayout<UInt64>.size)
        if received != nil { state.withLock { $0.isAttended = true } }
    }

    /// Says that scripts run from now on, which may never return to the loop: where that is so some
    /// seconds after a signal, the process ends.
    package func limitPatience() { state.withLock { $0.isPatienceLimited = true } }

    /// Sets what is done before the process ends because a script does not.
    package func setLastResort(_ resort: LastResort?) {
        state.withLock { $0.lastResort = resort }
    }

    /// Adds to what is done whenever the process ends here and not in good order; the last that was
    /// added is done first.
    package func addFarewell(_ farewell: @escaping Farewell) {
        state.withLock { $0.farewells.append(farewell) }
    }

    private func note(_ signal: Signal) {
        let now = EventLoop.now
        let isSecond = state.withLock { state in
            if first.load(ordering: .relaxed) == 0 {
                state.firstArrival = now
                first.store(signal.rawValue, ordering: .relaxed)
                return false
            }
            return now - state.firstArrival > Self.patience
        }
        if isSecond { leave(with: signal, "a second time; ended at once") }
        add(1, to: wake)
    }

    private func leave(with signal: Signal, _ circumstance: String) -> Never {
        leave(
            saying: "error: interrupted by \(signal.name) \(circumstance)\n",
            exitCode: 128 + signal.rawValue)
    }

    /// Ends the process at once, from any thread.
    ///
    /// - Parameter text: what is said on the standard error.
    package func leave(saying text: String, exitCode: Int32) -> Never {
        _ = unsafe write(STDERR_FILENO, text, text.utf8.count)
        for farewell in state.withLock({ $0.farewells }).reversed() { farewell(exitCode) }
        _exit(exitCode)
    }

    // MARK: - The thread

    /// The thread has no claim on the object, which ends it.
    private func startThread() {
        var thread = pthread_t()
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        let failure = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<SignalSource>.fromOpaque(context).takeUnretainedValue().watch()
                return nil
            }, context)
        if failure == 0 { self.thread.withLock { $0 = thread } }
    }

    private func watch() {
        var descriptors = [descriptor, stop].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        while true {
            _ = unsafe poll(&descriptors, 2, timeout)
            if descriptors[1].revents != 0 { return }
            receive()
            if let signal = received, isUnattended { resort(to: signal) }
        }
    }

    /// How long the thread may sleep, in milliseconds.
    private var timeout: Int32 {
        guard received != nil, state.withLock({ !$0.isAttended }) else { return -1 }
        return 50
    }

    private var isUnattended: Bool {
        state.withLock {
            !$0.isAttended && $0.isPatienceLimited
                && EventLoop.now - $0.firstArrival > Self.patienceWithScripts
        }
    }

    private func resort(to signal: Signal) -> Never {
        state.withLock { $0.lastResort }?(signal)
        leave(with: signal, "in a script that does not end; it was given up")
    }
}

/// Adds to the counter of an eventfd(2).
private func add(_ value: UInt64, to descriptor: Int32) {
    var value = value
    _ = unsafe write(descriptor, &value, MemoryLayout<UInt64>.size)
}
