import MigrationKit

extension Command {
    /// The files that a command is asked to leave.
    struct ReportFiles: Equatable {
        /// The command's name.
        var command: String
        /// Where metrics go, nil for nowhere.
        var metrics: String?
        /// Where the results of validators go, nil for nowhere.
        var results: String?
        /// The phases whose results are expected there, in order.
        var expected: [ValidationPhase] = []
    }

    /// The files that it is asked to leave; dry runs leave none.
    var reportFiles: ReportFiles? {
        switch self {
        case .up(let options) where !options.isDryRun:
            ReportFiles(
                command: "up", metrics: options.running.metricsFile,
                results: options.validates ? options.resultsFile : nil, expected: [.pre, .post])
        case .down(let options) where !options.isDryRun:
            ReportFiles(command: "down", metrics: options.running.metricsFile)
        case .redo(let options):
            ReportFiles(command: "redo", metrics: options.running.metricsFile)
        case .validate(let options):
            ReportFiles(
                command: "validate", metrics: options.metricsFile, results: options.resultsFile,
                expected: (options.validatesFiles ? [.files] : [])
                    + (options.runsBefore ? [.pre] : []) + (options.runsAfter ? [.post] : []))
        default: nil
        }
    }
}
