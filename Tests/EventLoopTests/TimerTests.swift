import TestSupport
import Testing

@testable import EventLoop

/// Timers: when they fire, in which order, and what takes them back.
@Suite struct TimerTests {
    private let loop: EventLoop
    private let log = Log()

    init() throws { loop = try EventLoop() }

    private func schedule(_ name: String, after milliseconds: Double) -> TimerIdentifier {
        loop.schedule(after: milliseconds) { log.add(name) }
    }

    @Test func fireByDeadlineWhateverTheOrderOfSetting() {
        var timers: [TimerIdentifier] = []
        var start = 0.0
        // Where setting them took longer than the delays differ, a longer one may be the first that is due.
        repeat {
            timers.forEach(loop.cancel)
            start = EventLoop.now
            timers = [9, 3, 7, 1, 5, 8, 2, 6, 4].map { schedule("\($0)", after: Double($0)) }
        } while EventLoop.now - start >= 1
        loop.run { log.entries.count == 9 }
        #expect(log.entries == (1...9).map(String.init))
    }

    @Test func ofOneDeadlineFireInTheOrderOfSetting() {
        // A negative time is none, so all are overdue alike.
        let names = (0..<50).map(String.init)
        for name in names { _ = schedule(name, after: -5) }
        loop.turn(sleeping: false)
        #expect(log.entries == names)
    }

    @Test func fireNoEarlierThanAsked() {
        let start = EventLoop.now
        var end = 0.0
        loop.schedule(after: 20) { end = EventLoop.now }
        loop.run { end > 0 }
        #expect(end - start >= 20)
    }

    @Test func fireOnce() {
        _ = schedule("a", after: 0)
        loop.turn()
        loop.turn(sleeping: false)
        #expect(log.entries == ["a"])
    }

    @Test func doNotFireOnceCancelled() {
        let timers = ["a", "b", "c"].map { schedule($0, after: 0) }
        loop.cancel(timers[1])
        loop.cancel(timers[1])
        loop.turn()
        #expect(log.entries == ["a", "c"])
        loop.cancel(timers[0])
        #expect(!loop.hasReferencedWork)
    }

    @Test func cancelledByAHandlerOfTheSameTurnDoNotFire() {
        var second: TimerIdentifier?
        loop.schedule(after: 0) {
            log.add("first")
            if let second { loop.cancel(second) }
        }
        second = schedule("second", after: 0)
        _ = schedule("third", after: 0)
        loop.turn()
        #expect(log.entries == ["first", "third"])
    }

    @Test func setByAHandlerWaitForAnotherTurn() {
        loop.schedule(after: 0) {
            log.add("outer")
            loop.schedule(after: 0) { log.add("inner") }
        }
        loop.turn()
        #expect(log.entries == ["outer"])
        loop.turn()
        #expect(log.entries == ["outer", "inner"])
    }

    @Test func unreferencedOnesFireAndKeepNothingAlive() {
        let timer = loop.schedule(after: 0, isReferenced: false) { log.add("a") }
        #expect(!loop.hasReferencedWork)
        loop.setReferenced(true, for: timer)
        loop.setReferenced(true, for: timer)
        #expect(loop.hasReferencedWork)
        loop.setReferenced(false, for: timer)
        #expect(!loop.hasReferencedWork)
        loop.turn()
        #expect(log.entries == ["a"])
        loop.setReferenced(true, for: timer)
        #expect(!loop.hasReferencedWork, "a timer that has fired cannot be referenced")
    }

    @Test func referencedOnesCountUntilTheyFireOrAreCancelled() {
        let first = schedule("first", after: 0)
        let second = schedule("second", after: 0)
        loop.cancel(first)
        #expect(loop.hasReferencedWork)
        loop.cancel(second)
        #expect(!loop.hasReferencedWork)
        _ = schedule("third", after: 0)
        #expect(loop.hasReferencedWork)
        loop.turn()
        #expect(!loop.hasReferencedWork)
    }

    @Test func isDueTellsOfTimersWhoseTimeHasCome() {
        #expect(!loop.isDue)
        let later = schedule("later", after: 60_000)
        #expect(!loop.isDue)
        _ = schedule("now", after: 0)
        #expect(loop.isDue)
        loop.turn()
        #expect(!loop.isDue)
        loop.cancel(later)
        #expect(!loop.isDue)
    }

    @Test func aQueueOfManyKeepsTheirOrder() {
        var queue = TimerQueue()
        var expected: [(deadline: Double, number: Int)] = []
        for number in 0..<2_000 {
            let deadline = Double(Int.random(in: 1...40))
            let timer = queue.insert(deadline: deadline, isReferenced: true) {
                log.add("\(number)")
            }
            if Bool.random() { queue.remove(timer) } else { expected.append((deadline, number)) }
        }
        while let handler = queue.removeFirst(dueAt: 39) { handler() }
        expected.removeAll { $0.deadline > 39 }
        expected.sort { ($0.deadline, $0.number) < ($1.deadline, $1.number) }
        let isSame = log.entries == expected.map { "\($0.number)" }
        #expect(isSame)
        #expect(queue.nextDeadline == 40)
    }

    @Test func waitingForOneSleeps() {
        var isDone = false
        loop.schedule(after: 300) { isDone = true }
        let start = EventLoop.now
        let busy = processorTime { loop.run { isDone } }
        #expect(EventLoop.now - start >= 300)
        #expect(busy < 30)
    }
}
