private import Glibc

/// The one place where this program waits: for sockets, for timers, and for signals.
///
/// A turn polls every watched descriptor with poll(2), sleeping no longer than the next timer allows
/// and not at all when an immediate is due, and then calls what became ready. Handlers run on the
/// thread that turns the loop; a handler may turn it again, as a call that waits for its own answer
/// does: that turn goes on with what is left of the one around it.
package final class EventLoop {
    /// The signals that end a run, as they arrive.
    package let signals: SignalSource?

    /// What all that runs depends on and has lost.
    private var loss: String?

    /// In the order in which they were made, which is the order of their handlers' calls.
    private var watches: [Watch] = []
    /// What poll(2) is given; kept, so that a turn allocates nothing.
    private var descriptors: [pollfd] = []
    private var pollCount = 0
    private var timers = TimerQueue()
    private var immediates = HandlerQueue()

    /// Makes a loop.
    ///
    /// - Parameter handlingSignals: whether SIGINT and SIGTERM are taken from the process and
    ///   delivered to ``signals``; true for the program, false for tests of other things.
    /// - Throws: ``EventLoopError`` when the system gives no descriptor for signals.
    package init(handlingSignals: Bool = false) throws(EventLoopError) {
        signals = handlingSignals ? try SignalSource() : nil
    }

    /// Why what runs is to end; nil while it may go on.
    package var interruption: Interruption? {
        if let signal = signals?.received { return .signal(signal) }
        return loss.map { .loss($0) }
    }

    /// Has all that runs end as at a signal, because what it depends on is gone; the first reason counts.
    package func interrupt(because reason: String) { loss = loss ?? reason }

    /// Calls `handler` on every turn in which `descriptor` is ready for `interest`.
    package func watch(
        _ descriptor: Int32, for interest: Watch.Interest, handler: @escaping () -> Void
    ) -> Watch {
        let watch = Watch(descriptor: descriptor, interest: interest, handler: handler)
        watches.append(watch)
        return watch
    }

    /// Stops watching; a handler that is due in this very turn is not called any more.
    package func cancel(_ watch: Watch) {
        watches.removeAll { $0 === watch }
        watch.isCancelled = true
    }

    /// Calls `handler` once, `milliseconds` from now; a negative time counts as none.
    ///
    /// - Parameter isReferenced: whether the timer keeps ``hasReferencedWork`` true, as a Node timer
    ///   does until `unref()`.
    @discardableResult
    package func schedule(
        after milliseconds: Double, isReferenced: Bool = true, handler: @escaping () -> Void
    ) -> TimerIdentifier {
        timers.insert(
            deadline: EventLoop.now + max(0, milliseconds), isReferenced: isReferenced,
            handler: handler)
    }

    /// Takes a timer back; unknown and past ones are passed over.
    package func cancel(_ timer: TimerIdentifier) {
        timers.remove(timer)
    }

    /// Says whether a timer keeps the loop's work referenced.
    package func setReferenced(_ isReferenced: Bool, for timer: TimerIdentifier) {
        timers.setReferenced(isReferenced, for: timer)
    }

    /// Calls `handler` on the next turn, which then does not sleep.
    package func performOnNextTurn(_ handler: @escaping () -> Void) {
        immediates.append(handler)
    }

    /// Whether anything is left that could wake a script up: a referenced watch or timer, or an
    /// immediate.
    package var hasReferencedWork: Bool {
        !immediates.isEmpty || isWaiting
    }

    /// Whether a referenced watch or timer is left: something that takes time.
    package var isWaiting: Bool {
        timers.hasReferenced || watches.contains(where: \.isReferenced)
    }

    /// Whether something is due now, so that a turn would not sleep.
    package var isDue: Bool {
        !immediates.isEmpty || timers.nextDeadline.map { $0 <= EventLoop.now } ?? false
    }

    /// Milliseconds of the monotonic clock, which no change of the date moves.
    package static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }

    /// Waits once and calls what became ready.
    ///
    /// - Parameter sleeping: false to look without sleeping.
    package func turn(sleeping: Bool = true) {
        poll(timeout: sleeping ? timeout : 0)
        // One at a time: a handler may cancel the next, or turn the loop and wait for it.
        let now = EventLoop.now
        while let handler = timers.removeFirst(dueAt: now) { handler() }
        let end = immediates.end
        while let handler = immediates.removeFirst(before: end) { handler() }
    }

    /// Turns the loop until `condition` holds.
    package func run(until condition: () -> Bool) {
        while !condition() { turn() }
    }

    /// How long poll(2) may sleep, in milliseconds; -1 is until something happens.
    private var timeout: Int32 {
        if !immediates.isEmpty { return 0 }
        guard let deadline = timers.nextDeadline else { return -1 }
        let remaining = (deadline - EventLoop.now).rounded(.up)
        return Int32(max(0, min(remaining, 3_600_000)))
    }

    private func poll(timeout: Int32) {
        pollCount += 1
        let number = pollCount
        let watches = watches
        // Taken away for as long as it is used: a handler may turn the loop.
        var descriptors = descriptors
        self.descriptors = []
        descriptors.removeAll(keepingCapacity: true)
        for watch in watches { descriptors.append(watch.pollDescriptor) }
        if let signals { descriptors.append(contentsOf: signals.pollDescriptors) }
        let ready = unsafe Glibc.poll(&descriptors, nfds_t(descriptors.count), timeout)
        if ready > 0 { handle(descriptors, of: watches, number) }
        self.descriptors = descriptors
    }

    /// Calls the handlers of what became ready.
    private func handle(_ descriptors: [pollfd], of watches: [Watch], _ number: Int) {
        if let signals {
            let isSignalled = descriptors[watches.count...].contains { $0.revents != 0 }
            if isSignalled { signals.receive() }
            if signals.received != nil { signals.attend() }
        }
        for (index, watch) in watches.enumerated()
        where descriptors[index].revents != 0 && !watch.isCancelled {
            watch.handler()
            // A handler that turned the loop has used up what this turn saw; the next looks again.
            guard pollCount == number else { return }
        }
    }
}
