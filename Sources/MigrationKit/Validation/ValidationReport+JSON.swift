extension ValidationReport {
    /// The report as `validate --json` prints it.
    package var json: JSON { .object(members) }

    /// The members of the report's object.
    var members: [(name: String, value: JSON)] {
        [
            ("phase", .string(phase.rawValue)), ("ok", .bool(ok)),
            ("results", .array(results.map(\.json))),
        ]
    }

    /// The document of `validate --json`: the report where there is one, an array of more.
    package static func document(_ reports: [ValidationReport]) -> JSON {
        guard let report = reports.first, reports.count == 1 else {
            return .array(reports.map(\.json))
        }
        return report.json
    }
}

extension ValidationResult {
    /// The result as an element of the report's `results`.
    package var json: JSON {
        .object([
            ("check", .string(check)),
            ("status", .string(status.rawValue)),
            ("details", JSON(details)),
            ("error", JSON(error)),
            ("duration_ms", .integer(durationMilliseconds)),
        ])
    }
}
