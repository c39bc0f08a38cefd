extension RunEvent {
    /// The members of the event's JSON object behind `event` and `time`, and its name; `nil` for
    /// a notice, which is not one of the documented events.
    package var json: (name: String, members: [(name: String, value: JSON)])? {
        switch self {
        case .runStarted(let start):
            return ("run_started", start.members)
        case .migrationStarted(let version, let name, let file, let direction):
            return (
                "migration_started",
                [
                    ("version", .string(version.text)), ("name", .string(name)),
                    ("file", .string(file)), ("direction", .string(direction.rawValue)),
                ]
            )
        case .statement(let version, let sql, let durationMilliseconds):
            return (
                "statement",
                [
                    ("version", .string(version.text)), ("sql", .string(sql)),
                    ("duration_ms", JSON(durationMilliseconds)),
                ]
            )
        case .warning(let message, let version, let details):
            return (
                "warning",
                [
                    ("version", JSON(version?.text)), ("message", .string(message)),
                    ("details", .array(details.map(JSON.string))),
                ]
            )
        case .notice:
            return nil
        case .log(let stream, let text, let version):
            return (
                "log",
                [
                    ("version", JSON(version?.text)), ("stream", .string(stream.rawValue)),
                    ("text", .string(text)),
                ]
            )
        case .migrationFinished(let outcome):
            return ("migration_finished", outcome.members)
        case .validationFinished(let report):
            return ("validation_finished", report.members)
        case .runFinished(let summary):
            return ("run_finished", summary.members)
        }
    }
}

extension RunStart {
    fileprivate var members: [(name: String, value: JSON)] {
        [
            ("direction", .string(direction.rawValue)), ("database", JSON(database)),
            ("dry_run", .bool(isDryRun)), ("planned", .array(versions.map { .string($0.text) })),
        ]
    }
}

extension MigrationOutcome {
    fileprivate var members: [(name: String, value: JSON)] {
        [
            ("version", .string(version.text)), ("name", .string(name)),
            ("direction", .string(direction.rawValue)), ("status", .string(status.rawValue)),
            ("duration_ms", .integer(durationMilliseconds)), ("error", JSON(error)),
        ]
    }
}

extension RunSummary {
    fileprivate var members: [(name: String, value: JSON)] {
        [
            ("exit_code", .integer(Int(exitCode.rawValue))),
            ("applied", .integer(direction == .up && !isDryRun ? completed : 0)),
            ("rolled_back", .integer(direction == .down && !isDryRun ? completed : 0)),
            ("failed", .integer(failed)), ("not_run", .integer(notRun)),
            ("duration_ms", .integer(durationMilliseconds)),
        ]
    }
}
