import TestSupport
import Testing

/// "`up` refuses to go on past changed or missing (exit 5) and names `repair`, `--allow-changed`,
/// `--allow-missing`; … out-of-order is applied with a warning, refused with `--strict`."
@Suite struct FileCheckTests {
    private static func table(_ name: String) -> String {
        Scene.module(
            up: "await db.query('CREATE TABLE \(name) (n int)')",
            down: "await db.query('DROP TABLE \(name)')")
    }

    /// 001 and 002 applied, 003 pending.
    private func scene() throws -> Scene {
        let scene = try Scene(["001-a.js": Self.table("a"), "002-b.js": Self.table("b")])
        #expect(try scene.run("up").exitCode == 0)
        try scene.write("003-c.js", Self.table("c"))
        return scene
    }

    @Test func aChangedMigrationStopsUp() throws {
        let scene = try scene()
        try scene.write("001-a.js", Self.table("a") + "// more")
        for arguments in [["up"], ["up", "--dry-run"], ["up", "--allow-missing"]] {
            let outcome = try JSMigrate.run(
                arguments, in: scene.project, database: scene.database)
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(
                outcome.errors == """
                    error: migration 001 was changed after it was applied
                      changed: 001-a.js
                    help: put back what was applied, accept what is there with `jsmigrate repair`, or go on this once with --allow-changed

                    """, "\(outcome)")
        }
        #expect(try scene.state("003") == "none")
        let checksum = try scene.row()["checksum"]
        let outcome = try scene.run("up", "--allow-changed")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.errors
                == "warning: migration 001 is not the file that was applied: it was changed\n")
        #expect(try scene.state("003") == "up completed")
        #expect(try scene.row()["checksum"] == checksum)
        // With nothing to apply, too.
        #expect(try scene.run("up").exitCode == 5)
        #expect(try scene.run("up", "--allow-changed").exitCode == 0)
    }

    @Test func aMissingMigrationStopsUp() throws {
        let scene = try scene()
        scene.project.remove("migrations/001-a.js")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 5)
        #expect(
            outcome.errors == """
                error: the file of migration 001, which is applied, is gone
                  missing: 001 a
                help: put back what was applied, accept what is there with `jsmigrate repair`, or go on this once with --allow-missing

                """, "\(outcome)")
        #expect(try scene.state("003") == "none")
        #expect(try scene.run("up", "--allow-missing").exitCode == 0)
        #expect(try scene.state("003") == "up completed")
    }

    @Test func bothAreNamed() throws {
        let scene = try scene()
        try scene.write("001-a.js", Self.table("other"))
        scene.project.remove("migrations/002-b.js")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 5)
        #expect(
            outcome.errors.hasPrefix(
                """
                error: applied migrations have other files now: 1 changed, 1 missing
                  changed: 001-a.js
                  missing: 002 b
                """), "\(outcome)")
        #expect(outcome.errors.contains("with --allow-changed --allow-missing\n"))
        #expect(try scene.run("up", "--allow-changed").exitCode == 5)
        #expect(try scene.run("up", "--allow-changed", "--allow-missing").exitCode == 0)
    }

    /// The checksum is that "of the file with LF line ends".
    @Test func lineEndsAreNoChange() throws {
        let scene = try scene()
        let path = "migrations/001-a.js"
        let text = try scene.project.read(path)
        try scene.project.write(
            path,
            text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.isEmpty)
    }

    /// A rollback runs the file that is there: mending a `down` is why it was changed.
    @Test func aChangedMigrationIsRolledBackWithAWarning() throws {
        let scene = try scene()
        try scene.write("002-b.js", Self.table("b") + "// mended")
        try scene.write("001-a.js", Self.table("a") + "// not rolled back")
        #expect(try scene.run("down", "--strict").exitCode == 5)
        let outcome = try scene.run("down")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.errors
                == "warning: migration 002 is not the file that was applied: it was changed\n")
        #expect(try !scene.sees("b"))
    }

    @Test func anOlderMigrationIsAppliedWithAWarning() throws {
        let scene = try Scene(["002-b.js": Self.table("b")])
        #expect(try scene.run("up").exitCode == 0)
        try scene.write("001-a.js", Self.table("a"))
        #expect(try scene.run("status").output.contains("out-of-order"))
        let refused = try scene.run("up", "--strict")
        #expect(refused.exitCode == 5)
        #expect(
            refused.errors == """
                error: 001-a.js is older than migrations that are applied
                help: give it a higher number, or run without --strict

                """, "\(refused)")
        #expect(try !scene.sees("a"))
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.errors == "warning: 001: 001-a.js is older than migrations that are applied\n")
        #expect(try scene.sees("a"))
    }

    /// "Rows without a checksum get one at the next successful `up`."
    @Test func aRowWithoutAChecksumGetsOne() throws {
        let scene = try scene()
        let before = try scene.row()["checksum"]
        try scene.database.query("UPDATE schema_migrations SET checksum = NULL")
        #expect(try scene.run("up", "--to", "2").exitCode == 0)
        #expect(try scene.row()["checksum"] == before)
    }

    // MARK: - status

    @Test func theDocumentOfStatusIsAsSpecified() throws {
        let scene = try scene()
        try scene.run("down")
        let checksum = try #require(try scene.row()["checksum"])
        let at = try #require(
            try scene.database.value(
                "SELECT to_char(completed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') FROM schema_migrations WHERE version = '001'"
            ))
        let duration = try #require(try scene.row()["duration_ms"])
        for command in ["status", "list"] {
            let outcome = try scene.run(command, "--json")
            #expect(
                outcome.output.hasPrefix(
                    """
                    {"migrations":[{"version":"001","name":"a","file":"001-a.js","state":"applied","applied_at":"\(at)","duration_ms":\(duration),"checksum":"\(checksum)","error":null},{"version":"002","name":"b","file":"002-b.js","state":"pending","applied_at":null,"duration_ms":null,"checksum":"
                    """), "\(outcome)")
            #expect(
                outcome.output.contains(
                    #""summary":{"applied":1,"pending":2,"running":0,"failed":0,"missing":0,"changed":0,"out-of-order":0},"schema":{"state":"unchanged","#
                ), "\(outcome)")
        }
    }

    /// A pending migration is as if it had never run: no duration of its `down`, the checksum of its file.
    @Test func whatWasRolledBackTellsNothingOfThen() throws {
        let scene = try scene()
        try scene.run("down")
        try scene.database.query("UPDATE schema_migrations SET duration_ms = 77777")
        try scene.write("002-b.js", Self.table("b") + "// another")
        let outcome = try scene.run("status")
        #expect(outcome.output.contains("002      b     pending\n"), "\(outcome)")
        #expect(try scene.run("up").exitCode == 0)
    }

    @Test func aRollbackThatFailedSaysWhatIsDurable() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "await db.query('CREATE TABLE a (n int)')",
                down: "await db.query('BEGIN; DROP TABLE a; COMMIT'); throw new Error('half');")
        ])
        try scene.run("up")
        #expect(try scene.run("down").exitCode == 4)
        let outcome = try scene.run("status")
        #expect(
            outcome.output.contains(
                """
                001 rollback error: half
                001 rollback in the database: 1 statement is durable, the last: DROP TABLE a

                """), "\(outcome)")
    }

    @Test func aRollbackThatWasUndoneSaysThatItWasOne() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "await db.query('CREATE TABLE a (n int)')", down: "throw new Error('no');")
        ])
        try scene.run("up")
        #expect(try scene.run("down").exitCode == 4)
        #expect(try scene.run("status").output.contains("\n001 rollback error: no\n\n1 applied\n"))
    }

    @Test func aRunThatWasCutOffSaysWhatIsDurable() throws {
        let scene = try Scene(
            up:
                "await db.query('CREATE TABLE a (n int)'); await db.query('VACUUM'); await gate('crash');"
        )
        let running = try scene.start(untilGate: "crash")
        running.send(signal: 9)
        _ = running.finish()
        let text = try scene.run("status").output
        #expect(
            text.contains(
                """
                001 in the database: 2 statements are durable, the last: VACUUM
                001 is at work now, or was cut off; then `jsmigrate repair` settles it

                """), "\(text)")
        #expect(
            try scene.run("status", "--json").output.contains(
                #""error":"2 statements are durable, the last: VACUUM""#))
    }
}
