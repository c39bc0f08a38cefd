package import MigrationKit

extension LintReport {
    /// The report for people.
    package func text(style: TextStyle) -> String {
        findings.map { $0.text(style: style) + "\n" }.joined() + summary + "\n"
    }

    private var summary: String {
        let files = "\(fileCount) \(fileCount == 1 ? "migration" : "migrations")"
        let counts = LintSeverity.allCases.compactMap { severity -> String? in
            let count = count(of: severity)
            if count == 0 { return nil }
            return severity == .info
                ? "\(count) info" : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        return (counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")) + " in \(files)"
    }
}

extension LintFinding {
    /// The finding as compilers write theirs: the place, the line with a caret, and what to do.
    fileprivate func text(style: TextStyle) -> String {
        var lines = [
            style.bold("\(file):\(place.line):\(place.column):")
                + " \(label(style)) \(directedMessage.printable) "
                + style.dim("[\(rule)]")
        ]
        lines += excerpt.map { "    " + $0.printable }
        if let effect { lines.append("  " + style.dim(effect.printable)) }
        lines.append("  help: \(help)")
        return lines.joined(separator: "\n") + "\n"
    }

    private func label(_ style: TextStyle) -> String {
        switch severity {
        case .error: style.red("error:")
        case .warning: style.yellow("warning:")
        case .info: "info:"
        }
    }

    /// What the statement does to others.
    var effect: String? {
        var parts: [String] = []
        if !locks.isEmpty {
            let list = locks.map { "\($0.mode.words) on \($0.relation)" }
            parts.append("locks: \(list.joined(separator: ", "))")
        }
        if rewrites { parts.append("writes the table anew") }
        if scans { parts.append("reads the whole table") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
