import Linter
import TestSupport

/// The tablespace `fast` on the test server, inside of its data folder.
struct Tablespace {
    private let session: SQLSession

    /// Makes it where an example names it; nil for any other example.
    init?(neededBy example: RuleExample, _ session: SQLSession) throws {
        guard example.migration.contains("TABLESPACE fast") else { return nil }
        self.session = session
        // Manual, "Developer Options": PostgreSQL 15 and newer.
        try session.query("SET allow_in_place_tablespaces = on")
        try session.query("CREATE TABLESPACE fast LOCATION ''")
    }

    /// Takes back what moved there, and drops it.
    func drop() {
        _ = session.failure(of: "ROLLBACK")
        _ = session.failure(of: "DROP TABLESPACE fast")
    }
}
