import MigrationKit
import TestSupport
import Testing

/// `status` tells whether the schema still is what the last run left.
@Suite struct DriftTests {
    private func scene(_ names: String...) throws -> Scene {
        var files: [String: String] = [:]
        for (index, name) in names.enumerated() {
            files["migrations/00\(index + 1)-\(name).js"] = Migrations.table(name)
        }
        let scene = try Scene(files)
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        return scene
    }

    private func schema(_ scene: Scene) throws -> JSON? {
        try JSON(parsing: scene.run("status", "--json").output)["schema"]
    }

    private func state(_ scene: Scene) throws -> String? { try schema(scene)?["state"]?.string }

    @Test func aChangeByHandIsTold() throws {
        let scene = try scene("a", "b")
        let recorded = try schema(scene)
        #expect(recorded?["state"] == "unchanged")
        #expect(recorded?["checksum"]?.string?.count == 64)
        #expect(try !scene.run("status").output.contains("schema"))
        try scene.database.query("ALTER TABLE a ADD COLUMN extra text")
        let changed = try schema(scene)
        #expect(changed?["state"] == "changed")
        #expect(changed?["checksum"] == recorded?["checksum"])
        let status = try scene.run("status")
        let time = recorded?["recorded_at"]?.string ?? "none"
        #expect(
            status.lines.last
                == "the schema is not what the run of \(time) left: `jsmigrate diff` says what changed"
        )
        #expect(status.exitCode == 0 && status.errors.isEmpty, "\(status)")
        let diff = try scene.run("diff")
        #expect(diff.output.hasPrefix("+ column public.a.extra\n"), "\(diff)")
        // Taken back, it is what it was, though the catalogues are not.
        try scene.database.query(
            "ALTER TABLE a DROP COLUMN extra; DROP TABLE b; CREATE TABLE b (id int)")
        #expect(try state(scene) == "unchanged")
    }

    /// Which writes some definitions differently.
    @Test func nothingIsSaidOfARecordOfAnotherMajorVersion() throws {
        let scene = try scene("a")
        try scene.database.query(
            """
            DO $$ BEGIN EXECUTE format('COMMENT ON TABLE schema_migrations IS %L', regexp_replace(
                obj_description('schema_migrations'::regclass), ' on \\d+$', ' on 11')); END $$
            """)
        #expect(try state(scene) == "unknown")
    }

    @Test func whatIsNoChangeIsNotTold() throws {
        let scene = try scene("a")
        for sql in [
            "INSERT INTO a SELECT generate_series(1, 100)", "TRUNCATE a", "VACUUM FULL a",
            "ANALYZE",
            "COMMENT ON TABLE schema_migrations IS NULL",
        ] {
            try scene.database.query(sql)
            let state = try state(scene)
            #expect(state == (sql.contains("COMMENT") ? "unknown" : "unchanged"), "\(sql)")
        }
    }

    @Test func everyRunRecordsAnew() throws {
        let scene = try scene("a", "b")
        #expect(try scene.run("down").exitCode == 0)
        #expect(try state(scene) == "unchanged")
        // What failed left something behind, as no transaction held it.
        try scene.project.write(
            "migrations/003-c.js",
            """
            exports.transaction = false;
            exports.up = async (db) => { await db.query('CREATE TABLE c (id int)'); await db.query('SELECT 1/0'); };
            """)
        #expect(try scene.run("up").exitCode == 2)
        #expect(try state(scene) == "unchanged")
        try scene.database.query("DROP TABLE c")
        #expect(try state(scene) == "changed")
    }

    @Test func aRecordOfAnotherRunSaysNothing() throws {
        let scene = try scene("a")
        // As a run that was killed leaves it.
        try scene.database.query(
            "UPDATE schema_migrations SET run_id = gen_random_uuid(); CREATE TABLE by_hand (id int)"
        )
        #expect(try state(scene) == "unknown")
        #expect(try !scene.run("status").output.contains("the schema"))
        #expect(
            try Scene(Migrations.tables("a")).run("status", "--json").output.contains(
                #""schema":{"state":"unknown""#))
    }

    @Test func aRunWithNothingToRunLeavesTheRecord() throws {
        let scene = try scene("a")
        let recorded = try schema(scene)
        // Rows without a checksum get one, which is all that this run does.
        try scene.database.query("UPDATE schema_migrations SET checksum = NULL")
        #expect(try scene.run("up").exitCode == 0)
        #expect(try schema(scene) == recorded)
    }

    @Test func aLockedTableIsNoFailureOfStatus() throws {
        let scene = try scene("a")
        try scene.database.query("CREATE VIEW all_of_a AS SELECT * FROM a")
        let other = try scene.database.openSession()
        try other.run("BEGIN; LOCK TABLE a")
        let status = try scene.run("status", "--json")
        #expect(status.exitCode == 0 && status.output.contains(#""state":"unknown""#), "\(status)")
        #expect(status.errors.contains("warning: the schema could not be compared"), "\(status)")
        try other.run("ROLLBACK")
        #expect(try state(scene) == "changed")
    }

    @Test func aCommentThatIsThereIsKept() throws {
        let scene = try scene("a")
        try scene.database.query("COMMENT ON TABLE schema_migrations IS E'Ask Ann.\\nOr Bob.'")
        try scene.project.write("migrations/002-b.js", Migrations.table("b"))
        for command in ["up", "down", "up"] { #expect(try scene.run(command).exitCode == 0) }
        let lines =
            try scene.database.value("SELECT obj_description('schema_migrations'::regclass)")?
            .split(separator: "\n").map(String.init) ?? []
        #expect(lines.dropLast() == ["Ask Ann.", "Or Bob."])
        #expect(lines.last?.hasPrefix("jsmigrate: schema ") == true)
        #expect(try state(scene) == "unchanged")
    }

    @Test func aRoleThatDoesNotOwnTheTableRecordsNothing() throws {
        let scene = try scene("a")
        try scene.database.query(
            """
            DO $$ BEGIN CREATE ROLE drift_guest LOGIN; EXCEPTION WHEN duplicate_object THEN END $$;
            GRANT ALL ON SCHEMA public TO drift_guest; GRANT ALL ON ALL TABLES IN SCHEMA public TO drift_guest;
            GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO drift_guest;
            """)
        try scene.project.write("migrations/002-b.js", Migrations.table("b"))
        let url = scene.database.url.replacing("\(scene.database.user)@", with: "drift_guest@")
        let up = try scene.run("up", "--database", url)
        #expect(up.exitCode == 0 && !up.errors.contains("warning"), "\(up)")
        #expect(try state(scene) == "unknown")
    }

    @Test func ofALargeSchemaTheFingerprintDecides() throws {
        let scene = try Scene(
            migration: """
                exports.up = (db) => db.query(`DO $$ BEGIN FOR i IN 1..250 LOOP
                    EXECUTE 'CREATE TABLE t' || i || ' (id serial PRIMARY KEY, a text)'; END LOOP; END $$`);
                """)
        #expect(try scene.run("up").exitCode == 0)
        let recorded = try schema(scene)
        #expect(recorded?["state"] == "unchanged" && recorded?["checksum"] == .null)
        for sql in ["TRUNCATE t7", "REINDEX TABLE CONCURRENTLY t7", "VACUUM FULL t7"] {
            try scene.database.query(sql)
            #expect(try state(scene) == "unchanged", "\(sql)")
        }
        try scene.database.query("ALTER TABLE t99 ALTER COLUMN a SET NOT NULL")
        #expect(try state(scene) == "changed")
    }
}
