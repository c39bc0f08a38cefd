extension RunMetrics {
    /// How the database is.
    var databaseFamilies: [MetricFamily] {
        [
            gauge(
                "database_reachable", "Whether the database answered at the end of the command.",
                isReachable.map { [sample($0 ? 1 : 0)] } ?? []),
            gauge("database_size_bytes", "The size of the database.", number(figures.sizeInBytes)),
            gauge(
                "database_connections", "Sessions of clients in the database, by state.",
                figures.connections.map { sample(Double($0.count), [("state", $0.state)]) }),
            gauge(
                "database_connection_limit", "How many connections the server takes.",
                number(figures.connectionLimit)),
            gauge(
                "database_lock_waits", "Sessions that wait for a lock in the database.",
                number(figures.lockWaits)),
            gauge(
                "migrations", "Migrations by their state, as `jsmigrate status` shows it.",
                figures.migrations.map { sample(Double($0.count), [("state", $0.state.rawValue)]) }
            ),
            gauge(
                "pending_migrations", "Migrations that `jsmigrate up` would run.",
                figures.migrations.isEmpty ? [] : [sample(Double(pending))]),
        ]
    }

    private var pending: Int {
        figures.migrations.filter(\.state.isPending).reduce(0) { $0 + $1.count }
    }

    private func number(_ value: Int?) -> [MetricFamily.Sample] {
        value.map { [sample(Double($0))] } ?? []
    }

    // MARK: - The history

    /// What `migration_history` counts.
    var historyFamilies: [MetricFamily] {
        let runs = figures.runs.map { [("success", $0.successful), ("failure", $0.failed)] } ?? []
        return [
            MetricFamily(
                "jsmigrate_runs_total", .counter,
                "Runs that began a migration, by whether all of them succeeded.",
                runs.map { sample(Double($0.1), [("result", $0.0)]) }),
            MetricFamily(
                "jsmigrate_attempts_total", .counter, "Attempts at migrations, by how they ended.",
                figures.attempts.flatMap { attempts in
                    [("success", attempts.successful), ("failure", attempts.failed)].map {
                        sample(Double($0.1), [("action", attempts.action), ("result", $0.0)])
                    }
                }),
            MetricFamily(
                "jsmigrate_attempt_duration_seconds", .summary,
                "How long attempts at migrations took.",
                figures.attempts.flatMap { attempts in
                    let labels = [(name: "action", value: attempts.action)]
                    return [
                        sample(seconds(attempts.milliseconds), labels, suffix: "_sum"),
                        sample(Double(attempts.timed), labels, suffix: "_count"),
                    ]
                }),
        ]
    }
}
