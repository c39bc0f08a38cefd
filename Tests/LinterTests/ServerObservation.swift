import Linter
import TestSupport

/// What a server shows of a statement that runs in a transaction.
struct ServerObservation {
    /// The strongest lock on each table, index or view that was there before.
    var locks: [String: LockMode] = [:]
    /// Whether a table that holds something was written anew.
    var rewrites = false
    /// The tables of which rows were read.
    var scannedTables: Set<String> = []
    /// Whether rows of a table were read.
    var scans: Bool { !scannedTables.isEmpty }

    /// Runs a statement and looks at what it did.
    init(of sql: String, in session: SQLSession) throws {
        let before = try Snapshot(session)
        try session.query(sql)
        let after = try Snapshot(session)
        for row in try session.query(Self.lockQuery) {
            guard let name = before.names[row[0]], let mode = LockMode(catalogName: row[1]) else {
                continue
            }
            locks[name] = max(locks[name] ?? mode, mode)
        }
        rewrites = after.files.contains { name, file in
            before.files[name].map { $0.node != file.node && !file.isEmpty } ?? false
        }
        scannedTables = Set(
            after.scans.filter { $0.value > before.scans[$0.key, default: 0] }.map(\.key))
    }

    private static let lockQuery = """
        SELECT relation, mode FROM pg_locks WHERE pid = pg_backend_pid() AND relation IS NOT NULL
        """
}

/// The relations, the files of tables, and how many rows were read.
private struct Snapshot {
    /// The names of relations by their number.
    let names: [String: String]
    /// The file of each table and materialized view by its name.
    let files: [String: (node: String, isEmpty: Bool)]
    /// How many rows of each table were read in this transaction.
    let scans: [String: Int]

    init(_ session: SQLSession) throws {
        let rows = try session.query(
            """
            SELECT oid, oid::regclass,
              CASE WHEN relkind IN ('r', 'm') THEN pg_relation_filenode(oid) END,
              relkind IN ('r', 'm') AND pg_relation_size(oid) = 0
            FROM pg_class
            WHERE relnamespace NOT IN ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)
            """)
        names = Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
        files = Dictionary(rows.map { ($0[1], ($0[2], $0[3] == "t")) }) { first, _ in first }
        let counts = try session.query(
            """
            SELECT relid::regclass, seq_tup_read + coalesce(idx_tup_fetch, 0)
            FROM pg_stat_xact_user_tables
            """)
        scans = Dictionary(counts.map { ($0[0], Int($0[1]) ?? 0) }) { first, _ in first }
    }
}

extension LockMode {
    /// The mode of a name in `pg_locks`.
    init?(catalogName name: String) {
        guard let mode = LockMode.allCases.first(where: { $0.catalogName == name }) else {
            return nil
        }
        self = mode
    }
}
