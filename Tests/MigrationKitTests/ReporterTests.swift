import MigrationKit
import Testing

private func version(_ text: String) -> MigrationVersion { MigrationVersion(stored: text) }

private let run: [RunEvent] = [
    .notice(message: "using DATABASE_URL"),
    .runStarted(
        RunStart(
            direction: .up, versions: [version("001"), version("002"), version("3")],
            database: "shop")),
    .migrationStarted(
        version: version("001"), name: "users", file: "001-users.js", direction: .up),
    .log(stream: .standardOutput, text: "hello\n", version: version("001")),
    .statement(version: version("001"), sql: "SELECT 1", durationMilliseconds: 2),
    .migrationFinished(
        MigrationOutcome(
            version: version("001"), name: "users", direction: .up, status: .completed,
            durationMilliseconds: 245)),
    .migrationStarted(
        version: version("002"), name: "posts", file: "002-posts.js", direction: .up),
    .log(stream: .standardOutput, text: "half", version: version("002")),
    .warning(message: "look", version: version("002"), details: ["here"]),
    .migrationFinished(
        MigrationOutcome(
            version: version("002"), name: "posts", direction: .up, status: .failed,
            durationMilliseconds: 3, error: "boom")),
    .runFinished(
        RunSummary(
            direction: .up, exitCode: .migrationFailed, completed: 1, failed: 1, notRun: 1,
            durationMilliseconds: 1234)),
]

struct ReporterTests {
    @Test func textForPeople() {
        let output = RecordedOutput()
        let reporter = TextReporter(output: output)
        run.forEach(reporter.report)
        #expect(
            output.standardOutput == """
                applying 3 migrations to shop
                → 001 users
                hello
                ✓ 001 users (245ms)
                → 002 posts
                half✗ 002 posts failed (3ms)
                1 migration applied, 1 failed, 1 not run in 1.2s

                """)
        #expect(
            output.standardError == """
                note: using DATABASE_URL

                warning: 002: look
                    here

                """)
    }

    @Test func quietKeepsWarningsAndWhatMigrationsPrint() {
        let output = RecordedOutput()
        let reporter = TextReporter(output: output, verbosity: .quiet)
        run.forEach(reporter.report)
        #expect(output.standardOutput == "hello\nhalf")
        #expect(output.standardError == "\nwarning: 002: look\n    here\n")
    }

    @Test func verboseShowsStatements() {
        let output = RecordedOutput()
        TextReporter(output: output, verbosity: .verbose).report(
            .statement(version: version("1"), sql: "SELECT\n  1", durationMilliseconds: 2))
        #expect(output.standardOutput == "    SELECT\n      1  (2ms)\n")
    }

    @Test(arguments: [
        (MigrationDirection.up, 0, "nothing to apply\n"),
        (.down, 0, "nothing to roll back\n"), (.down, 2, "2 migrations rolled back in 5ms\n"),
    ])
    func lastLine(direction: MigrationDirection, completed: Int, line: String) {
        let output = RecordedOutput()
        TextReporter(output: output).report(
            .runFinished(
                RunSummary(
                    direction: direction, exitCode: .success, completed: completed,
                    durationMilliseconds: 5)))
        #expect(output.standardOutput == line)
    }

    @Test func dryRunIsShownEvenQuietly() {
        let output = RecordedOutput()
        let reporter = TextReporter(output: output, verbosity: .quiet)
        reporter.report(
            .runStarted(RunStart(direction: .down, versions: [version("1")], isDryRun: true)))
        reporter.report(
            .statement(version: version("1"), sql: "DROP TABLE a", durationMilliseconds: nil))
        reporter.report(
            .runFinished(
                RunSummary(
                    direction: .down, exitCode: .success, completed: 0, notRun: 1,
                    durationMilliseconds: 5, isDryRun: true)))
        #expect(
            output.standardOutput == """
                dry run: 1 migration would be rolled back
                    DROP TABLE a
                nothing was written

                """)
    }

    @Test func jsonLines() {
        let output = RecordedOutput()
        let reporter = JSONLinesReporter(output: output) { "T" }
        run.forEach(reporter.report)
        #expect(
            output.standardOutput == """
                {"event":"run_started","time":"T","direction":"up","database":"shop",\
                "dry_run":false,"planned":["001","002","3"]}
                {"event":"migration_started","time":"T","version":"001","name":"users",\
                "file":"001-users.js","direction":"up"}
                {"event":"log","time":"T","version":"001","stream":"stdout","text":"hello"}
                {"event":"statement","time":"T","version":"001","sql":"SELECT 1","duration_ms":2}
                {"event":"migration_finished","time":"T","version":"001","name":"users",\
                "direction":"up","status":"completed","duration_ms":245,"error":null}
                {"event":"migration_started","time":"T","version":"002","name":"posts",\
                "file":"002-posts.js","direction":"up"}
                {"event":"log","time":"T","version":"002","stream":"stdout","text":"half"}
                {"event":"warning","time":"T","version":"002","message":"look",\
                "details":["here"]}
                {"event":"migration_finished","time":"T","version":"002","name":"posts",\
                "direction":"up","status":"failed","duration_ms":3,"error":"boom"}
                {"event":"run_finished","time":"T","exit_code":2,"applied":1,"rolled_back":0,\
                "failed":1,"not_run":1,"duration_ms":1234}

                """)
        #expect(output.standardError == "note: using DATABASE_URL\n")
    }

    @Test func piecesOfALineAreOneLog() {
        let output = RecordedOutput()
        let reporter = JSONLinesReporter(output: output) { "T" }
        for text in ["a", "", "b\nc\n", "d"] {
            reporter.report(.log(stream: .standardOutput, text: text, version: nil))
        }
        reporter.report(.log(stream: .standardError, text: "e\r\n", version: nil))
        let head = #"{"event":"log","time":"T","version":null,"#
        #expect(
            output.standardOutput == """
                \(head)"stream":"stdout","text":"ab\\nc"}
                \(head)"stream":"stdout","text":"d"}
                \(head)"stream":"stderr","text":"e\\r"}

                """)
    }
}
