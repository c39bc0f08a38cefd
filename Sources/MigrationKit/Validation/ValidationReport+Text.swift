extension ValidationReport {
    /// The report as a table for people: one row a check, its further lines below it, and a last
    /// line that counts. Ends without a line feed.
    ///
    /// - Parameters:
    ///   - width: how many columns the terminal has, so that lines are broken between words; nil breaks none.
    ///   - onlyFindings: whether checks that pass are left out, and not counted; where all do, the text is
    ///     empty.
    package func table(
        _ style: TextStyle = .plain, width: Int? = nil, onlyFindings: Bool = false
    ) -> String {
        let shown = onlyFindings ? results.filter { $0.status > .pass } : results
        guard !onlyFindings || !shown.isEmpty else { return "" }
        let checks = shown.map(\.check.printable)
        let times = shown.map { "\($0.durationMilliseconds) ms" }
        // A longer name moves its own row only.
        let checkWidth = checks.reduce("CHECK".count) {
            $1.displayWidth > Self.widestCheck ? $0 : max($0, $1.displayWidth)
        }
        let timeWidth = times.reduce("TIME".count) { max($0, $1.count) }
        let left = checkWidth + timeWidth + 12

        let heading =
            Self.pad("CHECK", to: checkWidth) + "  STATUS  " + Self.pad("TIME", to: timeWidth)
            + "  DETAILS"
        var lines = [style.bold(heading)]
        for (index, result) in shown.enumerated() {
            let paddedStatus = Self.pad(result.status.rawValue, to: 6)
            let row =
                Self.pad(checks[index], to: checkWidth) + "  "
                + result.status.marked(paddedStatus, style) + "  "
                + String(repeating: " ", count: timeWidth - times[index].count) + times[index]
            let texts = result.texts(width: width.map { $0 - left })
            lines.append(texts.first.map { "\(row)  \($0)" } ?? row)
            lines += texts.dropFirst().map { String(repeating: " ", count: left) + $0 }
        }
        return (lines + [summary(style, of: shown)]).joined(separator: "\n")
    }

    private static let widestCheck = 48

    /// The line that counts the results by status.
    private func summary(_ style: TextStyle, of results: [ValidationResult]) -> String {
        let counts = ValidationStatus.allCases.reversed().compactMap { status -> String? in
            let count = results.count { $0.status == status }
            return count == 0 ? nil : status.marked("\(count) \(status.rawValue)", style)
        }
        let name =
            switch phase {
            case .pre: "Pre-flight"
            case .post: "Post-flight"
            case .files: "Files"
            }
        guard !counts.isEmpty else { return "\(name): no validators." }
        return "\(name): \(counts.joined(separator: ", "))."
    }

    private static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.displayWidth))
    }
}

extension ValidationResult {
    /// The lines of the details, then those of the error, the migration and the help.
    fileprivate func texts(width: Int?) -> [String] {
        let blame = migration.map { "migration: \($0)" }
        return [details, error.map { "error: \($0)" }, blame, help.map { "help: \($0)" }]
            .compactMap { $0 }
            .flatMap { $0.split(whereSeparator: \.isNewline) }
            .flatMap { BrokenLines($0.printable, width: width).lines }
    }
}

extension ValidationStatus {
    /// A text in the colour of the status.
    fileprivate func marked(_ text: String, _ style: TextStyle) -> String {
        switch self {
        case .pass: style.green(text)
        case .warn: style.yellow(text)
        case .fail: style.red(text)
        }
    }
}
