import EventLoop
import TestSupport
import Testing

/// Immediates, and turns within turns.
@Suite struct TurnTests {
    private let loop: EventLoop
    private let log = Log()

    init() throws { loop = try EventLoop() }

    @Test func immediatesAreCalledInOrderAndKeepTheTurnFromSleeping() {
        for name in ["a", "b", "c"] { loop.performOnNextTurn { log.add(name) } }
        loop.schedule(after: 60_000) { log.add("timer") }
        #expect(loop.isDue)
        #expect(loop.hasReferencedWork)
        loop.turn()
        #expect(log.entries == ["a", "b", "c"])
        #expect(!loop.isDue)
    }

    @Test func anImmediateOfAnImmediateWaitsForTheNextTurn() {
        loop.performOnNextTurn {
            log.add("outer")
            loop.performOnNextTurn { log.add("inner") }
        }
        loop.performOnNextTurn { log.add("beside") }
        loop.turn()
        #expect(log.entries == ["outer", "beside"])
        loop.turn()
        #expect(log.entries == ["outer", "beside", "inner"])
        #expect(!loop.hasReferencedWork)
    }

    @Test func longChainsOfImmediatesKeepTheirOrder() {
        func follow(_ name: String, _ count: Int) {
            log.add("\(name)\(count)")
            if count < 500 { loop.performOnNextTurn { follow(name, count + 1) } }
        }
        for name in ["a", "b", "c"] { follow(name, 0) }
        loop.run { !loop.hasReferencedWork }
        #expect(log.entries == (0...500).flatMap { ["a\($0)", "b\($0)", "c\($0)"] })
    }

    @Test func timersComeBeforeImmediates() {
        loop.performOnNextTurn { log.add("immediate") }
        loop.schedule(after: 0) { log.add("timer") }
        loop.turn()
        #expect(log.entries == ["timer", "immediate"])
    }

    @Test func aReleasedImmediateReleasesWhatItHolds() {
        weak var kept: Log?
        do {
            let log = Log()
            kept = log
            loop.performOnNextTurn { log.add("once") }
            loop.performOnNextTurn {}
        }
        #expect(kept != nil)
        loop.turn()
        #expect(kept == nil)
    }

    @Test func aTimerMayWaitForAnotherOfTheSameTurn() {
        var isDone = false
        loop.schedule(after: 0) {
            log.add("waits")
            loop.run { isDone }
            log.add("goes on")
        }
        loop.schedule(after: 0) {
            log.add("is waited for")
            isDone = true
        }
        loop.schedule(after: 0) { log.add("comes last") }
        // Ends a wait in vain.
        loop.schedule(after: 60_000) { isDone = true }
        loop.turn()
        #expect(log.entries == ["waits", "is waited for", "comes last", "goes on"])
    }

    @Test func anImmediateMayWaitForAnotherOfTheSameTurn() {
        var isDone = false
        loop.performOnNextTurn {
            loop.run { isDone }
            log.add("went on")
        }
        loop.performOnNextTurn {
            log.add("was waited for")
            isDone = true
        }
        loop.schedule(after: 60_000) {
            log.add("waited in vain")
            isDone = true
        }
        loop.turn()
        #expect(log.entries == ["was waited for", "went on"])
    }

    @Test func whatANestedTurnHasUsedUpIsNotReportedAgain() {
        let pipes = [Pipe(), Pipe()]
        for pipe in pipes { pipe.write("x") }
        _ = loop.watch(pipes[0].reading, for: .read) {
            log.add("first")
            pipes[0].read()
            loop.turn(sleeping: false)
        }
        _ = loop.watch(pipes[1].reading, for: .read) {
            log.add("second read \(pipes[1].read())")
        }
        loop.turn()
        loop.turn(sleeping: false)
        #expect(log.entries == ["first", "second read x"])
    }

    @Test func whatIsReadyAfterANestedTurnIsStillReported() {
        let pipes = [Pipe(), Pipe()]
        for pipe in pipes { pipe.write("x") }
        var isNested = false
        _ = loop.watch(pipes[0].reading, for: .read) {
            guard !isNested else { return }
            isNested = true
            loop.turn(sleeping: false)
        }
        _ = loop.watch(pipes[1].reading, for: .read) { log.add("second") }
        loop.turn()
        loop.turn(sleeping: false)
        #expect(log.entries == ["second", "second"])
    }

    @Test func theClockOnlyGoesForward() {
        let times = (0..<1_000).map { _ in EventLoop.now }
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(times[999] > times[0])
    }
}
