import MigrationKit

/// Whether the database is of a size at which rewriting or scanning a table takes its time, and whether
/// there is room for it.
///
/// - Condition: `WARN` over ``ValidationThresholds/databaseSizeMegabytes``, where the server keeps more WAL
///   than ``ValidationThresholds/walMegabytes``, and where less than
///   ``ValidationThresholds/freeDiskPercent`` percent of a volume is free that holds the database or the WAL.
///   The WAL is known to members of `pg_monitor`; the disk where the server runs on this machine and the
///   role may see where its data is. What is not known is said, and warns of nothing.
/// - Why: What takes seconds on a small database takes hours on a large one, holds its locks for as
///   long, and needs the room of a second copy where a table is rewritten, and as much WAL.
/// - Source: PostgreSQL manual, "Database Object Management Functions" (`pg_database_size`), "Generic File
///   Access Functions" (`pg_ls_waldir`), and statfs(2).
struct DatabaseSizeValidator: MigrationValidator {
    let name = "database-size"
    let phases: Set<ValidationPhase> = [.pre]
    let severity = ValidationStatus.warn

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        guard let row = try context.database.query(Self.sql).first else {
            return [.fail("The server answered nothing.")]
        }
        let limits = context.thresholds
        var problems: [String] = []
        if try row.integer("bytes") > limits.databaseSizeMegabytes * 1_048_576 {
            problems.append(
                "the database is over the limit of \(limits.databaseSizeMegabytes) MB: expect rewrites"
                    + " and index builds to take long")
        }
        let wal = try wal(row, in: context.database)
        if let bytes = wal.bytes, bytes > limits.walMegabytes * 1_048_576 {
            problems.append("the WAL is over the limit of \(limits.walMegabytes) MB")
        }
        let volumes = try ServerVolume.all(of: row)
        for volume in volumes where volume.freePercent < limits.freeDiskPercent {
            problems.append(
                "less than \(limits.freeDiskPercent) percent is free on the volume of"
                    + " \(volume.directory)")
        }
        let size = "Database \(try row.text("database")) holds \(try row.text("megabytes")) MB"
        let disk =
            volumes.isEmpty
            ? "free disk space: not known here"
            : volumes.map(\.description).joined(separator: ", ")
        let summary = "\(size); WAL: \(wal.text); \(disk)"
        guard !problems.isEmpty else { return [.pass(summary)] }
        return [
            .warn(
                Lines.join(summary, problems),
                help:
                    "Make room for a second copy of the largest table that is rewritten, and for as"
                    + " much WAL; look at `replication-slots` where WAL is kept.")
        ]
    }

    private func wal(
        _ row: ReadOnlyRow, in database: any ReadOnlyDatabase
    ) throws -> (text: String, bytes: Int?) {
        guard try row.boolean("sees_wal"), let wal = try database.query(Self.walSQL).first else {
            return ("not shown to this role", nil)
        }
        return ("\(try wal.text("megabytes")) MB", try wal.integer("bytes"))
    }

    /// The folders are shown to members of `pg_read_all_settings`. The database is in the tablespace that
    /// is its default; others of its tables may be elsewhere.
    private static let sql = """
        SELECT quote_ident(current_database()) AS database,
               current_database() AS database_name,
               pg_backend_pid() AS process,
               size AS bytes,
               round(size / 1048576.0, 2) AS megabytes,
               has_function_privilege('pg_ls_waldir()', 'EXECUTE') AS sees_wal,
               (SELECT setting FROM pg_settings WHERE name = 'data_directory') AS data_directory,
               (SELECT nullif(pg_tablespace_location(dattablespace), '')
                  FROM pg_database WHERE datname = current_database()) AS tablespace
          FROM pg_database_size(current_database()) AS size
        """

    private static let walSQL = """
        SELECT coalesce(sum(size), 0)::bigint AS bytes,
               round(coalesce(sum(size), 0) / 1048576.0, 2) AS megabytes
          FROM pg_ls_waldir()
        """
}
