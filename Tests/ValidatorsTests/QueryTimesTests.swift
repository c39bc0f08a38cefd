import MigrationKit
import TestSupport
import Testing
import Validators

@Suite struct QueryTimesTests {
    @Test(.needs(.extension("pg_stat_statements"))) func findsAQueryThatTakesLongerThanBefore()
        throws
    {
        let server = try CrashableServer(
            settings: [("shared_preload_libraries", "pg_stat_statements")])
        let database = try CheckedDatabase(on: server)
        try database.prepare(
            """
            CREATE EXTENSION pg_stat_statements;
            CREATE FUNCTION pause() RETURNS void LANGUAGE sql AS 'SELECT pg_sleep(0)';
            SELECT pause(), 'pause'; SELECT 1
            """)
        let before = try database.snapshot()
        func check() throws -> ValidationResult {
            try database.check(QueryTimesValidator()) { $0.before = before }
        }
        try database.prepare("SELECT pause(), 'pause'")
        #expect(try check().status == .pass)
        try database.prepare(
            """
            CREATE OR REPLACE FUNCTION pause() RETURNS void LANGUAGE sql
                AS 'SELECT pg_sleep(0.3)'
            """)
        try database.prepare("SELECT pause(), 'pause'")
        let result = try check()
        #expect(result.status == .warn)
        #expect(result.details?.contains("SELECT pause(), $1") == true, "\(result)")
        #expect(result.details?.contains("slower than before") == true)

        let role = try database.makeRole()
        let unable = try database.check(QueryTimesValidator(), as: database.session(as: role)) {
            $0.before = before
        }
        #expect(unable.status == .pass)
    }
}
