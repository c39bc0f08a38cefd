package import MigrationKit

/// The form in which a report is written.
package enum LintFormat: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// Workflow commands, which GitHub shows as annotations.
    case github
    /// SARIF 2.1.0.
    case sarif
    /// Lines as gcc writes them, which editors read.
    case gcc
}

extension LintReport {
    /// The report in a form.
    ///
    /// - Parameters:
    ///   - style: the marks of the form for people.
    ///   - version: the program's version, for SARIF.
    package func rendered(as format: LintFormat, style: TextStyle, version: String) -> String {
        switch format {
        case .text: text(style: style)
        case .github: findings.map { $0.workflowCommand + "\n" }.joined()
        case .gcc: findings.map { $0.compilerLine + "\n" }.joined()
        case .sarif: sarif(version: version).compact + "\n"
        }
    }
}

extension LintFinding {
    /// `file:line:column: severity: message [rule]` (GNU Coding Standards, "Formatting Error Messages").
    fileprivate var compilerLine: String {
        let word = severity == .info ? "note" : severity.rawValue
        return
            "\(file):\(place.line):\(place.column): \(word): \(directedMessage.printable) [\(rule)]"
    }

    /// `::error file=…,line=…,col=…::…` (GitHub, "Workflow commands for GitHub Actions").
    fileprivate var workflowCommand: String {
        let word = severity == .info ? "notice" : severity.rawValue
        let properties = [
            ("file", file), ("line", "\(place.line)"), ("col", "\(place.utf16Column)"),
            ("title", rule),
        ]
        let list = properties.map { "\($0)=\(Self.escaped($1, in: .property))" }
        let text = Self.escaped("\(directedMessage)\nhelp: \(help)", in: .data)
        return "::\(word) \(list.joined(separator: ","))::\(text)"
    }

    private enum Place { case data, property }

    /// Escapes what ends a command or a property (`@actions/toolkit`, command.ts).
    private static func escaped(_ text: String, in place: Place) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where place == .property: result += "%3A"
            case "," where place == .property: result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
