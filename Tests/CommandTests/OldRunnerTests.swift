import TestSupport
import Testing

/// Faults of the runner in the reference document that must not live on, and the table it leaves.
@Suite struct OldRunnerTests {
    static let table = """
        CREATE TABLE schema_migrations (
          id SERIAL PRIMARY KEY, version VARCHAR(255) NOT NULL UNIQUE, name VARCHAR(255) NOT NULL,
          direction VARCHAR(10) NOT NULL, status VARCHAR(20) NOT NULL,
          started_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
          completed_at TIMESTAMP WITH TIME ZONE, error TEXT, duration_ms INTEGER
        );
        """

    @Test func itsTableIsTakenOver() throws {
        let scene = try Scene(Migrations.tables("a", "b", "c"))
        try scene.database.query(
            Self.table + """
                CREATE TABLE a (id int);
                INSERT INTO schema_migrations (version, name, direction, status, completed_at, error)
                VALUES ('001', 'named once', 'up', 'completed', now(), NULL),
                       ('002', 'b', 'up', 'failed', now(), 'it broke')
                """)
        let status = try scene.run("status")
        #expect(status.exitCode == 0, "\(status)")
        #expect(status.output.contains("001      named once  applied"))
        #expect(
            try scene.database.value(
                "SELECT count(*) FROM information_schema.columns WHERE table_name = 'schema_migrations'"
            )
                == "9", "status altered the table")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("warning: 002: "), "\(outcome)")
        #expect(try scene.rows == ["001 up completed", "002 up completed", "003 up completed"])
        #expect(
            try scene.database.value("SELECT name FROM schema_migrations WHERE version = '001'")
                == "named once")
        #expect(
            try scene.database.value(
                "SELECT count(*) FROM schema_migrations WHERE checksum IS NULL") == "0")
    }

    @Test func aRowLeftRunningStopsTheNextRun() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        try scene.database.query(
            Self.table
                + "INSERT INTO schema_migrations (version, name, direction, status) VALUES ('001', 'a', 'up', 'running')"
        )
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 5)
        #expect(outcome.errors.contains("error: migration 001 was left unfinished\n"), "\(outcome)")
        #expect(try scene.ownTables == [])
        #expect(try scene.rows == ["001 up running"])
    }

    @Test func itCanReadOurTable() throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        try scene.run("up")
        try scene.run("down")
        let applied = """
            SELECT version FROM schema_migrations WHERE direction = 'up' AND status = 'completed' ORDER BY version
            """
        #expect(try scene.database.query(applied) == [["001"]])
    }

    /// The old runner took an error here for an empty list, and ran everything again.
    @Test func anErrorWhileReadingWhatIsAppliedEndsTheRun() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.run("up")
        let role = "reader_\(scene.database.name)"
        try scene.database.query("CREATE ROLE \(role) LOGIN")
        defer { _ = try? scene.database.query("DROP OWNED BY \(role); DROP ROLE \(role)") }
        let outcome = try scene.run("up", environment: ["DATABASE_URL": scene.url(user: role)])
        #expect(outcome.exitCode == 5)
        #expect(
            outcome.errors.contains("permission denied for table schema_migrations"), "\(outcome)")
        #expect(try scene.rows == ["001 up completed"])
    }

    @Test func aForeignTableOfThatNameIsNotTouched() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.database.query("CREATE TABLE schema_migrations (version bigint PRIMARY KEY)")
        let before = try scene.database.dump()
        for command in ["up", "down", "status"] {
            let outcome = try scene.run(command)
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(outcome.errors.contains("schema_migrations"))
            #expect(outcome.errors.contains("`jsmigrate adopt` takes its history over"))
        }
        #expect(try scene.database.dump() == before)
    }
}

extension Scene {
    /// The database's URL for another user, or with another password.
    func url(user: String, password: String? = nil) -> String {
        let secret = password.map { ":\($0)" } ?? ""
        return
            "postgresql://\(user)\(secret)@localhost:\(database.port)/\(database.name)?host=\(database.socketDirectory)"
    }
}
