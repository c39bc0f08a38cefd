import PgQuery
import Testing

@Suite("How a statement stands to transactions")
struct StatementKindTests {
    @Test(
        "Transaction control",
        arguments: [
            ("BEGIN", .begin(modes: "")),
            ("START TRANSACTION", .begin(modes: "")),
            ("begin work", .begin(modes: "")),
            (
                "BEGIN ISOLATION LEVEL serializable, READ ONLY, DEFERRABLE",
                .begin(modes: "ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE")
            ),
            (
                "START TRANSACTION READ WRITE NOT DEFERRABLE",
                .begin(modes: "READ WRITE, NOT DEFERRABLE")
            ),
            ("COMMIT", .commit(chain: false)),
            ("END TRANSACTION", .commit(chain: false)),
            ("COMMIT AND CHAIN", .commit(chain: true)),
            ("COMMIT AND NO CHAIN", .commit(chain: false)),
            ("ROLLBACK", .rollback(chain: false)),
            ("ABORT", .rollback(chain: false)),
            ("ROLLBACK AND CHAIN", .rollback(chain: true)),
            ("SAVEPOINT a", .savepoint(name: "a")),
            ("RELEASE \"A b\"", .releaseSavepoint(name: "A b")),
            ("ROLLBACK TO a", .rollbackToSavepoint(name: "a")),
            ("PREPARE TRANSACTION 'x'", .prepareTransaction(identifier: "x")),
            ("COMMIT PREPARED 'x'", .commitPrepared(identifier: "x")),
            ("ROLLBACK PREPARED 'x'", .rollbackPrepared(identifier: "x")),
        ] as [(String, StatementKind)])
    func transactions(_ text: String, _ kind: StatementKind) throws {
        #expect(try SQLParser.parse(text).statements.map(\.kind) == [kind])
        #expect(kind.isTransactionControl)
    }

    @Test(
        "Statements that run alone",
        arguments: [
            ("CREATE INDEX CONCURRENTLY ON t (a)", "CREATE INDEX CONCURRENTLY"),
            ("DROP INDEX CONCURRENTLY IF EXISTS i", "DROP INDEX CONCURRENTLY"),
            ("REINDEX INDEX CONCURRENTLY i", "REINDEX CONCURRENTLY"),
            ("REINDEX (CONCURRENTLY) TABLE t", "REINDEX CONCURRENTLY"),
            ("REINDEX (VERBOSE, CONCURRENTLY on) TABLE t", "REINDEX CONCURRENTLY"),
            ("REINDEX DATABASE d", "REINDEX DATABASE"),
            ("REINDEX SYSTEM d", "REINDEX SYSTEM"),
            ("REINDEX SCHEMA s", "REINDEX SCHEMA"),
            ("VACUUM", "VACUUM"),
            ("VACUUM (FULL, ANALYZE) t", "VACUUM"),
            ("CLUSTER", "CLUSTER"),
            ("CLUSTER VERBOSE", "CLUSTER"),
            ("ALTER TYPE e ADD VALUE IF NOT EXISTS 'x' BEFORE 'y'", "ALTER TYPE ... ADD VALUE"),
            ("ALTER SYSTEM SET work_mem = '8MB'", "ALTER SYSTEM"),
            ("ALTER SYSTEM RESET ALL", "ALTER SYSTEM"),
            ("CREATE DATABASE d", "CREATE DATABASE"),
            ("DROP DATABASE IF EXISTS d WITH (FORCE)", "DROP DATABASE"),
            ("ALTER DATABASE d SET TABLESPACE t", "ALTER DATABASE SET TABLESPACE"),
            ("CREATE TABLESPACE t LOCATION '/x'", "CREATE TABLESPACE"),
            ("DROP TABLESPACE t", "DROP TABLESPACE"),
            (
                "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p",
                "CREATE SUBSCRIPTION ... WITH (create_slot = true)"
            ),
            ("DROP SUBSCRIPTION s", "DROP SUBSCRIPTION"),
            ("ALTER SUBSCRIPTION s REFRESH PUBLICATION", "ALTER SUBSCRIPTION ... REFRESH"),
            ("ALTER SUBSCRIPTION s SET PUBLICATION p", "ALTER SUBSCRIPTION with refresh"),
            (
                "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
                "ALTER TABLE ... DETACH CONCURRENTLY"
            ),
            ("DISCARD ALL", "DISCARD ALL"),
        ] as [(String, String)])
    func alone(_ text: String, _ command: String) throws {
        #expect(try SQLParser.parse(text).statements.map(\.kind) == [.alone(command: command)])
    }

    @Test(
        "Statements that need a block, or matter only in one",
        arguments: [
            ("LOCK TABLE t IN SHARE MODE", .needsBlock(command: "LOCK TABLE")),
            ("DECLARE c CURSOR FOR SELECT 1", .needsBlock(command: "DECLARE CURSOR")),
            ("DECLARE c CURSOR WITH HOLD FOR SELECT 1", .ordinary),
            ("SET LOCAL work_mem = '8MB'", .blockLocal(command: "SET LOCAL")),
            ("SET LOCAL ROLE r", .blockLocal(command: "SET LOCAL")),
            ("SET TRANSACTION READ ONLY", .blockLocal(command: "SET TRANSACTION")),
            ("SET TRANSACTION SNAPSHOT 'x'", .blockLocal(command: "SET TRANSACTION")),
            ("SET CONSTRAINTS ALL DEFERRED", .blockLocal(command: "SET CONSTRAINTS")),
        ] as [(String, StatementKind)])
    func bound(_ text: String, _ kind: StatementKind) throws {
        #expect(try SQLParser.parse(text).statements.map(\.kind) == [kind])
    }

    @Test(
        "Ordinary statements, near misses included",
        arguments: [
            "CREATE INDEX i ON t (a)", "DROP INDEX i", "REINDEX TABLE t",
            "REINDEX (CONCURRENTLY off) TABLE t", "ANALYZE t", "CLUSTER t USING i",
            "ALTER TYPE e RENAME VALUE 'a' TO 'b'", "ALTER DATABASE d SET work_mem = '8MB'",
            "ALTER DATABASE d CONNECTION LIMIT 5",
            "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (connect = false)",
            "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (create_slot = false)",
            "ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)",
            "ALTER SUBSCRIPTION s DISABLE", "ALTER SUBSCRIPTION s SET (slot_name = NONE)",
            "ALTER TABLE t DETACH PARTITION p", "ALTER TABLE t DETACH PARTITION p FINALIZE",
            "DISCARD PLANS", "DISCARD TEMP", "REFRESH MATERIALIZED VIEW CONCURRENTLY m",
            "TRUNCATE t", "DO $$ BEGIN COMMIT; END $$", "CALL p()", "SET work_mem = '8MB'",
            "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", "RESET ALL", "CHECKPOINT",
        ])
    func ordinary(_ text: String) throws {
        #expect(try SQLParser.parse(text).statements.map(\.kind) == [.ordinary])
    }
}
