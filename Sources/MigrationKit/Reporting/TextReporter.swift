/// Tells a run to people: its lines and what migrations print to the standard output, warnings
/// and notices to the standard error.
package final class TextReporter: Reporter {
    /// How much is told.
    package enum Verbosity: Sendable {
        /// Warnings, and what migrations print.
        case quiet
        /// A line for each migration, too.
        case normal
        /// Each statement, too.
        case verbose
    }

    private let output: any Output
    private let verbosity: Verbosity
    private let style: TextStyle
    private let errorStyle: TextStyle
    private let width: Int?
    private var isDryRun = false
    private var lineIsOpen = false

    /// Creates a reporter.
    /// - Parameters:
    ///   - output: Where the text goes.
    ///   - verbosity: How much is told.
    ///   - style: The marks for the standard output.
    ///   - errorStyle: The marks for the standard error.
    ///   - width: How many columns the standard output has; nil where it is no terminal.
    package init(
        output: any Output, verbosity: Verbosity = .normal, style: TextStyle = .plain,
        errorStyle: TextStyle = .plain, width: Int? = nil
    ) {
        self.output = output
        self.verbosity = verbosity
        self.style = style
        self.errorStyle = errorStyle
        self.width = width
    }

    package var wantsStatements: Bool { isDryRun || verbosity == .verbose }

    package func report(_ event: RunEvent) {
        switch event {
        case .runStarted(let start):
            isDryRun = start.isDryRun
            if let line = start.line { tell(line) }
        case .migrationStarted(let version, let name, _, let direction):
            tell((direction == .up ? "→ " : "← ") + style.bold(version.text) + " " + name)
        case .statement(_, let sql, let durationMilliseconds):
            guard wantsStatements else { return }
            tell(Self.indent(sql, duration: durationMilliseconds.map(style.duration)))
        case .warning(let message, let version, let details):
            let subject = version.map { "\($0): " } ?? ""
            let lines = [errorStyle.yellow("warning:") + " " + subject + message]
            warn((lines + details.map { Self.indent($0) }).joined(separator: "\n"))
        case .notice(let message):
            if verbosity != .quiet { warn(errorStyle.dim("note:") + " " + message) }
        case .log(let stream, let text, _):
            output.write(text, to: stream)
            if let last = text.utf8.last { lineIsOpen = last != UInt8(ascii: "\n") }
        case .migrationFinished(let outcome):
            if let line = outcome.line(style) { tell(line) }
        case .validationFinished(let report):
            let table = report.table(style, width: width, onlyFindings: verbosity == .quiet)
            if !table.isEmpty { write(table, to: .standardOutput) }
        case .runFinished(let summary):
            tell(summary.line)
        }
    }

    private func tell(_ line: String) {
        guard verbosity != .quiet || isDryRun else { return }
        write(line, to: .standardOutput)
    }

    private func warn(_ line: String) { write(line, to: .standardError) }

    /// Writes a line of our own, on a fresh line when a migration left one open.
    private func write(_ line: String, to stream: OutputStream) {
        output.write((lineIsOpen ? "\n" : "") + line + "\n", to: stream)
        lineIsOpen = false
    }

    private static func indent(_ text: String, duration: String? = nil) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let indented = lines.map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
        return duration.map { "\(indented)  \($0)" } ?? indented
    }
}

extension TextStyle {
    fileprivate func duration(_ milliseconds: Int) -> String {
        dim("(\(RunDuration(milliseconds: milliseconds)))")
    }
}

extension RunStart {
    /// What is about to happen, `nil` when nothing is.
    fileprivate var line: String? {
        guard !versions.isEmpty else { return nil }
        let count = versions.count.migrations
        let target = database.map { (direction == .up ? " to " : " from ") + $0 } ?? ""
        switch (direction, isDryRun) {
        case (.up, false): return "applying \(count)\(target)"
        case (.down, false): return "rolling back \(count)\(target)"
        case (.up, true): return "dry run: \(count) would be applied\(target)"
        case (.down, true): return "dry run: \(count) would be rolled back\(target)"
        }
    }
}

extension MigrationOutcome {
    fileprivate func line(_ style: TextStyle) -> String? {
        let subject = style.bold(version.text) + " " + name
        let duration = style.duration(durationMilliseconds)
        switch status {
        case .completed:
            return style.green("✓") + " \(subject)\(direction == .down ? " rolled back" : "") "
                + duration
        case .failed: return style.red("✗") + " \(subject) failed \(duration)"
        case .pending, .running: return nil
        }
    }
}

extension RunSummary {
    fileprivate var line: String {
        if isDryRun { return "nothing was written" }
        let verb = direction == .up ? "applied" : "rolled back"
        guard completed + failed + notRun > 0 else {
            return direction == .up ? "nothing to apply" : "nothing to roll back"
        }
        let duration = " in \(RunDuration(milliseconds: durationMilliseconds))"
        let done = "\(completed.migrations) \(verb)"
        if failed + notRun == 0 { return done + duration }
        let rest = [(failed, "failed"), (notRun, "not run")].filter { $0.0 > 0 }
        return ([done] + rest.map { "\($0.0) \($0.1)" }).joined(separator: ", ") + duration
    }
}

extension Int {
    /// The number with the noun: `1 migration`, `2 migrations`.
    fileprivate var migrations: String { self == 1 ? "1 migration" : "\(self) migrations" }
}
