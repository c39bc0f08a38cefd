import EventLoop
import Glibc
import TestSupport
import Testing

/// Signals, each in a process of its own: these tests block them and end by them.
@Suite struct SignalTests {
    @Test func aSignalIsDataAndEndsNothing() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let loop = try EventLoop(handlingSignals: true)
            guard loop.signals?.received == nil else { exit(1) }
            send(SIGINT)
            loop.turn()
            guard loop.signals?.received == .interrupt else { exit(2) }
            exit(7)
        }
    }

    @Test func aSignalWakesASleepingLoop() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let loop = try EventLoop(handlingSignals: true)
            let start = EventLoop.now
            sendTerminationLater()
            let busy = processorTime { loop.run { loop.signals?.received != nil } }
            guard EventLoop.now - start >= 300, busy < 30 else { exit(1) }
            guard loop.signals?.received == .terminate else { exit(2) }
            exit(7)
        }
    }

    @Test func theFirstSignalIsTheOneReported() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let loop = try EventLoop(handlingSignals: true)
            guard let signals = loop.signals else { exit(2) }
            // Where the machine takes its time between the two, the second is a wish of its own.
            signals.addFarewell { _ in _exit(signals.received == .terminate ? 7 : 1) }
            send(SIGTERM)
            loop.turn()
            send(SIGINT)
            loop.turn()
            exit(signals.received == .terminate ? 7 : 1)
        }
    }

    @Test func aSignalIsSeenWithoutALoopThatTurns() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let loop = try EventLoop(handlingSignals: true)
            loop.signals?.receive()
            guard loop.signals?.received == nil else { exit(1) }
            send(SIGINT)
            loop.signals?.receive()
            exit(loop.signals?.received == .interrupt ? 7 : 2)
        }
    }

    @Test func aSecondWishToEndIsObeyedAtOnce() async {
        await #expect(processExitsWith: .exitCode(128 + SIGTERM)) {
            let loop = try EventLoop(handlingSignals: true)
            send(SIGINT)
            loop.turn()
            usleep(300_000)
            send(SIGTERM)
            loop.turn()
            exit(1)
        }
    }

    @Test func aLoopThatHandlesNoSignalsLeavesThemAlone() async {
        await #expect(processExitsWith: .signal(SIGTERM)) {
            let loop = try EventLoop()
            guard loop.signals == nil else { exit(1) }
            kill(getpid(), SIGTERM)
            loop.schedule(after: 60_000) { exit(2) }
            while true { loop.turn() }
        }
    }

    @Test func signalsHaveTheirNames() {
        #expect(SignalSource.Signal.interrupt.name == "SIGINT")
        #expect(SignalSource.Signal.terminate.name == "SIGTERM")
    }
}

/// Sends a signal to this thread; the threads of the testing library do not block it and would take one
/// that is sent to the process.
private func send(_ signal: Int32) {
    pthread_kill(pthread_self(), signal)
}

/// Sends SIGTERM to this thread from another one, 300 ms later.
private func sendTerminationLater() {
    var thread = pthread_t()
    unsafe pthread_create(
        &thread, nil,
        { receiver in
            usleep(300_000)
            pthread_kill(pthread_t(bitPattern: Int(bitPattern: receiver)), SIGTERM)
            return nil
        }, UnsafeMutableRawPointer(bitPattern: pthread_self()))
}
