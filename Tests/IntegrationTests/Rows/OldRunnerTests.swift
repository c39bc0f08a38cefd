import TestSupport
import Testing

/// "A table that the old runner made is extended in place, its rows kept; rows match files by number."
@Suite struct OldRunnerTests {
    private static let table = """
        CREATE TABLE schema_migrations (
            id SERIAL PRIMARY KEY, version VARCHAR(255) NOT NULL UNIQUE, name VARCHAR(255) NOT NULL,
            direction VARCHAR(10) NOT NULL CHECK (direction IN ('up', 'down')),
            status VARCHAR(20) NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'failed')),
            started_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
            completed_at TIMESTAMP WITH TIME ZONE, error TEXT, duration_ms INTEGER);
        """

    private static func insert(
        _ version: String, _ name: String, _ direction: String, _ status: String
    ) -> String {
        """
        INSERT INTO schema_migrations (version, name, direction, status, started_at, completed_at, duration_ms)
        VALUES ('\(version)', '\(name)', '\(direction)', '\(status)', '2024-01-02', '2024-01-03', 12);
        """
    }

    private func scene(_ rows: String...) throws -> Scene {
        let scene = try Scene()
        try scene.database.query(Self.table + rows.joined())
        for (version, table) in [("001", "a"), ("002", "b"), ("003", "c")] {
            try scene.write(
                "\(version)-\(table).js",
                Scene.module(
                    up: "await db.query('CREATE TABLE \(table) (n int)')",
                    down: "await db.query('DROP TABLE IF EXISTS \(table)')"))
        }
        return scene
    }

    @Test func itsTableIsExtendedAndItsRowsAreKept() throws {
        let scene = try scene(
            Self.insert("1", "first", "up", "completed"),
            Self.insert("002", "second", "up", "completed"))
        let old = """
            SELECT id, version, name, direction, status, started_at, completed_at, error, duration_ms
            FROM schema_migrations WHERE id <= 2 ORDER BY id
            """
        let before = try scene.database.query(old)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        // 001 is the row 1: matched by number.
        #expect(try !scene.sees("a"))
        #expect(try !scene.sees("b"))
        #expect(try scene.sees("c"))
        #expect(try scene.database.query(old) == before)
        #expect(try scene.state("003") == "up completed")
        // "Rows without a checksum get one at the next successful `up`."
        #expect(try scene.row("1")["checksum"]?.count == 64)
        #expect(
            try scene.database.query(
                """
                SELECT column_name, data_type FROM information_schema.columns
                WHERE table_name = 'schema_migrations' ORDER BY ordinal_position OFFSET 9
                """) == [
                    ["checksum", "text"], ["checksum_imports", "text"],
                    ["transactional", "boolean"],
                    ["progress", "jsonb"], ["run_id", "uuid"],
                ])
    }

    @Test func checksumsComeWithAnUpThatHasNothingToDo() throws {
        let scene = try scene(
            Self.insert("001", "a", "up", "completed"), Self.insert("002", "b", "up", "completed"),
            Self.insert("003", "c", "up", "completed"))
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.value("SELECT count(checksum) FROM schema_migrations") == "3")
    }

    /// "The old runner can still read our table afterwards."
    @Test func itsOwnQueryStillGivesWhatIsApplied() throws {
        let scene = try scene(Self.insert("001", "a", "up", "completed"))
        let query = """
            SELECT version FROM schema_migrations WHERE direction='up' AND status='completed'
            ORDER BY version
            """
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.database.query(query) == [["001"], ["002"], ["003"]])
        #expect(try scene.run("down", "2").exitCode == 0)
        #expect(try scene.database.query(query) == [["001"]])
        #expect(try scene.run("down").exitCode == 0)
        #expect(try scene.database.query(query).isEmpty)
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.database.query(query) == [["001"], ["002"], ["003"]])
    }

    /// "Old rows: `failed` are run again with a warning."
    @Test func itsFailedRowsAreRunAgainWithAWarning() throws {
        let scene = try scene(
            Self.insert("001", "a", "up", "completed"), Self.insert("2", "b", "up", "failed"))
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("warning:"), "\(outcome)")
        #expect(outcome.errors.contains("failed under the old runner"))
        #expect(try scene.sees("b"))
        #expect(try scene.state("2") == "up completed")
        #expect(try scene.database.value("SELECT count(*) FROM schema_migrations") == "3")
    }

    /// "`running` stop."
    @Test func itsRunningRowsStop() throws {
        let scene = try scene(Self.insert("002", "second", "up", "running"))
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("002 second"), "\(outcome)")
        #expect(try !scene.sees("a"))
        #expect(try scene.state("002") == "up running")
        #expect(try scene.database.value("SELECT count(*) FROM schema_migrations") == "1")
    }

    @Test func rowsThatItRolledBackArePending() throws {
        let scene = try scene(
            Self.insert("001", "a", "down", "completed"), Self.insert("002", "b", "up", "pending"))
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.sees("a"))
        #expect(try scene.sees("b"))
        #expect(try scene.database.value("SELECT count(*) FROM schema_migrations") == "3")
    }

    @Test func statusChangesNothing() throws {
        let scene = try scene(Self.insert("1", "first", "up", "completed"))
        let before = try scene.database.dump()
        let outcome = try scene.run("status")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains("applied"))
        #expect(try scene.database.dump() == before)
    }

    /// A row that says nothing known is not passed over: its migration would be applied again.
    @Test func aRowThatSaysNothingKnownStops() throws {
        let scene = try Scene(["001-a.js": "await db.query('CREATE TABLE a (n int)')"])
        try scene.database.query(
            """
            CREATE TABLE schema_migrations (
                id SERIAL PRIMARY KEY, version VARCHAR(255) NOT NULL UNIQUE, name VARCHAR(255) NOT NULL,
                direction VARCHAR(10) NOT NULL, status VARCHAR(20) NOT NULL,
                started_at TIMESTAMPTZ, completed_at TIMESTAMPTZ, error TEXT, duration_ms INTEGER);
            INSERT INTO schema_migrations (version, name, direction, status)
            VALUES ('001', 'a', 'up', 'done')
            """)
        for command in ["up", "status", "repair"] {
            let outcome = try scene.run(command)
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(
                outcome.errors.contains(
                    "error: public.schema_migrations says of version 001: direction 'up', status 'done'"
                ),
                "\(outcome)")
        }
        #expect(try !scene.sees("a"))
    }
}
