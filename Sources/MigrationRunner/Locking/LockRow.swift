import PgQuery
import Postgres

/// The row of `migration_lock`: who runs migrations, for people and for tools that know no advisory lock.
struct LockRow {
    /// What the row said.
    struct Content: Equatable {
        /// Whether it says that somebody holds the lock.
        let isLocked: Bool
        /// Who, in the words of the tool that wrote it.
        let holder: String
        /// Since when, in UTC.
        let since: String
        /// Whether jsmigrate wrote it.
        let isOurs: Bool
        /// Whether it is so old that its writer must have crashed.
        let isStale: Bool

        /// One line for people.
        var description: String { "\(holder), since \(since)" }
    }

    let table: LockTable
    /// Who we are, `jsmigrate HOST:PID`.
    let name: String
    let processID: Int

    /// The row as this process writes it.
    init(ledger: Ledger) {
        table = ledger.lock
        name = RunnerName.text
        processID = RunnerName.processID
    }

    /// How long the row of a tool that cannot be asked counts; the limit that such tools have, too.
    private static let lifetime = "5 minutes"

    private static let columns = """
        coalesce(locked, false) AS locked, locked_by,
        pg_catalog.to_char(locked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') AS since,
        coalesce(locked_by LIKE 'jsmigrate %', false) AS is_ours,
        coalesce(locked_at < pg_catalog.now() - interval '\(lifetime)', true) AS is_stale
        """

    /// Reads the row.
    var readSQL: String { "SELECT \(Self.columns) FROM \(table.name) WHERE id = 1" }

    /// Takes the row where it is free, ours, or stale. The one result with a row has what it said
    /// before, and behind that how many rows were taken.
    var takeSQL: String {
        """
        \(Self.begin); INSERT INTO \(table.name) (id, locked) VALUES (1, false)
        ON CONFLICT (id) DO NOTHING;
        WITH before AS (SELECT \(Self.columns) FROM \(table.name) WHERE id = 1 FOR UPDATE),
        taken AS (
            UPDATE \(table.name) AS t SET locked = true, locked_at = pg_catalog.now(),
                locked_by = \(SQLText.literal(name)), process_id = \(processID)
            FROM before WHERE t.id = 1 AND (NOT before.locked OR is_ours OR is_stale) RETURNING 1)
        SELECT before.*, (SELECT pg_catalog.count(*) FROM taken) FROM before; COMMIT
        """
    }

    /// Gives the row back where it is still ours.
    var clearSQL: String {
        """
        \(Self.begin); UPDATE \(table.name) SET \(Self.freed)
        WHERE id = 1 AND locked_by = \(SQLText.literal(name)) AND process_id = \(processID); COMMIT
        """
    }

    /// Frees the row, whoever has it.
    var forceSQL: String { "\(Self.begin); UPDATE \(table.name) SET \(Self.freed); COMMIT" }

    private static let freed =
        "locked = false, locked_at = NULL, locked_by = NULL, process_id = NULL"

    /// Nothing is lost where a crash of the server takes the row back.
    private static let begin =
        "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL synchronous_commit = off"

    /// The content as ``readSQL`` and ``takeSQL`` give it.
    static func content(_ row: [String?]) -> Content {
        Content(
            isLocked: row[0] == "t", holder: row[1] ?? "somebody",
            since: row[2] ?? "a time that is not known", isOurs: row[3] == "t",
            isStale: row[4] == "t")
    }
}
