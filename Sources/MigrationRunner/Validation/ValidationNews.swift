import EventLoop
import MigrationKit

/// How the threads of a validation tell its owner that something has changed, and what scripts print.
final class ValidationNews: Sendable {
    private let doorbell: Doorbell
    /// Takes what is to be told by the owner's thread.
    let reporter: ForwardingReporter

    /// - Throws: `EventLoopError` when the system gives no descriptor.
    init() throws(EventLoopError) {
        doorbell = try Doorbell()
        reporter = ForwardingReporter(news: doorbell)
    }

    /// Tells the owner's thread.
    func ring() { doorbell.ring() }

    /// Turns the owner's loop until `isDone`, which the threads bring about, and passes on what they tell.
    func wait(on loop: EventLoop, telling reporter: any Reporter, until isDone: () -> Bool) {
        let watch = doorbell.watch(on: loop) {}
        defer {
            loop.cancel(watch)
            self.reporter.flush(to: reporter)
        }
        while !isDone() {
            loop.schedule(after: 250, isReferenced: false) {}
            loop.turn()
            self.reporter.flush(to: reporter)
        }
    }
}
