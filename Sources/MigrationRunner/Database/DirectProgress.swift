import EventLoop
import MigrationKit
import Postgres

/// The progress of a migration with `transaction: false`, noted on the migration's connection before
/// the first statement and after each.
final class DirectProgress {
    /// What is done so far.
    private(set) var progress: MigrationProgress

    private let tracker: Connection
    private let tracking: any TransactionTracking
    private let onTrackingGone: () -> Void
    /// The statements that run now.
    private var running: [String] = []
    /// A statement that failed and has left a part of its work.
    private var partial: String?
    /// How many statements the row says are durable.
    private var notedCount: Int
    private var pendingNotes = 0
    private var problem: String?

    /// Makes the progress of a migration whose code is about to run.
    ///
    /// - Parameters:
    ///   - tracker: a connection with no transaction open.
    ///   - onTrackingGone: told that the migration has removed the tracking row.
    ///   - progress: what is durable already, and noted.
    init(
        tracker: Connection, tracking: any TransactionTracking,
        onTrackingGone: @escaping () -> Void, progress: MigrationProgress
    ) {
        self.progress = progress
        notedCount = progress.statements
        self.tracker = tracker
        self.tracking = tracking
        self.onTrackingGone = onTrackingGone
    }

    /// Notes that a statement is to run, and calls `proceed` when it may; with a reason where it may
    /// not, as nobody would know of it after a crash.
    func begin(_ text: String, then proceed: @escaping (_ problem: String?) -> Void) {
        if let problem { return proceed(problem) }
        running.append(text)
        // Once the row tells that something is durable, no crash is taken for "nothing happened".
        let isKnown = notedCount > 0
        note(isForOthers: !isKnown) {
            if isKnown { return }
            if self.problem != nil { self.running.removeAll { $0 == text } }
            proceed(self.problem)
        }
        if isKnown { proceed(nil) }
    }

    /// Notes that a statement ended, and how many are durable by it, or whether one that failed has left
    /// a part of its work; calls `proceed` once that is
    /// written, so that no note is under way when the script has all its answers.
    func end(
        _ text: String, durable: Int, leavesPart: Bool = false, then proceed: @escaping () -> Void
    ) {
        if leavesPart { partial = text }
        if let index = running.firstIndex(of: text) { running.remove(at: index) }
        if durable > 0 {
            progress.statements += durable
            progress.lastStatement = text
        }
        note(then: proceed)
    }

    /// Waits until the row tells all that is durable.
    ///
    /// - Returns: why it does not, where something stood in the way.
    func settle() -> String? {
        tracker.loop.run { pendingNotes == 0 }
        return problem
    }

    private func note(isForOthers: Bool = false, then proceed: @escaping () -> Void) {
        progress.runningStatement = running.last ?? partial
        let noted = progress
        pendingNotes += 1
        let text = tracking.noteSQL(noted, isForOthers: isForOthers)
        tracker.submit(.simple(text)) { reply in
            if let error = reply.error {
                self.noteAgain(text, noted, after: error, then: proceed)
            } else {
                self.noteIsWritten(noted, then: proceed)
            }
        }
    }

    /// Notes once more, where the migration has removed the row or its table.
    private func noteAgain(
        _ noteSQL: String, _ noted: MigrationProgress, after error: PostgresError,
        then proceed: @escaping () -> Void
    ) {
        if error.saysThatTrackingIsGone { onTrackingGone() }
        let text = "ROLLBACK; \(tracking.restoringSQL); \(noteSQL)"
        tracker.submit(.simple(text)) { reply in
            if let error = reply.error {
                self.problem = "the progress could not be noted: \(error.message)"
            }
            self.noteIsWritten(noted, then: proceed)
        }
    }

    private func noteIsWritten(_ noted: MigrationProgress, then proceed: () -> Void) {
        pendingNotes -= 1
        if problem == nil { notedCount = noted.statements }
        proceed()
    }
}
