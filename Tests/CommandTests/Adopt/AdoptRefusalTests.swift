import MigrationKit
import TestSupport
import Testing

/// What is not taken over, and says what to do.
@Suite struct AdoptRefusalTests {
    /// Runs `adopt` on what a tool left, changed by some SQL, and looks that nothing was written.
    private func refuse(
        _ fixture: ToolFixture, after sql: String = "", _ arguments: [String] = [],
        while session: String? = nil, exitCode: Int32, saying texts: String...
    ) throws {
        let scene = try Scene(fixture.files)
        try scene.database.execute(fixture.sql + sql)
        let before = try scene.database.dump()
        let other = try session.map { text in
            let other = try scene.database.openSession()
            try other.run(text)
            return other
        }
        for more in [["--yes"], ["--dry-run"]] {
            let outcome = try JSMigrate.run(
                ["adopt"] + arguments + more, in: scene.project, database: scene.database)
            // A dry run takes no lock, so that it does not see who has written and not committed.
            if more == ["--dry-run"], session?.hasPrefix("BEGIN") == true { continue }
            #expect(outcome.exitCode == exitCode, "\(outcome)")
            for text in texts { #expect(outcome.errors.contains(text), "\(outcome)") }
            #expect(outcome.errors.contains("\nhelp: "), "\(outcome)")
        }
        other?.close()
        #expect(try scene.database.dump() == before)
    }

    @Test func aDirtyVersionOfGolangMigrate() throws {
        try refuse(
            .golangMigrate, after: "UPDATE schema_migrations SET dirty = true;", exitCode: 5,
            saying: "golang-migrate left version 20240302 dirty", "`migrate force VERSION`")
    }

    @Test func aFailedRowOfFlyway() throws {
        try refuse(
            .flyway,
            after: """
                INSERT INTO flyway_schema_history VALUES
                    (7, '5', 'fifth', 'SQL', 'V5__fifth.sql', 1, 'app', now(), 3, false);
                """, exitCode: 5, saying: "V5__fifth.sql failed", "`flyway repair`")
    }

    @Test func aLockOfKnexThatIsHeld() throws {
        try refuse(
            .knex, after: "UPDATE knex_migrations_lock SET is_locked = 1;", exitCode: 6,
            saying: "public.knex_migrations_lock says that knex is at work",
            "`npx knex migrate:unlock`")
    }

    /// In one transaction, as knex does it by default.
    @Test func aRunOfKnexThatHasNotCommitted() throws {
        try refuse(
            .knex,
            while: "BEGIN; UPDATE knex_migrations_lock SET is_locked = 1 WHERE is_locked = 0",
            exitCode: 6, saying: "somebody is at work on public.knex_migrations")
    }

    @Test(arguments: [
        (ToolFixture.nodePgMigrate, "SELECT pg_try_advisory_lock(7241865325823964)"),
        (.postgresMigrations, "SELECT pg_try_advisory_lock(-8525285245963000605)"),
        (.goose, "SELECT pg_try_advisory_lock(5887940537704921958)"),
        (.flyway, "SELECT pg_try_advisory_lock(77433833903597)"),
    ])
    func aRunThatHoldsItsAdvisoryLock(_ fixture: ToolFixture, _ lock: String) throws {
        try refuse(
            fixture, while: lock, exitCode: 6, saying: "is at work: its lock is held", "backend ")
    }

    /// The row that it and we both have.
    @Test func aRunOfTheReferenceRunners() throws {
        let row =
            "INSERT INTO migration_lock (id, locked_at, locked_by) VALUES (1, now(), 'cli:7');"
        try refuse(
            .typeScriptRunner, after: row, exitCode: 6,
            saying: "public.migration_lock says that the TypeScript runner is at work")
        let table = """
            CREATE TABLE migration_lock (id INT PRIMARY KEY DEFAULT 1, locked BOOLEAN DEFAULT FALSE,
                locked_at TIMESTAMPTZ, locked_by VARCHAR(255), process_id INT,
                CONSTRAINT single_lock CHECK (id = 1));
            INSERT INTO migration_lock VALUES (1, true, now(), 'migrate_12345', 12345);
            """
        try refuse(
            .shellRunner, after: table, ["--lock-wait", "0.2"], exitCode: 6, saying: "migration")
    }

    /// A transaction that has recorded a migration and goes on, as of a tool without a lock.
    @Test func aRunThatHasWrittenItsTable() throws {
        try refuse(
            .sequelize,
            while: "BEGIN; INSERT INTO \"SequelizeMeta\" VALUES ('20240501000000-third.js')",
            exitCode: 6, saying: "somebody is at work on public.SequelizeMeta")
    }

    @Test func severalTools() throws {
        let knex = ToolFixture.knex
        try refuse(
            knex, after: ToolFixture.nodePgMigrate.sql, exitCode: 5,
            saying: "more than one tool has a table here",
            "public.knex_migrations: knex, --from knex", "--from node-pg-migrate")
        // Its name is not given up by adopting another one.
        try refuse(
            knex, after: ToolFixture.dbmate.sql, ["--from", "knex"], exitCode: 5,
            saying: "the table public.schema_migrations belongs to another tool, dbmate")
    }

    /// The name that its table is to be kept under; a dry run sees it, too.
    @Test func theNameIsTaken() throws {
        try refuse(
            .dbmate, after: "CREATE VIEW schema_migrations_dbmate AS SELECT 1;", exitCode: 5,
            saying:
                "public.schema_migrations_dbmate, the name that the tool's table is to be kept under, is taken"
        )
    }

    @Test func noToolAndNoSuchTool() throws {
        let scene = try Scene(Migrations.tables("a"))
        let none = try scene.run("adopt", "--yes")
        #expect(none.exitCode == 5)
        #expect(none.errors.contains("no table of a known tool"), "\(none)")
        let unknown = try scene.run("adopt", "--from", "liquibase")
        #expect(unknown.exitCode == 5)
        #expect(unknown.errors.contains("The value 'liquibase' is invalid"), "\(unknown)")
        let lone = try scene.run("adopt", "--table", "a.b")
        #expect(lone.exitCode == 5)
        #expect(try scene.tables == [])
    }

    @Test func aMigrationOfOursThatWasLeftUnfinished() throws {
        let scene = try Scene(ToolFixture.knex.files)
        try scene.database.execute(
            ToolFixture.knex.sql + OldRunnerTests.table
                + "INSERT INTO schema_migrations (version, name, direction, status) VALUES ('7', 'a', 'up', 'running');"
        )
        let outcome = try scene.run("adopt", "--from", "knex", "--yes")
        #expect(outcome.exitCode == 5)
        #expect(outcome.errors.contains("migration 7 was left unfinished"), "\(outcome)")
    }

    @Test func anAnswerOtherThanYes() throws {
        let scene = try Scene(ToolFixture.knex.files)
        try scene.database.execute(ToolFixture.knex.sql)
        let before = try scene.database.dump()
        let outcome = try scene.run("adopt")
        #expect(outcome.exitCode == 5)
        #expect(outcome.output.contains("2 applied, 1 missing, 1 extra (pending)"), "\(outcome)")
        #expect(outcome.errors.contains("run with --yes"), "\(outcome)")
        #expect(try scene.database.dump() == before)
    }
}
