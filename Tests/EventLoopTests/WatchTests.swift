import EventLoop
import Glibc
import TestSupport
import Testing

/// Descriptors: which readiness is reported, to whom, and when it ends.
@Suite struct WatchTests {
    private let loop: EventLoop
    private let log = Log()

    init() throws { loop = try EventLoop() }

    @Test func readersAreCalledForAsLongAsThereIsData() {
        let pipe = Pipe()
        let watch = loop.watch(pipe.reading, for: .read) { log.add("ready") }
        loop.turn(sleeping: false)
        #expect(log.entries.isEmpty)
        pipe.write("x")
        loop.turn()
        loop.turn()
        #expect(log.entries == ["ready", "ready"])
        #expect(pipe.read() == "x")
        loop.turn(sleeping: false)
        #expect(log.entries.count == 2)
        loop.cancel(watch)
    }

    @Test func writersAreCalledWhenThereIsRoom() {
        let pipe = Pipe()
        pipe.fill()
        _ = loop.watch(pipe.writing, for: .write) { log.add("room") }
        loop.turn(sleeping: false)
        #expect(log.entries.isEmpty)
        while !pipe.read().isEmpty {}
        loop.turn()
        #expect(log.entries == ["room"])
    }

    @Test func theInterestCanChangeBetweenTurns() {
        let pipe = Pipe()
        let watch = loop.watch(pipe.writing, for: .read) { log.add("called") }
        loop.turn(sleeping: false)
        #expect(log.entries.isEmpty)
        watch.interest = [.read, .write]
        loop.turn()
        #expect(log.entries == ["called"])
        watch.interest = .read
        loop.turn(sleeping: false)
        #expect(log.entries == ["called"])
    }

    @Test func theEndOfTheOtherSideIsReportedUnlessNothingIsWaitedFor() {
        var pipe: Pipe? = Pipe()
        let kept = dup(pipe?.reading ?? -1)
        defer { close(kept) }
        let watch = loop.watch(kept, for: .read) { log.add("end") }
        pipe = nil
        loop.turn()
        #expect(log.entries == ["end"])
        watch.interest = []
        loop.turn(sleeping: false)
        #expect(log.entries == ["end"])
    }

    @Test func handlersAreCalledInTheOrderOfWatching() {
        let pipes = (0..<20).map { _ in Pipe() }
        for (index, pipe) in pipes.enumerated() {
            _ = loop.watch(pipe.reading, for: .read) { log.add("\(index)") }
        }
        for pipe in pipes.reversed() { pipe.write("x") }
        loop.turn()
        #expect(log.entries == (0..<20).map(String.init))
    }

    @Test func aWatchCancelledByAHandlerOfTheSameTurnIsNotCalled() {
        let pipe = Pipe()
        pipe.write("x")
        var second: Watch?
        _ = loop.watch(pipe.reading, for: .read) {
            log.add("first")
            if let second { loop.cancel(second) }
        }
        second = loop.watch(pipe.reading, for: .read) { log.add("second") }
        _ = loop.watch(pipe.reading, for: .read) { log.add("third") }
        loop.turn()
        #expect(log.entries == ["first", "third"])
        loop.turn()
        #expect(log.entries == ["first", "third", "first", "third"])
    }

    @Test func aWatchMayCancelItselfAndMakeAnother() {
        let pipe = Pipe()
        pipe.write("x")
        var watch: Watch?
        watch = loop.watch(pipe.reading, for: .read) {
            log.add("old")
            if let watch { loop.cancel(watch) }
            _ = loop.watch(pipe.reading, for: .read) { log.add("new") }
        }
        loop.turn()
        #expect(log.entries == ["old"])
        loop.turn()
        #expect(log.entries == ["old", "new"])
    }

    @Test func onlyReferencedWatchesKeepWorkAlive() {
        let pipe = Pipe()
        let watch = loop.watch(pipe.reading, for: .read) {}
        #expect(loop.hasReferencedWork)
        watch.isReferenced = false
        #expect(!loop.hasReferencedWork)
        watch.isReferenced = true
        loop.cancel(watch)
        #expect(!loop.hasReferencedWork)
    }

    @Test func cancellingReleasesTheHandler() {
        let pipe = Pipe()
        weak var kept: Log?
        do {
            let log = Log()
            kept = log
            loop.cancel(loop.watch(pipe.reading, for: .read) { log.add("never") })
        }
        #expect(kept == nil)
    }

    @Test func waitingForOneSleeps() {
        let pipe = Pipe()
        var isDone = false
        _ = loop.watch(pipe.reading, for: .read) { isDone = true }
        loop.schedule(after: 300) { pipe.write("x") }
        let busy = processorTime { loop.run { isDone } }
        #expect(busy < 30)
    }
}
