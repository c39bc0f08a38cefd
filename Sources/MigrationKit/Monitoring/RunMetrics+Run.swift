extension RunMetrics {
    /// How the command went.
    var runFamilies: [MetricFamily] {
        [
            gauge(
                "last_run_timestamp_seconds", "When the last command ended, in seconds since 1970.",
                [runSample(endedAt)]),
            gauge(
                "last_run_duration_seconds", "How long the last command took.",
                [runSample(seconds(milliseconds))]),
            gauge(
                "last_run_exit_code", "The exit code of the last command, 0 for success.",
                [runSample(Double(exitCode.rawValue))]),
            gauge(
                "last_run_migrations", "What the last command did with migrations.",
                runs.flatMap(outcomes)),
            gauge(
                "last_run_lock_wait_seconds",
                "How long the last command waited for another run's lock.",
                hasRun ? [runSample(seconds(lockWaitMilliseconds ?? 0))] : []),
            gauge(
                "last_run_retries",
                "How often the last command tried a migration again because of other sessions.",
                hasRun ? [runSample(Double(retries))] : []),
        ]
    }

    /// Whether the command got as far as running migrations, or asking for the lock.
    private var hasRun: Bool { !runs.isEmpty || lockWaitMilliseconds != nil }

    private func outcomes(_ run: RunSummary) -> [MetricFamily.Sample] {
        [("completed", run.completed), ("failed", run.failed), ("not_run", run.notRun)].map {
            runSample(
                Double($0.1), [("action", run.direction.rawValue), ("result", $0.0)])
        }
    }

    private func runSample(
        _ value: Double, _ labels: [(name: String, value: String)] = []
    ) -> MetricFamily.Sample {
        sample(value, [("command", command)] + labels)
    }

    func seconds(_ milliseconds: Int) -> Double { Double(milliseconds) / 1_000 }

    // MARK: - Validators

    /// What validators found.
    var validationFamilies: [MetricFamily] {
        let checks = reports.flatMap { report in Check.merge(report.results, report.phase) }
        return [
            gauge(
                "validation_results", "How many results validators gave, by status.",
                reports.flatMap { report in
                    ValidationStatus.allCases.map { status in
                        sample(
                            Double(report.results.count { $0.status == status }),
                            [
                                ("phase", report.phase.rawValue),
                                ("status", status.rawValue.lowercased()),
                            ])
                    }
                }),
            gauge(
                "validation_check_status",
                "What a check came to: 0 is PASS, 1 is WARN, 2 is FAIL.",
                checks.map { sample($0.severity, $0.labels) }),
            gauge(
                "validation_check_duration_seconds", "How long a check took.",
                checks.map { sample(seconds($0.milliseconds), $0.labels) }),
        ]
    }
}

/// The results of one name: several of them are one series, which the worst one decides.
private struct Check {
    let labels: [(name: String, value: String)]
    var status: ValidationStatus
    var milliseconds: Int

    var severity: Double {
        switch status {
        case .pass: 0
        case .warn: 1
        case .fail: 2
        }
    }

    static func merge(_ results: [ValidationResult], _ phase: ValidationPhase) -> [Check] {
        var places: [String: Int] = [:]
        var checks: [Check] = []
        for result in results {
            if let place = places[result.check] {
                checks[place].status = max(checks[place].status, result.status)
                checks[place].milliseconds = max(
                    checks[place].milliseconds, result.durationMilliseconds)
            } else {
                places[result.check] = checks.count
                checks.append(
                    Check(
                        labels: [("phase", phase.rawValue), ("check", result.check)],
                        status: result.status, milliseconds: result.durationMilliseconds))
            }
        }
        return checks
    }
}
