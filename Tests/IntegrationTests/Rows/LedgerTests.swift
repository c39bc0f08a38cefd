import TestSupport
import Testing

/// The three tracking tables: where they are made, when, and what of other tools is taken over.
@Suite struct LedgerTests {
    private static let names = ["migration_history", "migration_lock", "schema_migrations"]

    /// The tables of a schema with their columns, types, defaults and nullability.
    private func columns(_ scene: Scene, _ table: String, schema: String = "public") throws
        -> [String]
    {
        try scene.database.query(
            """
            SELECT concat_ws(' ', attname, format_type(atttypid, atttypmod),
                CASE WHEN attnotnull THEN 'not null' END, pg_get_expr(adbin, adrelid))
            FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE attrelid = '\(schema).\(table)'::regclass AND attnum > 0 AND NOT attisdropped
            ORDER BY attnum
            """
        ).map { $0[0] }
    }

    private func tables(_ scene: Scene, in schema: String) throws -> [String] {
        try scene.database.query(
            "SELECT tablename FROM pg_tables WHERE schemaname = '\(schema)' ORDER BY 1"
        ).map { $0[0] }
    }

    @Test func theTablesAreAsSpecified() throws {
        let scene = try Scene()
        #expect(
            try scene.run("init").output == """
                public.schema_migrations: created
                public.migration_history: created
                public.migration_lock: created

                """)
        #expect(
            try columns(scene, "schema_migrations") == [
                "id integer not null nextval('schema_migrations_id_seq'::regclass)",
                "version character varying(255) not null", "name character varying(255) not null",
                "direction character varying(10) not null",
                "status character varying(20) not null",
                "started_at timestamp with time zone CURRENT_TIMESTAMP",
                "completed_at timestamp with time zone", "error text", "duration_ms integer",
                "checksum text", "checksum_imports text", "transactional boolean",
                "progress jsonb", "run_id uuid",
            ])
        #expect(
            try columns(scene, "migration_history") == [
                "id integer not null nextval('migration_history_id_seq'::regclass)",
                "database_type character varying(32) not null",
                "migration_file character varying(255) not null",
                "action character varying(16) not null",
                "applied_at timestamp with time zone not null now()", "execution_time_ms integer",
                "success boolean not null true", "error_message text", "applied_by text",
                "run_id uuid",
            ])
        #expect(
            try columns(scene, "migration_lock") == [
                "id integer not null 1", "locked boolean false",
                "locked_at timestamp with time zone", "locked_by character varying(255)",
                "process_id integer",
            ])
        #expect(
            try scene.database.query(
                "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
            ).map { $0[0] } == [
                "idx_migration_history_applied", "idx_migration_history_file",
                "idx_schema_migrations_started_at", "idx_schema_migrations_status",
                "idx_schema_migrations_version", "migration_history_pkey", "migration_lock_pkey",
                "schema_migrations_pkey", "schema_migrations_version_key",
            ])
        #expect(
            try scene.database.value(
                "SELECT indexdef FROM pg_indexes WHERE indexname = 'idx_migration_history_applied'"
            )?.hasSuffix("(applied_at DESC)") == true)
        #expect(
            try scene.database.query("TABLE migration_lock") == [
                ["1", "f", "NULL", "NULL", "NULL"]
            ])
    }

    @Test(arguments: [
        "schema_migrations (version, name, direction, status) VALUES ('1', 'a', 'sideways', 'pending')",
        "schema_migrations (version, name, direction, status) VALUES ('1', 'a', 'up', 'done')",
        "migration_history (database_type, migration_file, action) VALUES ('postgres', 'a', 'redo')",
        "migration_lock (id) VALUES (2)",
    ])
    func whatMeansNothingIsRefusedByTheTables(values: String) throws {
        let scene = try Scene()
        try scene.run("init")
        #expect(throws: TestFailure.self) { try scene.database.query("INSERT INTO \(values)") }
    }

    @Test func initTwiceChangesNothing() throws {
        let scene = try Scene()
        try scene.run("init")
        let dump = try scene.database.dump()
        let outcome = try scene.run("init", "--json")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.output == """
                {"schema":"public","tables":{"schema_migrations":"unchanged","migration_history":"unchanged","migration_lock":"unchanged"}}

                """)
        #expect(try scene.database.dump() == dump)
    }

    @Test func initNeedsNoFolder() throws {
        let scene = try Scene()
        #expect(!scene.project.exists("migrations"))
        #expect(try scene.run("init").exitCode == 0)
    }

    /// "`status`, … and dry runs never create or alter anything; no table means all pending."
    @Test func whatOnlyReadsMakesNothing() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        for arguments in [["status"], ["up", "--dry-run"], ["down", "--dry-run"]] {
            let outcome = try JSMigrate.run(
                arguments, in: scene.project, database: scene.database)
            #expect(outcome.exitCode == 0, "\(outcome)")
            #expect(try tables(scene, in: "public") == [])
        }
        #expect(try scene.run("status", "--ledger-schema", "nowhere").exitCode == 0)
        #expect(try scene.run("up").exitCode == 0)
        #expect(try tables(scene, in: "public") == ["a"] + Self.names)
    }

    @Test func theLedgerSchemaIsTheirPlace() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        try scene.database.query("CREATE SCHEMA ops")
        let up = try scene.run("up", "--ledger-schema", "ops")
        #expect(up.exitCode == 0, "\(up)")
        #expect(try tables(scene, in: "ops") == Self.names)
        #expect(try tables(scene, in: "public") == ["a"])
        let status = try scene.run("status", "--ledger-schema", "ops")
        #expect(status.output.contains("1 applied"), "\(status)")
        // A table on the search path wins.
        try scene.database.query(
            "ALTER DATABASE \(scene.database.name) SET search_path = public, ops; CREATE SCHEMA more"
        )
        #expect(try scene.run("status", "--ledger-schema", "more").output.contains("1 applied"))
        #expect(try scene.run("init", "--ledger-schema", "more").exitCode == 0)
        #expect(try tables(scene, in: "more") == [])
    }

    @Test func noPlaceIsRefused() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        for command in ["up", "init"] {
            let outcome = try scene.run(command, "--ledger-schema", "nowhere")
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(
                outcome.errors.hasSuffix(
                    """
                    error: there is no schema nowhere for the tracking tables
                    help: create it: CREATE SCHEMA "nowhere"

                    """), "\(outcome)")
        }
        try scene.database.query("ALTER DATABASE \(scene.database.name) SET search_path = nowhere")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(
            outcome.errors.contains("error: no schema of the search_path is there for this role"))
    }

    @Test(arguments: [
        ("schema_migrations", "(version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL)"),
        ("schema_migrations", "(version varchar(128) PRIMARY KEY)"),
        (
            "schema_migrations",
            "(database_type varchar(32), migration_file varchar(255), applied_at timestamptz)"
        ),
        ("migration_history", "(id int, note text)"), ("migration_lock", "(is_locked int)"),
    ])
    func anotherToolsTableIsRefused(table: String, definition: String) throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)')")
        try scene.database.query("CREATE TABLE \(table) \(definition)")
        let before = try scene.database.dump()
        for command in ["up", "down", "status", "init"] {
            let outcome = try scene.run(command)
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(
                outcome.errors.contains(
                    "error: the table public.\(table) belongs to another tool"), "\(outcome)")
        }
        #expect(try scene.database.dump() == before)
    }

    /// The tables as the reference documents' tools made them.
    private static let olderTables = """
        CREATE TABLE migration_history (
            id SERIAL PRIMARY KEY, database_type VARCHAR(32) NOT NULL,
            migration_file VARCHAR(255) NOT NULL, action VARCHAR(16) NOT NULL,
            applied_at TIMESTAMPTZ NOT NULL DEFAULT NOW(), execution_time_ms INT,
            success BOOLEAN NOT NULL DEFAULT TRUE, error_message TEXT);
        CREATE INDEX idx_migration_history_applied ON migration_history (applied_at DESC);
        CREATE INDEX idx_migration_history_file ON migration_history (database_type, migration_file);
        INSERT INTO migration_history (database_type, migration_file, action)
        VALUES ('postgres', '001_old.up.sql', 'up');
        """

    @Test func olderTablesAreExtendedInPlace() throws {
        let scene = try Scene()
        try scene.database.query(
            Self.olderTables + """
                CREATE TABLE migration_lock (
                    id INT PRIMARY KEY DEFAULT 1, locked BOOLEAN DEFAULT FALSE, locked_at TIMESTAMPTZ,
                    locked_by VARCHAR(255), process_id INT, CONSTRAINT single_lock CHECK (id = 1));
                INSERT INTO migration_lock (id, locked, locked_by) VALUES (1, FALSE, NULL)
                """)
        #expect(
            try scene.run("init").output == """
                public.schema_migrations: created
                public.migration_history: extended, its rows are kept
                public.migration_lock: is there already

                """)
        #expect(
            try columns(scene, "migration_history").suffix(2) == ["applied_by text", "run_id uuid"])
        #expect(
            try scene.database.query(
                "SELECT migration_file, success, run_id FROM migration_history")
                == [["001_old.up.sql", "t", "NULL"]])
    }

    /// In the lock's table of the reference's framework a row is a lock that is held.
    @Test func aLockWithoutItsFlagIsExtendedAsHeld() throws {
        let scene = try Scene()
        try scene.database.query(
            """
            CREATE TABLE migration_lock (
                id INTEGER PRIMARY KEY CHECK (id = 1), locked_at timestamptz NOT NULL,
                locked_by TEXT NOT NULL);
            INSERT INTO migration_lock VALUES (1, '2020-01-01', 'somebody')
            """)
        #expect(
            try scene.run("init").output.contains(
                "public.migration_lock: extended, its rows are kept"))
        #expect(
            try scene.database.query("SELECT locked, locked_by, process_id FROM migration_lock")
                == [["t", "somebody", "NULL"]])
        try scene.database.query(
            """
            UPDATE migration_lock SET locked_at = NULL, locked_by = NULL;
            DELETE FROM migration_lock; INSERT INTO migration_lock DEFAULT VALUES
            """)
        #expect(try scene.database.value("SELECT locked FROM migration_lock") == "f")
    }

    @Test func noRightToMakeThemIsRefused() throws {
        let scene = try Scene(up: "await db.query('SELECT 1')")
        let role = "maker_\(scene.database.name)"
        try scene.database.query(
            "CREATE ROLE \(role) LOGIN; GRANT USAGE ON SCHEMA public TO \(role)")
        defer { _ = try? scene.database.query("DROP OWNED BY \(role); DROP ROLE \(role)") }
        for command in ["up", "init"] {
            let outcome = try scene.run(
                command,
                environment: [
                    "DATABASE_URL":
                        "postgresql://\(role)@localhost:\(scene.database.port)/\(scene.database.name)?host=\(scene.database.socketDirectory)"
                ])
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(
                outcome.errors.contains("error: permission denied for schema public"), "\(outcome)")
            #expect(outcome.errors.contains("GRANT CREATE ON SCHEMA"))
        }
        #expect(try tables(scene, in: "public") == [])
    }

    /// "A migration that drops them gets them back in its own transaction."
    @Test func allThreeComeBackAfterADrop() throws {
        let scene = try Scene(
            up: "await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try tables(scene, in: "public") == Self.names)
        #expect(try scene.database.value("SELECT count(*) FROM migration_lock") == "1")
    }
}
