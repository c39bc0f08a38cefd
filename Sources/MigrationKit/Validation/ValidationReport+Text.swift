extension ValidationReport {
    /// The report as a table for people: one row a check, its further lines below it, and a last
    /// line that counts. Ends without a line feed.
    package func table(_ style: TextStyle = .plain) -> String {
        let checks = ["CHECK"] + results.map(\.check)
        let times = ["TIME"] + results.map { "\($0.durationMilliseconds) ms" }
        let checkWidth = checks.map(\.count).max() ?? 0
        let timeWidth = times.map(\.count).max() ?? 0
        let indentation = String(repeating: " ", count: checkWidth + timeWidth + 12)

        let heading =
            Self.pad("CHECK", to: checkWidth) + "  STATUS  " + Self.pad("TIME", to: timeWidth)
            + "  DETAILS"
        var lines = [style.bold(heading)]
        for (result, time) in zip(results, times.dropFirst()) {
            let paddedStatus = Self.pad(result.status.rawValue, to: 6)
            let row =
                Self.pad(result.check, to: checkWidth) + "  "
                + result.status.marked(paddedStatus, style) + "  "
                + String(repeating: " ", count: timeWidth - time.count) + time
            let texts = result.texts
            lines.append(texts.first.map { "\(row)  \($0)" } ?? row)
            lines += texts.dropFirst().map { indentation + $0 }
        }
        return (lines + [summary(style)]).joined(separator: "\n")
    }

    /// The line that counts the results by status.
    private func summary(_ style: TextStyle) -> String {
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
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension ValidationResult {
    /// The lines of the details, then those of the error, the migration and the help.
    fileprivate var texts: [String] {
        let blame = migration.map { "migration: \($0)" }
        return [details, error.map { "error: \($0)" }, blame, help.map { "help: \($0)" }]
            .compactMap { $0 }
            .flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
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
