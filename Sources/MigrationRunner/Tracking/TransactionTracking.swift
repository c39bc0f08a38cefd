import MigrationKit

/// The SQL by which a migration's transactions carry the truth about it along.
///
/// Each text is a string of statements without a final semicolon that runs whatever role, search path
/// or settings the migration has set, and that fails where it changes no row.
protocol TransactionTracking {
    /// Whose transactions they are, as people name it.
    var subject: String { get }
    /// The tracking table as SQL names it, with its schema.
    var tableName: String { get }
    /// Notes progress inside the open transaction.
    func progressSQL(_ progress: MigrationProgress) -> String
    /// Makes the table and the migration's row again, inside the open transaction.
    var restoreSQL: String { get }
}

extension TransactionTracking {
    /// Begins a transaction of tracking alone, whatever the session's defaults are.
    var beginSQL: String { "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE" }

    /// The connection's own role and plain settings until the end of the transaction.
    var ownSettings: String {
        """
        SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL role TO DEFAULT; \
        SET LOCAL search_path TO pg_catalog; SET LOCAL statement_timeout TO 0; \
        SET LOCAL lock_timeout TO 0; 
        """
    }

    /// Notes progress where no transaction is open.
    ///
    /// The COMMIT does not wait for the disk: what it tells of comes later in the log.
    ///
    /// - Parameter isForOthers: whether statements on other connections follow. They may begin when the server
    ///   has crashed and is back, so that nothing of theirs comes after a note that is not on the disk.
    func noteSQL(_ progress: MigrationProgress, isForOthers: Bool = false) -> String {
        let durability =
            isForOthers
            ? """
            SELECT pg_catalog.set_config('synchronous_commit', 'local', true)
            WHERE pg_catalog.current_setting('synchronous_commit') = 'off'
            """ : "SET LOCAL synchronous_commit = off"
        return "\(beginSQL); \(durability); \(progressSQL(progress)); COMMIT"
    }

    /// Makes the table and the row again where no transaction is open.
    var restoringSQL: String { "\(beginSQL); \(restoreSQL); COMMIT" }
}
