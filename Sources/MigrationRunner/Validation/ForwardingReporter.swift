import EventLoop
import MigrationKit
import Synchronization

/// Keeps what another thread tells until the thread that may tell it comes by.
final class ForwardingReporter: Reporter, Sendable {
    private let events = Mutex<[RunEvent]>([])
    private let news: Doorbell

    /// - Parameter news: rung for each event.
    init(news: Doorbell) { self.news = news }

    func report(_ event: RunEvent) {
        events.withLock { $0.append(event) }
        news.ring()
    }

    /// Passes on what was told.
    func flush(to reporter: any Reporter) {
        let told = events.withLock { events in
            defer { events = [] }
            return events
        }
        for event in told { reporter.report(event) }
    }
}
