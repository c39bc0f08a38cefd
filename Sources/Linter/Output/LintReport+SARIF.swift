import MigrationKit

extension LintReport {
    /// The report as a log of SARIF 2.1.0 (OASIS standard, sections 3.13 to 3.49).
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

extension RuleDocumentation {
    fileprivate var sarif: JSON {
        [
            "id": .string(name), "shortDescription": ["text": .string(condition)],
            "fullDescription": ["text": .string(effect)], "help": ["text": .string(safeWay)],
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
                ],
            ]
        ]
        return [
            "ruleId": .string(rule), "ruleIndex": .integer(index), "level": severity.sarif,
            "message": ["text": .string("\(directedMessage). Help: \(help)")],
            "locations": [location],
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
