/// What `doctor` found, in the order in which it looked.
package struct Diagnosis: Sendable, Equatable {
    /// How something is.
    package enum Status: String, Sendable {
        /// As it should be.
        case ok
        /// Something to know; nothing fails by it.
        case warning
        /// Something that keeps migrations from being run.
        case error
    }

    /// One thing that was looked at.
    package struct Finding: Sendable, Equatable {
        /// What was looked at.
        package let check: String
        /// How it is.
        package let status: Status
        /// What was found.
        package let detail: String
        /// What to do next; nil where that is nothing.
        package let help: String?
    }

    /// The findings.
    package private(set) var findings: [Finding] = []

    /// Makes an empty diagnosis.
    package init() {}

    /// Whether nothing is an error.
    package var isHealthy: Bool { !findings.contains { $0.status == .error } }

    /// Notes that something is as it should be.
    package mutating func pass(_ check: String, _ detail: String) {
        findings.append(Finding(check: check, status: .ok, detail: detail, help: nil))
    }

    /// Notes something to know.
    package mutating func warn(_ check: String, _ detail: String, help: String) {
        findings.append(Finding(check: check, status: .warning, detail: detail, help: help))
    }

    /// Notes something that keeps migrations from being run.
    package mutating func fail(_ check: String, _ detail: String, help: String) {
        findings.append(Finding(check: check, status: .error, detail: detail, help: help))
    }

    /// Notes what a failure says; its remedy is what to do next.
    package mutating func fail(_ check: String, _ failure: any Failure, help: String) {
        let lines = [failure.message] + failure.details
        fail(check, lines.joined(separator: "; "), help: failure.remedy ?? help)
    }

    /// The document of `doctor --json`.
    package var json: JSON {
        [
            "ok": .bool(isHealthy),
            "checks": .array(
                findings.map { finding in
                    [
                        "check": .string(finding.check), "status": .string(finding.status.rawValue),
                        "detail": .string(finding.detail), "help": JSON(finding.help),
                    ]
                }),
        ]
    }

    /// The findings for people.
    package func text(style: TextStyle) -> String {
        let width = findings.map(\.check.count).max() ?? 0
        let lines = findings.map { finding in
            let name = finding.check + String(repeating: " ", count: width - finding.check.count)
            let margin = String(repeating: " ", count: width + 4)
            let help = finding.help.map { "\n\(margin)→ \($0)" } ?? ""
            return "\(finding.mark(style)) \(name)  \(finding.detail)\(help)\n"
        }
        return lines.joined() + summary(style)
    }

    private func summary(_ style: TextStyle) -> String {
        let errors = findings.count { $0.status == .error }
        let warnings = findings.count { $0.status == .warning }
        guard errors + warnings > 0 else { return "\nall is well\n" }
        let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return "\n\(counts.joined(separator: ", "))\n"
    }
}

extension Diagnosis.Finding {
    fileprivate func mark(_ style: TextStyle) -> String {
        switch status {
        case .ok: style.green("✓")
        case .warning: style.yellow("!")
        case .error: style.red("✗")
        }
    }
}
