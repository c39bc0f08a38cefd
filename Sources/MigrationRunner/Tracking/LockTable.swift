/// The table `migration_lock`: one row that shows people and other tools who runs migrations.
///
/// The lock itself is ``RunLock``.
struct LockTable: LedgerTable {
    static let tableName = "migration_lock"
    static let knownColumns = ["id", "locked_at", "locked_by"]
    static let addedColumns: KeyValuePairs<String, String> = [
        // In a table without the column, a row is a lock that somebody holds.
        "locked": "boolean DEFAULT true", "process_id": "int",
    ]

    let schema: String

    var createSQL: String {
        """
        CREATE TABLE IF NOT EXISTS \(name) (
            id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
            locked boolean DEFAULT false,
            locked_at timestamptz,
            locked_by varchar(255),
            process_id int
        );
        \(extensionSQL), ALTER COLUMN locked_at DROP NOT NULL,
            ALTER COLUMN locked_by DROP NOT NULL;
        ALTER TABLE \(name) ALTER COLUMN locked SET DEFAULT false, ALTER COLUMN id SET DEFAULT 1;
        INSERT INTO \(name) (id, locked) VALUES (1, false) ON CONFLICT (id) DO NOTHING
        """
    }
}
