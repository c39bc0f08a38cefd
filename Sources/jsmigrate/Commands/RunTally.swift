import EventLoop
import MigrationKit
import Synchronization

/// How far the run of a command has come, for whoever tells its end; any thread may ask.
final class RunTally: Sendable {
    private struct State {
        var run = RunSummary(
            direction: .up, exitCode: .success, completed: 0, durationMilliseconds: 0)
        var start = EventLoop.now
        /// Whether the run has said itself how it ended.
        var isSummed = false
        /// Whether a migration is at work.
        var isBusy = false
        var isTold = false
    }

    private let state = Mutex(State())

    /// Takes what happens in the run.
    ///
    /// - Returns: the end of the run before it, where this is the beginning of another.
    func note(_ event: RunEvent) -> RunSummary? {
        state.withLock { state in
            switch event {
            case .runStarted(let start):
                let earlier = state.isSummed ? state.run : nil
                state.run = RunSummary(
                    direction: start.direction, exitCode: .success, completed: 0,
                    notRun: start.versions.count, durationMilliseconds: 0, isDryRun: start.isDryRun)
                state.isSummed = false
                state.start = EventLoop.now
                return earlier
            case .migrationStarted: state.isBusy = true
            case .migrationFinished(let outcome):
                state.isBusy = false
                state.run = state.run.adding(outcome.status == .failed ? .failed : .completed)
            case .runFinished(let summary):
                state.run = summary
                state.isSummed = true
            case .statement, .warning, .notice, .log, .validationFinished: break
            }
            return nil
        }
    }

    /// Ends the run, once. A migration that is at work then has failed.
    ///
    /// - Returns: how it ended; nil where that was asked before.
    func end(with exitCode: ExitCode) -> RunSummary? {
        state.withLock { state in
            guard !state.isTold else { return nil }
            state.isTold = true
            guard !state.isSummed else {
                return state.run.ending(with: exitCode, after: state.run.durationMilliseconds)
            }
            let isCutOff = state.isBusy && !state.run.isDryRun
            return (isCutOff ? state.run.adding(.failed) : state.run)
                .ending(with: exitCode, after: Int((EventLoop.now - state.start).rounded()))
        }
    }
}

extension RunSummary {
    /// The summary where one more of the planned migrations came to its end.
    fileprivate func adding(_ status: RowStatus) -> RunSummary {
        var summary = self
        summary.completed += status == .completed ? 1 : 0
        summary.failed += status == .failed ? 1 : 0
        summary.notRun = max(notRun - 1, 0)
        return summary
    }

    fileprivate func ending(with exitCode: ExitCode, after milliseconds: Int) -> RunSummary {
        var summary = self
        summary.exitCode = exitCode
        summary.durationMilliseconds = milliseconds
        return summary
    }
}
