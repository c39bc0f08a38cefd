import MigrationKit
import TestSupport
import Testing

/// The results of `validate --json`, as tests look at them.
struct ValidationResults {
    private let results: [(check: String, line: String)]

    /// - Parameter phase: which report; nil where there is one only.
    init(_ outcome: JSMigrate.Outcome, phase: String? = nil) throws {
        var document = try JSON(parsing: outcome.output)
        if case .array(let reports) = document,
            let report = reports.first(where: { $0["phase"]?.string == phase })
        {
            document = report
        }
        guard case .array(let results) = document["results"] else {
            Issue.record("\(outcome)")
            self.results = []
            return
        }
        self.results = results.map { result in
            let texts = [result["status"], result["details"], result["error"]]
            return (
                result["check"]?.string ?? "",
                texts.compactMap { $0?.string }.joined(separator: ": ")
            )
        }
    }

    /// The results of a check, each as `STATUS: details: error`; nil where it made none.
    subscript(check: String) -> String? {
        let lines = results.filter { $0.check == check }.map(\.line)
        return lines.isEmpty ? nil : lines.joined(separator: "; ")
    }

    /// The names of the checks, in order.
    var checks: [String] { results.map(\.check) }
}
