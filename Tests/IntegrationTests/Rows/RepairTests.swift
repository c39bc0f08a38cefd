import TestSupport
import Testing

/// "`repair` settles what was left `running` or `failed`, accepts changed checksums, archives missing
/// files; each shown first."
@Suite struct RepairTests {
    private static func table(_ name: String) -> String {
        Scene.module(
            up: "await db.query('CREATE TABLE \(name) (n int)')",
            down: "await db.query('DROP TABLE \(name)')")
    }

    /// A migration that a crash cut off after this.
    private func crashed(_ body: String) throws -> Scene {
        let scene = try Scene(up: body + "; await gate('crash');")
        let running = try scene.start(untilGate: "crash")
        running.send(signal: 9)
        _ = running.finish()
        try scene.open("crash")
        return scene
    }

    @Test func nothingToRepair() throws {
        let scene = try Scene(["001-a.js": Self.table("a")])
        #expect(try scene.run("repair").output == "nothing to repair\n")
        #expect(try !scene.sees("schema_migrations"))
        try scene.run("up")
        #expect(try scene.run("repair").output == "nothing to repair\n")
        #expect(try scene.run("repair", "--json").output == "{\"repairs\":[]}\n")
    }

    @Test func filesAreAcceptedAndArchived() throws {
        let scene = try Scene([
            "001-a.js": Self.table("a"), "002-b.js": Self.table("b"), "003-c.js": Self.table("c"),
        ])
        try scene.run("up")
        try scene.write("001-a.js", Self.table("a") + "// more")
        scene.project.remove("migrations/003-c.js")
        let before = try scene.database.dump()
        let refused = try scene.run("repair")
        #expect(refused.exitCode == 5)
        let shown = """
            001 a: its file was changed → what is there now is recorded as what was applied
            003 c: its file is gone → archived: it stays applied, and its file is not missed any more

            """
        #expect(refused.output == shown, "\(refused)")
        #expect(
            refused.errors == """
                Record this? Type 'yes' to go on: 
                error: the answer was not 'yes'; nothing was done
                help: answer with the word yes, or run with --yes

                """, "\(refused)")
        #expect(try scene.database.dump() == before)
        let outcome = try scene.run("repair", "--yes")
        #expect(outcome.exitCode == 0)
        #expect(outcome.output == shown + "2 migrations repaired\n")
        let status = try scene.run("status")
        #expect(status.output.contains("\n3 applied\n"), "\(status)")
        #expect(try scene.run("up").errors.isEmpty)
        #expect(try scene.run("repair").output == "nothing to repair\n")
        // What is archived is passed over by a rollback, and was not forgotten.
        #expect(try scene.run("down").exitCode == 0)
        #expect(try !scene.sees("b"))
        #expect(try scene.sees("c"))
        try scene.write("003-c.js", Self.table("c"))
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.run("down").exitCode == 0)
        #expect(try !scene.sees("c"))
    }

    @Test(arguments: [
        ("yes\n", 0), ("yes", 0), ("  yes \n", 0), ("y\n", 5), ("no\nyes\n", 5), ("YES\n", 5),
    ])
    func theWordIsYes(answer: String, code: Int32) throws {
        let scene = try Scene(["001-a.js": Self.table("a")])
        try scene.run("up")
        try scene.write("001-a.js", Self.table("a") + "// more")
        let outcome = try JSMigrate.run(
            ["repair"], in: scene.project, database: scene.database, standardInput: answer)
        #expect(outcome.exitCode == code, "\(outcome)")
        #expect(try scene.run("up").exitCode == (code == 0 ? 0 : 5))
    }

    @Test func theQuestionCanBeInterrupted() throws {
        let scene = try Scene(["001-a.js": Self.table("a")])
        try scene.run("up")
        try scene.write("001-a.js", Self.table("a") + "// more")
        let running = try JSMigrate.start(
            ["repair"], in: scene.project, database: scene.database, terminal: true)
        try running.waitForText("Type 'yes'")
        running.send(signal: 2)
        #expect(running.finish().exitCode == 130)
        let answered = try JSMigrate.start(
            ["repair"], in: scene.project, database: scene.database, terminal: true)
        try answered.waitForText("Type 'yes'")
        answered.type("yes\n")
        #expect(answered.finish().exitCode == 0)
    }

    /// Each line of the history: the file, the action, whether it succeeded.
    private func history(_ scene: Scene) throws -> [String] {
        try scene.database.query(
            "SELECT migration_file || ' ' || action || ' ' || success::text::char FROM migration_history ORDER BY id"
        ).map { $0[0] }
    }

    /// "A failure to write history is a warning."
    @Test func aRepairStandsWithoutItsHistory() throws {
        let scene = try Scene(["001-a.js": Self.table("a")])
        try scene.run("init")
        try scene.database.query("ALTER TABLE migration_history ADD CHECK (false) NOT VALID")
        let outcome = try scene.run("repair", "1", "--applied", "--yes")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.errors.contains("the history could not be written"), "\(outcome)")
        #expect(try scene.state() == "up completed")
        #expect(try history(scene).isEmpty)
    }

    // MARK: - Runs that did not end

    @Test func whatDidNothingBecomesPending() throws {
        let scene = try crashed("await db.query('CREATE TABLE a (n int)')")
        try scene.write("002-no.js", "throw new Error('no')")
        let outcome = try scene.run("repair", "--yes")
        #expect(
            outcome.output == """
                001 it: it was cut off; nothing was done → pending
                1 migration repaired

                """, "\(outcome)")
        #expect(try scene.state() == "up pending")
        #expect(
            try scene.database.value("SELECT error_message FROM migration_history")
                == "interrupted")
        #expect(try scene.run("up").exitCode == 2)
        let document = try scene.run("repair", "--yes", "--json")
        #expect(
            document.output == """
                {"repairs":[{"version":"002","name":"no","problem":"it failed; nothing of it is in the database","action":"pending"}]}

                """, "\(document)")
        #expect(
            document.errors == "002 no: it failed; nothing of it is in the database → pending\n")
        #expect(try scene.state("002") == "up pending")
        #expect(try scene.row("002")["error"] == nil)
    }

    @Test func aRollbackThatDidNothingIsAppliedAgain() throws {
        let scene = try Scene([
            "001-it.js": Scene.module(
                up: "await db.query('CREATE TABLE a (n int)')",
                down: "await db.query('DROP TABLE a'); await gate('crash');")
        ])
        try scene.run("up")
        let running = try scene.start(untilGate: "crash", "down")
        running.send(signal: 9)
        _ = running.finish()
        #expect(
            try scene.run("repair", "--yes").output
                == "001 it: its rollback was cut off; nothing was done → applied\n1 migration repaired\n"
        )
        #expect(try scene.state() == "up completed")
        #expect(try scene.sees("a"))
    }

    @Test func whatIsDurableIsForPeopleToDecide() throws {
        let scene = try crashed(
            "await db.query('CREATE TABLE a (n int)'); await db.query('VACUUM')")
        let stopped = try scene.run("up")
        #expect(stopped.exitCode == 5)
        #expect(
            stopped.errors.hasSuffix(
                """
                help: look at what is in the database, then say so:
                  it is applied:     jsmigrate repair 001 --applied
                  it is not applied: jsmigrate repair 001 --pending

                """), "\(stopped)")
        let outcome = try scene.run("repair", "--yes")
        #expect(outcome.exitCode == 5)
        #expect(
            outcome.output == """
                001 it: it was cut off; 2 statements are durable, the last: VACUUM → say what is true:
                    jsmigrate repair 001 --applied    if all that it does is in the database
                    jsmigrate repair 001 --pending    if nothing of it is; `up` runs it again

                """, "\(outcome)")
        #expect(outcome.errors.hasPrefix("error: what is true of 001 is for you to say\n"))
        #expect(try scene.state() == "up running")
        let applied = try scene.run("repair", "1", "--applied", "--yes")
        #expect(applied.exitCode == 0, "\(applied)")
        #expect(try scene.state() == "up completed")
        #expect(try scene.run("status").output.contains("\n1 applied\n"))
        #expect(try scene.run("up").output == "nothing to apply\n")
        #expect(
            try scene.run("repair", "001", "--applied").output == "nothing to repair\n")
        #expect(try history(scene) == ["001-it.js up f", "001-it.js up t"])
    }

    @Test func whatWasTakenAwayByHandIsPending() throws {
        let scene = try crashed(
            "await db.query('CREATE TABLE a (n int)'); await db.query('VACUUM')")
        try scene.database.query("DROP TABLE a")
        let outcome = try scene.run("repair", "001-it.js", "--pending", "--yes")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.state() == "up pending")
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(try scene.sees("a"))
        // An applied one, too.
        try scene.database.query("DROP TABLE a")
        #expect(try scene.run("repair", "1", "--pending", "--yes").exitCode == 0)
        #expect(
            try history(scene) == ["001-it.js up f", "001-it.js up t", "001-it.js down t"])
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.sees("a"))
    }

    @Test func oneThatHasNoRowCanBeDeclaredApplied() throws {
        let scene = try Scene(["001-a.js": Self.table("a"), "002-b.js": Self.table("b")])
        try scene.database.query("CREATE TABLE a (n int)")
        #expect(try scene.run("repair", "1", "--applied", "--yes").exitCode == 0)
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(try scene.sees("b"))
        #expect(try scene.run("down", "--all").exitCode == 0)
        #expect(try !scene.sees("a"))
    }

    @Test func theOldRunnersRowsAreRepaired() throws {
        let scene = try Scene(["001-a.js": Self.table("a"), "002-b.js": Self.table("b")])
        try scene.database.query(
            """
            CREATE TABLE schema_migrations (
              id SERIAL PRIMARY KEY, version VARCHAR(255) NOT NULL UNIQUE, name VARCHAR(255) NOT NULL,
              direction VARCHAR(10) NOT NULL, status VARCHAR(20) NOT NULL,
              started_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
              completed_at TIMESTAMP WITH TIME ZONE, error TEXT, duration_ms INTEGER);
            INSERT INTO schema_migrations (version, name, direction, status)
            VALUES ('001', 'a', 'up', 'running'), ('002', 'b', 'up', 'failed')
            """)
        let outcome = try scene.run("repair", "--yes")
        #expect(outcome.exitCode == 5)
        #expect(
            outcome.output.hasPrefix(
                "001 a: it is marked as running by the old runner; what it did is not known → say"),
            "\(outcome)")
        #expect(try scene.state("002") == "up pending")
        #expect(try scene.run("repair", "1", "--pending", "--yes").exitCode == 0)
        let up = try scene.run("up")
        #expect(up.exitCode == 0 && !up.errors.contains("warning"), "\(up)")
    }

    /// The lock keeps a repair from a run that is at work.
    @Test func aRunAtWorkIsNotRepaired() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('middle');")
        let running = try scene.start(untilGate: "middle")
        #expect(try scene.run("repair", "--yes", "--lock-wait", "100ms").exitCode == 6)
        try scene.open("middle")
        #expect(running.finish().exitCode == 0)
    }

    @Test(arguments: [
        ["repair", "1"], ["repair", "--applied"], ["repair", "1", "--applied", "--pending"],
        ["repair", "9", "--applied"],
    ])
    func aRequestThatSaysTooLittleIsRefused(arguments: [String]) throws {
        let scene = try Scene(["001-a.js": Self.table("a")])
        let outcome = try JSMigrate.run(arguments, in: scene.project, database: scene.database)
        #expect(outcome.exitCode == 5, "\(outcome)")
        #expect(outcome.errors.contains("error: "))
    }
}
