import Arguments
import EventLoop
import MigrationKit
import MigrationRunner
import Postgres

/// Listens to a command, and leaves the files that are asked for, whichever way it ends: metrics for
/// Prometheus, results of validators for continuous integration.
final class CommandRecorder: Reporter {
    private let metricsFile: ReportFile?
    private let resultsFile: ReportFile?
    private var metrics: RunMetrics
    /// The phases that are to be validated, and were not yet.
    private var expected: [ValidationPhase]
    private let start = EventLoop.now
    private var next: (any Reporter)?
    private var workspace: Workspace?

    /// The permissions of the metrics: their reader is another user.
    private static let mode: UInt32 = 0o644

    /// Looks whether the files can be written.
    ///
    /// - Returns: nil where none is asked for.
    /// - Throws: a failure of exit code 5.
    init?(_ files: Command.ReportFiles?) throws(GeneralFailure) {
        guard let files, files.metrics != nil || files.results != nil else { return nil }
        metricsFile = try ReportFile(files.metrics, option: "metrics")
        resultsFile = try ReportFile(files.results, option: "junit")
        if let metricsFile, let resultsFile, metricsFile.isSame(as: resultsFile) {
            throw .configuration(
                "--metrics and --junit name one file, and each would replace what the other wrote",
                remedy: "name two files")
        }
        metrics = RunMetrics(version: ProgramDescription.jsmigrate.version, command: files.command)
        expected = files.expected
    }

    // MARK: - What happens

    /// Takes the place of a reporter, which is told everything.
    func takePlace(of reporter: any Reporter) -> any Reporter {
        next = reporter
        return self
    }

    var wantsStatements: Bool { next?.wantsStatements ?? false }

    func report(_ event: RunEvent) {
        switch event {
        case .runFinished(let summary): metrics.runs.append(summary)
        case .validationFinished(let report): add(report)
        default: break
        }
        next?.report(event)
    }

    /// Takes what validators found; for where no event tells it.
    func add(_ report: ValidationReport) {
        metrics.reports.append(report)
        expected.removeAll { $0 == report.phase }
    }

    /// Takes which database it is, and sees to it that there are metrics also when the process ends at
    /// once, as after a second Ctrl+C.
    func begin(in workspace: Workspace, on settings: ConnectionSettings) {
        self.workspace = workspace
        metrics.database = RunMetrics.Database(settings, isPrivate: workspace.options.isEphemeral)
        // A pipe might keep the process from ending.
        guard let file = metricsFile, file.isOrdinary else { return }
        let (start, metrics) = (start, metrics)
        workspace.loop.signals?.addFarewell { code in
            var last = metrics
            last.end(ExitCode(rawValue: code), since: start)
            try? file.write(last.text, mode: Self.mode)
        }
    }

    // MARK: - The end

    /// Does a command's work, and writes the files.
    ///
    /// - Returns: the command's exit code.
    /// - Throws: what `work` throws; where it succeeded, a failure of exit code 5 for a file that
    ///   could not be written.
    func recording(_ work: () throws -> ExitCode) throws -> ExitCode {
        do {
            let code = try work()
            try finish(code, reason: "the validation before the run failed")
            return code
        } catch let end as UnwrittenReport {
            throw end.failure
        } catch {
            try? finish(FailureText.code(of: error), reason: FailureText.reason(of: error))
            throw error
        }
    }

    /// Writes the files.
    ///
    /// - Parameter reason: why phases were not validated, where some were not.
    /// - Throws: ``UnwrittenReport`` where the command succeeded; else that is only told.
    private func finish(_ code: ExitCode, reason: String) throws(UnwrittenReport) {
        for write in [writeMetrics, writeResults] {
            do throws(GeneralFailure) {
                try write(code, reason)
            } catch {
                guard code != .success else { throw UnwrittenReport(failure: error) }
                next?.report(.warning(error.message))
            }
        }
    }

    private func writeMetrics(_ code: ExitCode, _ reason: String) throws(GeneralFailure) {
        guard let metricsFile else { return }
        metrics.end(code, since: start)
        if let workspace {
            metrics.lockWaitMilliseconds = workspace.measures.lockWaitMilliseconds.map {
                Int($0.rounded())
            }
            metrics.retries = workspace.measures.retries
            let figures = workspace.readFigures()
            metrics.isReachable = figures != nil
            metrics.figures = figures ?? DatabaseFigures()
        }
        try metricsFile.write(metrics.text, mode: Self.mode)
    }

    private func writeResults(_ code: ExitCode, _ reason: String) throws(GeneralFailure) {
        guard let resultsFile else { return }
        let report = JUnitReport(
            metrics.reports, unreached: expected.map { .init(phase: $0, reason: reason) },
            timestamp: ProcessFacts.now, host: ProcessFacts.hostName)
        try resultsFile.write(report.xml)
    }
}

/// A report that could not be written at the end of a command that succeeded.
private struct UnwrittenReport: Error {
    let failure: GeneralFailure
}
