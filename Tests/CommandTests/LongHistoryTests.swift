import TestSupport
import Testing

/// A history of many lines, written while it is read: memory does not grow with it.
@Suite struct LongHistoryTests {
    private static let lines = 300_000
    /// What a process may have of private memory, in KiB; all lines at once take several times as much.
    private static let memory = 96 * 1_024

    @Test(arguments: ["--csv", "--json"])
    func memoryIsBounded(_ form: String) throws {
        let scene = try Scene()
        #expect(try scene.run("init").exitCode == 0)
        try scene.database.execute(
            """
            INSERT INTO migration_history (database_type, migration_file, action, applied_at, execution_time_ms)
            SELECT 'postgres', n || '-some-migration.js', 'up', now() - n * interval '1 min', n % 100
            FROM generate_series(1, \(Self.lines)) AS n
            """)
        let command =
            "ulimit -d \(Self.memory); '\(JSMigrate.binary)' history 1000000 \(form)"
            + " | tr '}' '\\n' | grep -c some-migration"
        let outcome = try RunningProgram(
            "/bin/bash", ["-c", command], in: scene.project,
            environment: JSMigrate.baseEnvironment.merging(scene.database.environment) { $1 },
            standardInput: "", terminal: false
        ).finish(timeout: .seconds(300))
        #expect(outcome.output == "\(Self.lines)\n", "\(outcome.errors)")
        #expect(outcome.errors == "")
    }

    @Test func alertsBesideRecordsKeepTheirLevel() throws {
        let scene = try Scene()
        #expect(try scene.run("init").exitCode == 0)
        try scene.database.execute(
            """
            INSERT INTO migration_history (database_type, migration_file, action, success)
            SELECT 'postgres', n || '.js', 'up', n > 1 FROM generate_series(1, 10) AS n
            """)
        let outcome = try scene.run("history", "--csv")
        #expect(outcome.exitCode == 0 && !outcome.output.contains("rate"), "\(outcome)")
        let starts = outcome.errorLines.map { $0.split(separator: "%")[0] }
        #expect(starts == ["warning: success rate 90", "critical: failure rate 10"], "\(outcome)")
    }

    /// What ends at a portion's end, or beside it.
    @Test(arguments: [1, 999, 1_000, 1_001, 2_000, 2_001])
    func everyLineIsThereOnce(_ limit: Int) throws {
        let scene = try Scene()
        #expect(try scene.run("init").exitCode == 0)
        try scene.database.execute(
            """
            INSERT INTO migration_history (database_type, migration_file, action)
            SELECT 'postgres', n || '.js', 'up' FROM generate_series(1, 2000) AS n
            """)
        let csv = try scene.run("history", "\(limit)", "--csv")
        #expect(csv.exitCode == 0, "\(csv)")
        let records = csv.output.split(separator: "\r\n").dropFirst()
        let expected = (0..<min(limit, 2_000)).map { "\(2_000 - $0)" }
        #expect(records.map { String($0.prefix { $0 != "," }) } == expected)
    }
}
