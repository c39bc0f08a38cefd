extension StatusReport {
    /// The report for people: a table, the errors, and one line that sums it up.
    package func text(style: TextStyle = .plain) -> String {
        let schema = schema?.line.map { style.yellow($0) + "\n" } ?? ""
        guard !migrations.isEmpty else { return "no migrations\n" + schema }
        var table = TextTable([
            .init("VERSION"), .init("NAME"), .init("STATE"), .init("APPLIED AT"),
            .init("DURATION", .trailing),
        ])
        for migration in migrations {
            table.append([
                .init(migration.version.text), .init(migration.name),
                .init(migration.state.rawValue, migration.state.emphasis),
                .init(migration.appliedAt ?? ""),
                .init(
                    migration.durationMilliseconds.map {
                        RunDuration(milliseconds: $0).description
                    } ?? ""),
            ])
        }
        let errors = migrations.compactMap { $0.notes(style: style) }
        let counts = summary.filter { $0.count > 0 }.map { "\($0.count) \($0.state.rawValue)" }
        return table.render(style: style) + (errors.isEmpty ? "" : "\n" + errors.joined())
            + "\n" + counts.joined(separator: ", ") + "\n" + schema
    }
}

extension MigrationStatus {
    /// What went wrong and what is in the database because of it, a line each; nil where nothing did.
    fileprivate func notes(style: TextStyle) -> String? {
        var lines: [String] = []
        if let error {
            let subject =
                state != .running && state != .failed || direction == .down
                ? "\(version) rollback" : version.text
            lines.append("\(subject) \(style.red("error:")) \(error.printable)\n")
        }
        if let progress {
            let subject = direction == .down ? "\(version) rollback" : version.text
            lines.append(
                "\(subject) \(style.yellow("in the database:")) \(progress.account.printable)\n")
        }
        let next = needsDecision ? "`jsmigrate repair`" : "`jsmigrate up`"
        if state == .running {
            lines.append("\(version) is at work now, or was cut off; then \(next) settles it\n")
        }
        return lines.isEmpty ? nil : lines.joined()
    }
}

extension MigrationState {
    fileprivate var emphasis: TextTable.Cell.Emphasis {
        switch self {
        case .applied: .good
        case .pending: .none
        case .outOfOrder, .running: .caution
        case .failed, .missing, .changed: .bad
        }
    }
}
