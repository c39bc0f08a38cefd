package import EventLoop
package import MigrationKit
import Postgres

/// Waits until nothing is pending: one query on one connection at each look, in growing intervals.
///
/// A server that is not there yet is waited for, too. Nothing is created and no lock is taken.
package final class MigrationWait {
    private let files: [MigrationFile]
    private let loop: EventLoop
    private let tell: (String) -> Void
    private let connect: (_ milliseconds: Int) throws(RunEnd) -> PostgresMigrator
    private var migrator: PostgresMigrator?
    private var told = ""

    /// Makes a wait.
    ///
    /// - Parameters:
    ///   - tell: told what is waited for, whenever that is something else.
    ///   - connect: connects within a time.
    package init(
        for files: [MigrationFile], loop: EventLoop, tell: @escaping (String) -> Void,
        connect: @escaping (_ milliseconds: Int) throws(RunEnd) -> PostgresMigrator
    ) {
        self.files = files
        self.loop = loop
        self.tell = tell
        self.connect = connect
    }

    /// How a wait ended.
    package enum Outcome {
        /// Nothing is pending.
        case done
        /// The time is over, and this is pending.
        case pending(PendingMigrations)
        /// A migration failed meanwhile.
        case failed(PendingMigrations.Failure, of: PendingMigrations)
    }

    /// Waits.
    ///
    /// - Parameter timeout: milliseconds; with 0 it looks once.
    /// - Throws: ``RunEnd`` where a signal came, where waiting does not help, and where the server could
    ///   not be reached in all the time.
    package func run(timeout: Double) throws(RunEnd) -> Outcome {
        defer { migrator?.close() }
        let deadline = EventLoop.now + timeout
        var first: PendingMigrations?
        var pause = 100.0
        while true {
            let remaining = deadline - EventLoop.now
            var obstacle: RunEnd?
            do throws(RunEnd) {
                let pending = PendingMigrations(
                    try connected(within: remaining).watchedInventory(of: files))
                if pending.isEmpty { return .done }
                if let failure = pending.failures(since: first ?? pending).first {
                    return .failed(failure, of: pending)
                }
                first = first ?? pending
                say(pending.line)
                if remaining <= 0 { return .pending(pending) }
            } catch {
                guard mayPass(error) else { throw error }
                obstacle = error
                say("waiting for the server: \(error.detail)")
            }
            if let obstacle, remaining <= 0 { throw obstacle }
            try RunPause(loop: loop).wait(max(0, min(pause, deadline - EventLoop.now)))
            pause = min(pause * 1.5, Self.longestPause) * Double.random(in: 0.9...1.1)
        }
    }

    /// The longest time between two looks, in milliseconds.
    private static let longestPause = 2_000.0
    /// How long an attempt to connect may take, and how long it may at least, in milliseconds.
    private static let patience = 2_000.0...10_000.0

    private func connected(within remaining: Double) throws(RunEnd) -> PostgresMigrator {
        if let migrator { return migrator }
        let bounds = Self.patience
        let new = try connect(
            Int(min(max(remaining, bounds.lowerBound), bounds.upperBound).rounded()))
        migrator = new
        return new
    }

    /// Whether it may be otherwise later; a connection that is lost is opened anew.
    private func mayPass(_ end: RunEnd) -> Bool {
        guard case .failed(let failure) = end else { return false }
        if let unreachable = failure as? ServerUnreachable { return unreachable.mayPass }
        guard let migrator, !migrator.idleConnection.isOpen else { return false }
        migrator.close()
        self.migrator = nil
        return true
    }

    private func say(_ text: String) {
        if text != told { tell(text) }
        told = text
    }
}

extension RunEnd {
    fileprivate var detail: String {
        guard case .failed(let failure) = self else { return reason }
        return failure.details.first ?? failure.message
    }
}
