package import MigrationKit

extension LintReport {
    /// The document of `lint --json`.
    package var json: JSON {
        [
            "findings": .array(findings.map(\.json)),
            "summary": .object(
                LintSeverity.allCases.map { (name: $0.rawValue, value: .integer(count(of: $0))) }),
        ]
    }
}

extension LintFinding {
    fileprivate var json: JSON {
        [
            "rule": .string(rule), "severity": .string(severity.rawValue), "file": .string(file),
            "line": .integer(place.line), "column": .integer(place.column),
            "direction": .string(direction.rawValue), "statement": JSON(statement),
            "message": .string(message), "help": .string(help),
            "locks": .array(
                locks.map { lock in
                    [
                        "mode": .string(lock.mode.catalogName),
                        "relation": .string("\(lock.relation)"),
                    ]
                }),
            "rewrites": .bool(rewrites), "scans": .bool(scans),
        ]
    }
}
