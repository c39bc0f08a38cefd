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
    /// The details with what has no field of its own behind them: the migration and the help.
    var detailsInFull: String? {
        let blame = migration.map { "migration \($0)" }
        let parts = [details, blame, help].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    /// The result as an element of the report's `results`.
    package var json: JSON {
        .object([
            ("check", .string(check)),
            ("status", .string(status.rawValue)),
            ("details", JSON(detailsInFull)),
            ("error", JSON(error)),
            ("duration_ms", .integer(durationMilliseconds)),
        ])
    }
}
