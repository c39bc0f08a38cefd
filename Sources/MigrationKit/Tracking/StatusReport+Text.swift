extension StatusReport {
    /// The report for people: a table, the errors, and one line that sums it up.
    package func text(style: TextStyle = .plain) -> String {
        guard !migrations.isEmpty else { return "no migrations\n" }
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
        let errors = migrations.compactMap { migration in
            migration.error.map { "\(migration.version) \(style.red("error:")) \($0.printable)\n" }
        }
        let counts = summary.filter { $0.count > 0 }.map { "\($0.count) \($0.state.rawValue)" }
        return table.render(style: style) + (errors.isEmpty ? "" : "\n" + errors.joined())
            + "\n" + counts.joined(separator: ", ") + "\n"
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
