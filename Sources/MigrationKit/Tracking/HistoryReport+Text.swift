extension HistoryReport {
    /// The report for people: the attempts, under them the statistics of each action and the rates,
    /// and a line for each alert.
    package func text(style: TextStyle = .plain) -> String {
        guard !entries.isEmpty else { return "nothing has been run yet\n" }
        var table = TextTable([
            .init("AT"), .init("TYPE"), .init("ACTION"), .init("FILE"),
            .init("DURATION", .trailing),
            .init("STATUS"), .init("BY"), .init("ERROR"),
        ])
        for entry in entries {
            table.append([
                .init(entry.appliedAt), .init(entry.databaseType), .init(entry.action),
                .init(entry.file), .init(entry.durationMilliseconds.forPeople),
                entry.isSuccess ? .init("✓", .good) : .init("✗", .bad),
                .init(entry.appliedBy ?? ""), .init(entry.error?.firstLine ?? ""),
            ])
        }
        return table.render(style: style) + "\n" + statisticsTable.render(style: style)
            + "\n" + ratesLine + "\n" + summary.alerts.map { "\($0.marked(style))\n" }.joined()
    }

    private var ratesLine: String {
        let rates = summary.rates
        guard let success = rates.successRate, let failure = rates.failureRate,
            let rollback = rates.rollbackRate
        else { return "\(rates.window): no actions" }
        let average = rates.averageMilliseconds.map {
            ", average duration \(RunDuration(milliseconds: $0))"
        }
        return "\(rates.window): success rate \(success), failure rate \(failure), rollback rate"
            + " \(rollback)\(average ?? "")"
    }

    private var statisticsTable: TextTable {
        var table = TextTable([
            .init("ACTION"), .init("TOTAL", .trailing), .init("SUCCESSFUL", .trailing),
            .init("FAILED", .trailing), .init("AVERAGE", .trailing),
        ])
        for each in summary.statistics {
            table.append([
                .init(each.action), .init(String(each.total)), .init(String(each.successful)),
                .init(String(each.failed)), .init(each.averageMilliseconds.forPeople),
            ])
        }
        return table
    }
}

extension HistoryAlert {
    /// The line with its level before it.
    fileprivate func marked(_ style: TextStyle) -> String {
        switch level {
        case .warning: "\(style.yellow("warning:")) \(line)"
        case .critical: "\(style.red("critical:")) \(line)"
        }
    }
}

extension Int? {
    fileprivate var forPeople: String {
        map { RunDuration(milliseconds: $0).description } ?? ""
    }
}

extension String {
    /// The first line, shortened where it is long.
    fileprivate var firstLine: String {
        let line = split(whereSeparator: \.isNewline).first ?? ""
        return line.count > 100 ? line.prefix(97) + "..." : String(line)
    }
}
