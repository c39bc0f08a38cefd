import TestSupport
import Testing

/// "After CONCURRENTLY statements the index must be valid."
@Suite struct ConcurrentIndexTests {
    /// With the migration's session, and with clients of their own.
    static let modes = ["", "export const transaction = false;"]

    private func scene(_ body: String, _ mode: String) throws -> Scene {
        let scene = try Scene(["001-it.js": Scene.module(up: body, more: mode)])
        try scene.database.query("CREATE TABLE a (n int); INSERT INTO a VALUES (1), (1)")
        return scene
    }

    private func isValid(_ scene: Scene, _ index: String = "a_n") throws -> String? {
        try scene.database.value(
            "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('\(index)')")
    }

    private let unique = "await db.query('CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n)');"

    @Test(arguments: modes) func duplicateDataIsNamedAsTheCause(mode: String) throws {
        let scene = try scene(unique, mode)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "could not create unique index \"a_n\"; it left the index public.a_n on a invalid"),
            "\(outcome)")
        #expect(outcome.errors.contains("DETAIL: Key (n)=(1) is duplicated."))
        #expect(try isValid(scene) == "f")
        #expect(try scene.state() == "up failed")
        #expect(try scene.row()["error"]?.contains("it left the index public.a_n on a") == true)
    }

    @Test(arguments: modes) func theNextRunDropsAndBuildsItAgain(mode: String) throws {
        let scene = try scene(unique, mode)
        #expect(try scene.run("up").exitCode == 2)
        try scene.database.query("DELETE FROM a WHERE ctid = (SELECT min(ctid) FROM a)")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "the index public.a_n on a is invalid, as an earlier build of it was not finished; it"
                    + " was dropped before it is built again"), "\(outcome)")
        #expect(try isValid(scene) == "t")
        #expect(try scene.state() == "up completed")
    }

    @Test(arguments: modes) func ifNotExistsDoesNotAcceptIt(mode: String) throws {
        let scene = try scene(
            "await db.query('CREATE INDEX CONCURRENTLY IF NOT EXISTS a_n ON a (n)');", mode)
        // Somebody else's: it is not ours to drop.
        _ = try? scene.database.query("CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n)")
        #expect(try isValid(scene) == "f")
        for _ in 1...2 {
            let outcome = try scene.run("up")
            #expect(outcome.exitCode == 2, "\(outcome)")
            #expect(
                outcome.errors.contains(
                    "failed: the index public.a_n on a is invalid, as an earlier build of it was not"
                        + " finished"), "\(outcome)")
            #expect(outcome.errors.contains("HINT: drop it: DROP INDEX CONCURRENTLY IF EXISTS"))
            #expect(try isValid(scene) == "f")
        }
    }

    /// Runs `up` until a timeout of its statement leaves an index: one that strikes before there is one is none
    /// of what is asked here.
    private func outcomeOfTimeout(_ scene: Scene, leaving index: String) throws -> JSMigrate.Outcome
    {
        for _ in 1..<10 {
            let outcome = try scene.run("up", "--statement-timeout", "500ms")
            let isThere = try isValid(scene, index) != nil
            if isThere || outcome.exitCode != 2 { return outcome }
        }
        return try scene.run("up", "--statement-timeout", "500ms")
    }

    @Test(arguments: modes) func aTimeoutIsNamedAsTheCause(mode: String) throws {
        let scene = try scene(
            "await db.query('CREATE INDEX CONCURRENTLY IF NOT EXISTS a_n ON a (n)');", mode)
        let other = try scene.database.openSession()
        try other.run("BEGIN; INSERT INTO a VALUES (1)")
        let outcome = try outcomeOfTimeout(scene, leaving: "a_n")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "canceling statement due to statement timeout; it left the index public.a_n on a"
                    + " invalid"),
            "\(outcome)")
        try other.run("COMMIT")
        let next = try scene.run("up")
        #expect(next.exitCode == 0, "\(next)")
        #expect(try isValid(scene) == "t")
    }

    @Test(arguments: modes) func anErrorThatIsSwallowedIsAFailure(mode: String) throws {
        let scene = try scene(
            "await db.query('CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n)').catch(() => {});", mode
        )
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("failed: the index public.a_n on a is invalid: could not"))
    }

    @Test(arguments: modes) func anErrorThatIsMendedIsNone(mode: String) throws {
        let scene = try scene(
            """
            await db.query('CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n)').catch(() => {});
            await db.query('DROP INDEX CONCURRENTLY a_n');
            await db.query('DELETE FROM a WHERE ctid = (SELECT min(ctid) FROM a)');
            await db.query('CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n)');
            """, mode)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try isValid(scene) == "t")
    }

    @Test(arguments: modes) func anIndexWithoutAName(mode: String) throws {
        let scene = try scene("await db.query('CREATE UNIQUE INDEX CONCURRENTLY ON a (n)');", mode)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.errors.contains("it left the index public.a_n_idx on a invalid"))
    }

    /// "A partitioned parent made with ON ONLY is invalid on purpose and excepted."
    @Test func aPartitionedParentIsExcepted() throws {
        let scene = try Scene(
            up: """
                await db.query('CREATE TABLE p (n int) PARTITION BY RANGE (n)');
                await db.query('CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (9)');
                await db.query('CREATE INDEX p_n ON ONLY p (n)');
                await db.query('CREATE INDEX CONCURRENTLY p1_n ON p1 (n)');
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try isValid(scene, "p_n") == "f")
        #expect(try isValid(scene, "p1_n") == "t")
    }

    @Test(arguments: modes) func whatReindexLeavesIsNamed(mode: String) throws {
        let scene = try scene("await db.query('REINDEX INDEX CONCURRENTLY a_n');", mode)
        try scene.database.query("DELETE FROM a; CREATE INDEX a_n ON a (n)")
        let other = try scene.database.openSession()
        try other.run("BEGIN; INSERT INTO a VALUES (1)")
        let outcome = try outcomeOfTimeout(scene, leaving: "a_n_ccnew")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(
            outcome.errors.contains("it left the index public.a_n_ccnew on a invalid (REINDEX"),
            "\(outcome)")
    }

    /// An invalid index that was there before and has nothing to do with it is nobody's failure.
    @Test(arguments: modes) func othersAreNoneOfItsBusiness(mode: String) throws {
        let scene = try scene("await db.query('CREATE INDEX CONCURRENTLY a_m ON a (n)');", mode)
        _ = try? scene.database.query("CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n)")
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
    }
}
