import MigrationKit

/// The table `schema_migrations`: one row a version, the state that it is in now.
struct TrackingTable: LedgerTable {
    static let tableName = "schema_migrations"
    static let knownColumns = ["version", "name", "direction", "status"]
    static let addedColumns: KeyValuePairs<String, String> = [
        "checksum": "text", "checksum_imports": "text", "transactional": "boolean",
        "progress": "jsonb", "run_id": "uuid",
    ]

    let schema: String

    /// What the old runner left is kept as it is: only a new table has the checks.
    var createSQL: String {
        """
        CREATE TABLE IF NOT EXISTS \(name) (
            id serial PRIMARY KEY,
            version varchar(255) NOT NULL UNIQUE,
            name varchar(255) NOT NULL,
            direction varchar(10) NOT NULL CHECK (direction IN ('up', 'down')),
            status varchar(20) NOT NULL
                CHECK (status IN ('pending', 'running', 'completed', 'failed')),
            started_at timestamptz DEFAULT CURRENT_TIMESTAMP,
            completed_at timestamptz,
            error text,
            duration_ms integer
        );
        \(extensionSQL);
        CREATE INDEX IF NOT EXISTS idx_schema_migrations_version ON \(name) (version);
        CREATE INDEX IF NOT EXISTS idx_schema_migrations_status ON \(name) (status);
        CREATE INDEX IF NOT EXISTS idx_schema_migrations_started_at ON \(name) (started_at)
        """
    }

    /// Reads all rows; the columns are those that ``MigrationRow/init(columns:)`` takes.
    ///
    /// - Parameter isComplete: whether the table has our columns; the old runner's lacks them.
    func rowsSQL(isComplete: Bool) -> String {
        let columns = [
            "version", "name", "direction", "status", Self.timestamp("started_at"),
            Self.timestamp("completed_at"), "error", "duration_ms",
        ]
        // What a migration defined may be long, and few ask for it.
        let added = Self.addedColumns.map { name, _ in
            guard isComplete else { return "NULL" }
            return name == "progress" ? "progress - 'definitions'" : name
        }
        return "SELECT \((columns + added).joined(separator: ", ")) FROM \(name) ORDER BY id"
    }

    /// A time as ISO 8601 text in UTC, whatever the session's DateStyle and TimeZone.
    static func timestamp(_ column: String) -> String {
        "to_char(\(column) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
    }
}

extension MigrationRow {
    /// Makes a row of the columns of ``TrackingTable/rowsSQL(isComplete:)``.
    ///
    /// - Returns: nil where direction or status are none that are known.
    init?(columns: [String?]) {
        guard columns.count == 13, let version = columns[0], let name = columns[1],
            let direction = columns[2].flatMap(MigrationDirection.init),
            let status = columns[3].flatMap(RowStatus.init)
        else { return nil }
        self.init(
            version: MigrationVersion(stored: version), name: name, direction: direction,
            status: status, startedAt: columns[4], completedAt: columns[5], error: columns[6],
            durationMilliseconds: columns[7].flatMap { Int($0) }, checksum: columns[8],
            checksumImports: columns[9], transactional: columns[10].map { $0 == "t" },
            progress: columns[11].flatMap { try? MigrationProgress(parsing: $0) },
            runID: columns[12])
    }
}
