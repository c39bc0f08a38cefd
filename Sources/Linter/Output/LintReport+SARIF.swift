import MigrationKit

extension LintReport {
    /// The report as a log of SARIF 2.1.0 (OASIS standard, sections 3.13 to 3.49), with all that code
    /// scanning wants of one (GitHub, "SARIF support for code scanning").
    func sarif(version: String) -> JSON {
        let rules = LintRules.all.map(\.documentation)
        let places = Dictionary(
            rules.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: max)
        let driver: JSON = [
            "name": "jsmigrate", "version": .string(version),
            "rules": .array(rules.map(\.sarif)),
        ]
        let run: JSON = [
            "tool": ["driver": driver], "columnKind": "utf16CodeUnits",
            "results": .array(findings.map { $0.sarif(index: places[$0.rule] ?? -1) }),
        ]
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [run],
        ]
    }
}

extension LintSeverity {
    fileprivate var sarif: JSON { self == .info ? "note" : .string(rawValue) }
}

extension JSON {
    /// A text in which braces mean themselves (section 3.11.5).
    fileprivate static func message(_ text: String) -> JSON {
        .string(
            text.reduce(into: "") { result, character in
                result.append(character)
                if character == "{" || character == "}" { result.append(character) }
            })
    }
}

extension RuleDocumentation {
    fileprivate var sarif: JSON {
        [
            "id": .string(name), "shortDescription": ["text": .message("Finds \(condition).")],
            "fullDescription": ["text": .message(effect)],
            "help": ["text": .message(safeWay), "markdown": .message(RuleBook.text(of: self))],
            "defaultConfiguration": ["level": severity.sarif],
        ]
    }
}

extension LintFinding {
    fileprivate func sarif(index: Int) -> JSON {
        let location: JSON = [
            "physicalLocation": [
                "artifactLocation": ["uri": .string(Self.uri(of: file))],
                "region": [
                    "startLine": .integer(place.line), "startColumn": .integer(place.utf16Column),
                    "endLine": .integer(end.line), "endColumn": .integer(end.utf16Column),
                ],
            ]
        ]
        return [
            "ruleId": .string(rule), "ruleIndex": .integer(index), "level": severity.sarif,
            "message": ["text": .message("\(directedMessage). Help: \(help)")],
            "locations": [location],
            "partialFingerprints": ["primaryLocationLineHash": .string(lineFingerprint)],
        ]
    }

    /// A path as a URI reference (RFC 3986): what is not unreserved is escaped.
    private static func uri(of path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        let escaped = path.utf8.reduce(into: "") { result, byte in
            let character = Character(UnicodeScalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber || "/-._~".contains(character)
            {
                result.append(character)
            } else {
                result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return path.hasPrefix("/") ? "file://" + escaped : escaped
    }
}
