import MigrationKit
import TestSupport
import Testing

/// "`migration_history`, append-only": what is written, when, and that it never breaks a migration.
@Suite struct HistoryTests {
    /// The lines, as `up 001-it.js true: error`.
    private func lines(_ scene: Scene) throws -> [String] {
        try scene.database.query(
            """
            SELECT concat_ws(' ', action, migration_file, success) || coalesce(': ' || error_message, '')
            FROM migration_history ORDER BY id
            """
        ).map { $0[0] }
    }

    private static let reversible = Scene.module(
        up: "await db.query('CREATE TABLE a (n int)')", down: "await db.query('DROP TABLE a')")

    @Test func everyAttemptIsALine() throws {
        let scene = try Scene([
            "001-it.js": Self.reversible, "002-no.js": "throw new Error('it broke')",
        ])
        #expect(try scene.run("up").exitCode == 2)
        #expect(try scene.run("down").exitCode == 0)
        #expect(
            try lines(scene) == [
                "up 001-it.js t", "up 002-no.js f: it broke", "down 001-it.js t",
            ])
        #expect(
            try scene.database.query(
                """
                SELECT count(*), count(DISTINCT run_id), bool_and(execution_time_ms >= 0),
                       bool_and(database_type = 'postgres'),
                       bool_and(applied_by ~ ('^[^@]+@[^ ]+ as ' || session_user || '$')),
                       bool_and(now() - applied_at < interval '1 hour')
                FROM migration_history
                """) == [["3", "2", "t", "t", "t", "t"]])
        #expect(
            try scene.database.value(
                """
                SELECT count(*) FROM migration_history AS h JOIN schema_migrations AS m
                    ON m.run_id = h.run_id AND h.migration_file = '001-it.js' AND h.action = 'down'
                """) == "1")
    }

    /// "Success is written in the migration's transaction behind a savepoint."
    @Test(arguments: [
        "await db.query('CREATE TABLE a (n int)');",
        "await db.query('BEGIN; CREATE TABLE a (n int); COMMIT');",
        "await db.query('VACUUM'); await db.query('CREATE TABLE a (n int)');",
    ])
    func successIsPartOfTheLastTransaction(body: String) throws {
        let scene = try Scene(up: body)
        #expect(try scene.run("up").exitCode == 0)
        // A subtransaction has a number of its own, so the row of the table is taken: same commit, later.
        let isOne = try scene.database.value(
            """
            SELECT h.xmin::text::bigint - m.xmin::text::bigint BETWEEN 1 AND 2
            FROM migration_history AS h, schema_migrations AS m
            """)
        #expect(isOne == "t")
        #expect(try lines(scene) == ["up 001-it.js t"])
    }

    /// A COMMIT that fails takes the line of success along.
    @Test func aCommitThatFailsLeavesNoLineOfSuccess() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)');")
        try scene.recordTracking()
        try scene.database.query(
            """
            CREATE FUNCTION record.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE 'refused at COMMIT'; END $$;
            CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON schema_migrations
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (NEW.status = 'completed') EXECUTE FUNCTION record.refuse()
            """)
        #expect(try scene.run("up").exitCode == 2)
        #expect(try lines(scene).suffix(1) == ["up 001-it.js f: refused at COMMIT"])
        #expect(try lines(scene).count == 2)
    }

    // MARK: - It cannot be written

    private static let obstacles = [
        "DROP TABLE migration_history",
        "ALTER TABLE migration_history ADD COLUMN more text NOT NULL",
        "ALTER TABLE migration_history DROP COLUMN error_message",
        "CREATE RULE no AS ON INSERT TO migration_history DO INSTEAD SELECT 1/0",
    ]

    /// "A failure to write history is a warning and never breaks a migration."
    @Test(arguments: obstacles)
    func aFailureToWriteIsAWarning(obstacle: String) throws {
        let scene = try Scene(["001-it.js": "await db.query(`\(obstacle)`);"])
        try scene.write("002-b.js", "await db.query('CREATE TABLE b (n int)')")
        try scene.write("003-no.js", "throw new Error('it broke')")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        let warnings = outcome.errors.split(separator: "\n").filter {
            $0.contains("the history could not be written: ")
        }
        #expect(warnings.count == 3, "\(outcome)")
        #expect(try scene.state("001") == "up completed")
        #expect(try scene.state("002") == "up completed")
        #expect(try scene.state("003") == "up failed")
        #expect(try scene.row("003")["error"] == "it broke")
        #expect(try scene.sees("b"))
    }

    @Test func aRevokedPermissionIsAWarning() throws {
        let scene = try Scene([
            "001-it.js": "await db.query('CREATE SCHEMA mine; CREATE TABLE mine.a (n int)')",
            "002-no.js": "throw new Error('it broke')",
        ])
        try scene.run("init")
        let role = "runner_\(scene.database.name)"
        try scene.database.query(
            """
            CREATE ROLE \(role) LOGIN; GRANT CREATE ON DATABASE \(scene.database.name) TO \(role);
            GRANT USAGE ON SCHEMA public TO \(role);
            GRANT ALL ON schema_migrations, schema_migrations_id_seq, migration_lock TO \(role);
            GRANT SELECT ON migration_history TO \(role)
            """)
        defer { _ = try? scene.database.query("DROP OWNED BY \(role); DROP ROLE \(role)") }
        let outcome = try scene.run(
            "up",
            environment: [
                "DATABASE_URL":
                    "postgresql://\(role)@localhost:\(scene.database.port)/\(scene.database.name)?host=\(scene.database.socketDirectory)"
            ])
        #expect(outcome.exitCode == 2, "\(outcome)")
        let warning = "the history could not be written: permission denied for"
        #expect(outcome.errors.contains("warning: 001: \(warning)"), "\(outcome)")
        #expect(outcome.errors.contains("warning: 002: \(warning)"), "\(outcome)")
        #expect(try scene.state("001") == "up completed")
        #expect(try scene.state("002") == "up failed")
        #expect(try scene.sees("mine.a"))
        #expect(try lines(scene) == [])
    }

    /// A lock on the table is not waited for without end.
    @Test func aLockedHistoryIsAWarning() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        try scene.run("init")
        let session = try scene.database.openSession()
        try session.run("BEGIN; LOCK TABLE migration_history")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("the history could not be written: canceling statement"))
        #expect(try scene.state() == "up completed")
        session.close()
    }

    // MARK: - A crash

    /// "An attempt cut off by a crash by the next run (`interrupted`)."
    @Test func theNextRunTellsOfTheAttemptThatWasCutOff() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('crash');")
        let running = try scene.start(untilGate: "crash")
        running.send(signal: 9)
        _ = running.finish()
        #expect(try lines(scene) == [])
        try scene.open("crash")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try lines(scene) == ["up 001-it.js f: interrupted", "up 001-it.js t"])
        #expect(
            try scene.database.value("SELECT count(DISTINCT run_id) FROM migration_history") == "2")
    }

    @Test func anAttemptThatWasCutOffIsToldOnce() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE a (n int)'); await db.query('VACUUM');
                await gate('crash');
                """)
        let running = try scene.start(untilGate: "crash")
        running.send(signal: 9)
        _ = running.finish()
        for _ in 1...2 { #expect(try scene.run("up").exitCode == 5) }
        #expect(try lines(scene) == ["up 001-it.js f: interrupted"])
    }

    // MARK: - Reading

    @Test func dryRunsWriteNothing() throws {
        let scene = try Scene(["001-it.js": Self.reversible])
        try scene.run("init")
        #expect(try scene.run("up", "--dry-run").exitCode == 0)
        #expect(try scene.run("history").output == "nothing has been run yet\n")
        #expect(try lines(scene) == [])
    }

    @Test func theTableIsForPeople() throws {
        let scene = try Scene([
            "001-it.js": Self.reversible, "002-no.js": "throw new Error('it broke')",
        ])
        #expect(try scene.run("history").output == "nothing has been run yet\n")
        try scene.run("up")
        let lines = try scene.run("history").lines
        #expect(
            lines[0].split(separator: " ") == [
                "AT", "TYPE", "ACTION", "FILE", "DURATION", "STATUS", "BY", "ERROR",
            ])
        #expect(lines[1].contains(" up ") && lines[1].contains("002-no.js"), "\(lines)")
        #expect(lines[1].contains(" ✗ ") && lines[1].hasSuffix(" it broke"))
        #expect(lines[2].contains("001-it.js") && lines[2].contains(" ✓ "))
        #expect(lines[3] == "ACTION  TOTAL  SUCCESSFUL  FAILED  AVERAGE")
        #expect(lines[4].split(separator: " ").prefix(4) == ["up", "2", "1", "1"])
        #expect(
            lines[5].hasPrefix(
                "the whole history: success rate 50%, failure rate 50%, rollback rate 0%, average"))
        #expect(lines[6].hasPrefix("warning: success rate 50% is under 99% (1 of 2 actions of"))
        #expect(lines[7].hasPrefix("critical: failure rate 50% is over 5% (1 of 2 actions of"))
        #expect(lines.count == 8)
        #expect(try scene.run("history", "1").lines.count == 7)
    }

    // MARK: - Rates and alerts

    /// `count` attempts, of which every `failing`th failed, a minute apart.
    private func write(
        _ count: Int, failing: Int, milliseconds: Int = 10, action: String = "up",
        daysAgo: Int = 0, to scene: Scene
    ) throws {
        try scene.database.query(
            """
            INSERT INTO migration_history (database_type, migration_file, action, applied_at,
                execution_time_ms, success)
            SELECT 'postgres', '001-it.js', '\(action)',
                   now() - n * interval '1 minute' - interval '\(daysAgo) days',
                   \(milliseconds), n % \(failing) <> 0
            FROM generate_series(1, \(count)) AS n
            """)
    }

    private func document(_ scene: Scene) throws -> JSON {
        try JSON(parsing: scene.run("history", "--json").output)
    }

    private func alerts(_ document: JSON) -> [String] {
        guard case .array(let alerts) = document["alerts"] else { return ["no array"] }
        return alerts.map { alert in
            ["alert", "level", "measured", "threshold"]
                .map { alert[$0]?.string ?? alert[$0]?.compact ?? "" }.joined(separator: " ")
        }
    }

    /// The rates are those of the whole history, whatever is shown of it.
    @Test func ratesAreCompared() throws {
        let scene = try Scene()
        #expect(alerts(try document(scene)).isEmpty)
        try scene.run("init")
        try write(990, failing: 100, to: scene)
        try write(10, failing: 1_000, action: "down", to: scene)
        #expect(alerts(try document(scene)).isEmpty)
        try write(1_000, failing: 10, to: scene)
        try write(200, failing: 1_000, action: "down", to: scene)
        try write(1, failing: 2, milliseconds: 300_001, to: scene)
        let found = try document(scene)
        #expect(
            alerts(found) == [
                "success-rate warning 95.04 99", "slow-migrations critical 300001 300000",
                "rollback-rate critical 9.55 5",
            ])
        #expect(
            found["rates"]?["total"] == 2_201
                && found["rates"]?["success_percent"] == .number(95.04))
        #expect(found["rates"]?["average_ms"] == 146 && found["rates"]?["days"] == .null)
        let text = try scene.run("history", "1")
        #expect(text.exitCode == 0 && text.errors.isEmpty)
        #expect(text.lines.filter { $0.hasPrefix("critical: ") }.count == 2, "\(text)")
    }

    @Test func thresholdsAndTheWindowAreSettings() throws {
        let scene = try Scene()
        try scene.run("init")
        try write(100, failing: 10, daysAgo: 40, to: scene)
        try write(100, failing: 50, milliseconds: 2_000, to: scene)
        #expect(
            alerts(try document(scene)) == [
                "success-rate warning 94 99", "failure-rate critical 6 5",
            ])
        try scene.project.write(
            "jsmigrate.config.json",
            """
            {"thresholds": {"historyDays": 30, "successRatePercent": 98.5, "averageDuration": "1s"}}
            """)
        let found = try document(scene)
        #expect(
            alerts(found) == [
                "success-rate warning 98 98.5", "average-duration warning 2000 1000",
            ])
        #expect(found["rates"]?["days"] == 30 && found["rates"]?["total"] == 100)
        let csv = try scene.run("history", "1", "--csv")
        #expect(csv.output.split(separator: "\r\n").count == 2)
        #expect(
            csv.errorLines.map { $0.prefix(60) } == [
                "warning: success rate 98% is under 98.5% (2 of 100 actions o",
                "warning: average duration 2s is over 1s (100 actions of the ",
            ], "\(csv)")
    }

    @Test func theDocumentHasTheColumnsOfTheTable() throws {
        let scene = try Scene(["001-it.js": Self.reversible])
        try scene.run("up")
        try scene.database.query(
            "UPDATE migration_history SET applied_by = 'me', execution_time_ms = 7")
        let run = try #require(try scene.row()["run_id"])
        let at = try #require(
            try scene.database.value(
                "SELECT to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') FROM migration_history"
            ))
        #expect(
            try scene.run("history", "--json").output == """
                {"history":[{"id":1,"database_type":"postgres","migration_file":"001-it.js","action":"up","applied_at":"\(at)","execution_time_ms":7,"success":true,"error_message":null,"applied_by":"me","run_id":"\(run)"}],"statistics":[{"action":"up","total":1,"successful":1,"failed":0,"average_ms":7}],"rates":{"days":null,"total":1,"success_percent":100,"failure_percent":0,"rollback_percent":0,"average_ms":7,"slow":0,"very_slow":0,"slowest_ms":null,"slowest_file":null},"alerts":[]}

                """)
    }

    /// RFC 4180: CR LF, and quotes around what holds a comma, a quote or a line end.
    @Test func theRecordsAreCSV() throws {
        let scene = try Scene()
        try scene.run("init")
        try scene.database.query(
            """
            INSERT INTO migration_history (database_type, migration_file, action, applied_at,
                execution_time_ms, success, error_message)
            VALUES ('postgres', 'a, b.js', 'up', '2026-01-02 03:04:05.678Z', NULL, false,
                E'say "no"\\nand go')
            """)
        #expect(
            try scene.run("history", "--csv").output
                == "id,database_type,migration_file,action,applied_at,execution_time_ms,success,error_message,applied_by,run_id\r\n"
                + "1,postgres,\"a, b.js\",up,2026-01-02T03:04:05.678Z,,false,\"say \"\"no\"\"\nand go\",,\r\n"
        )
        #expect(try scene.run("history", "--csv", "--json").exitCode == 5)
    }

    /// The history of the reference document's shell runner is read before it is extended.
    @Test func anOlderHistoryIsRead() throws {
        let scene = try Scene()
        try scene.database.query(
            """
            CREATE TABLE migration_history (
                id SERIAL PRIMARY KEY, database_type VARCHAR(32) NOT NULL,
                migration_file VARCHAR(255) NOT NULL, action VARCHAR(16) NOT NULL,
                applied_at TIMESTAMPTZ NOT NULL DEFAULT NOW(), execution_time_ms INT,
                success BOOLEAN NOT NULL DEFAULT TRUE, error_message TEXT);
            INSERT INTO migration_history (database_type, migration_file, action, execution_time_ms)
            VALUES ('timescaledb', '001_old.up.sql', 'up', 312)
            """)
        let outcome = try scene.run("history")
        #expect(
            outcome.output.contains("timescaledb  up      001_old.up.sql     312ms  ✓\n"),
            "\(outcome)")
        #expect(
            try scene.database.value(
                "SELECT count(*) FROM information_schema.columns WHERE table_name = 'migration_history'"
            ) == "8")
    }
}
