import MigrationKit
import Testing

/// The text that Prometheus scrapes.
struct RunMetricsTests {
    private func metrics() -> RunMetrics {
        var metrics = RunMetrics(version: "1.2.3", command: "up")
        metrics.database = .init(host: "db", port: "5432", name: "a\"b\\c\nd\u{7}", user: "")
        metrics.endedAt = 1_795_617_403.5
        metrics.milliseconds = 1_250
        metrics.exitCode = .migrationFailed
        return metrics
    }

    private let labels = #"host="db",port="5432",database="a\"b\\c\nd ""#

    @Test func aRunThatFailedEarly() {
        #expect(
            metrics().text == """
                # HELP jsmigrate_build_info The version of jsmigrate, always 1.
                # TYPE jsmigrate_build_info gauge
                jsmigrate_build_info{version="1.2.3"} 1
                # HELP jsmigrate_last_run_timestamp_seconds When the last command ended, in seconds since 1970.
                # TYPE jsmigrate_last_run_timestamp_seconds gauge
                jsmigrate_last_run_timestamp_seconds{\(labels),command="up"} 1795617403.5
                # HELP jsmigrate_last_run_duration_seconds How long the last command took.
                # TYPE jsmigrate_last_run_duration_seconds gauge
                jsmigrate_last_run_duration_seconds{\(labels),command="up"} 1.25
                # HELP jsmigrate_last_run_exit_code The exit code of the last command, 0 for success.
                # TYPE jsmigrate_last_run_exit_code gauge
                jsmigrate_last_run_exit_code{\(labels),command="up"} 2

                """)
    }

    /// Two results of one name would be two values of one series, which Prometheus refuses.
    @Test func resultsOfOneNameAreOneSeries() {
        var metrics = metrics()
        metrics.reports = [
            ValidationReport(
                phase: .post,
                results: [
                    ValidationResult(check: "x", status: .warn, durationMilliseconds: 5),
                    ValidationResult(check: "x", status: .fail, durationMilliseconds: 7),
                    ValidationResult(check: "x", status: .pass, durationMilliseconds: 6),
                ])
        ]
        let lines = metrics.text.split(separator: "\n").filter { $0.contains("check=") }
        #expect(
            lines == [
                "jsmigrate_validation_check_status{\(labels),phase=\"post\",check=\"x\"} 2",
                "jsmigrate_validation_check_duration_seconds{\(labels),phase=\"post\",check=\"x\"} 0.007",
            ])
        #expect(
            metrics.text.contains(
                "jsmigrate_validation_results{\(labels),phase=\"post\",status=\"warn\"} 1\n"))
    }

    @Test func pendingIsWhatUpWouldRun() {
        var metrics = metrics()
        metrics.figures.migrations = [
            (.applied, 5), (.pending, 2), (.failed, 1), (.outOfOrder, 1), (.running, 1),
        ]
        #expect(metrics.text.contains("jsmigrate_pending_migrations{\(labels)} 4\n"))
    }
}
