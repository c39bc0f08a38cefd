import MigrationKit

/// Whether something still works on the tables of the run.
///
/// - Condition: `WARN` for each session of this database that builds an index, or vacuums or rewrites a
///   table, on a table that the run touched (on any table, where the database is validated apart from a
///   run, then without the autovacuums that give way, which are every day's), and for each session of a
///   run of migrations that is still at work: it holds the advisory lock that such sessions share.
///   Without `pg_read_all_stats` a role is not shown what others do, and the check says so.
/// - Why: A build, or an autovacuum that prevents wraparound, goes on holding its lock; the next change
///   of the table waits for it, and all queries wait behind that.
/// - Source: PostgreSQL manual, "Progress Reporting" (`pg_stat_progress_create_index`,
///   `pg_stat_progress_vacuum`, `pg_stat_progress_cluster`), "Routine Vacuuming" and the view
///   `pg_locks`; `Documentation/Locking.md`.
struct LeftRunningValidator: MigrationValidator {
    let name = "left-running"
    let phases: Set<ValidationPhase> = [.post]
    let severity = ValidationStatus.warn

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let rows = try context.database.query(
            Self.sql,
            [
                RunRelations.parameter(context.executed), ArrayLiteral.text(context.ownProcesses),
                context.executed.isEmpty ? "t" : "f", context.trackingTable,
            ])
        let seesAll = try context.database.query(Self.rightSQL).first?.boolean("sees_all") ?? false
        let remarks = seesAll ? [] : ["What other roles run is not shown to this one."]
        guard !rows.isEmpty else {
            return [.pass(Lines.join("Nothing is left running.", remarks))]
        }
        let lines = try rows.map { row in
            "pid \(try row.text("pid")): \(try row.text("what"))"
                + (row["seconds"].map { ", for \($0) s" } ?? "")
        }
        return [
            .warn(
                Lines.join("\(rows.count) still running", lines + remarks),
                help: Lines.join(
                    "Wait for it before the next migration, or end what works on a table:",
                    try rows.compactMap(Self.ending)))
        ]
    }

    /// How to end what works on a table; a run of migrations is to come to its end.
    private static func ending(_ row: ReadOnlyRow) throws -> String? {
        try row.boolean("is_run") ? nil : "SELECT pg_cancel_backend(\(row.text("pid")));"
    }

    private static let rightSQL =
        "SELECT pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all"

    /// `$2`: the program's own process ids. `$3`: whether any table counts. `$4`: the tracking table.
    private static let sql = """
        WITH touched AS MATERIALIZED (\(RunRelations.sql())),
        work AS (
            SELECT pid, relid, command || ' (' || phase || ')' AS what, false AS gives_way
              FROM pg_stat_progress_create_index WHERE datname = current_database()
            UNION ALL
            SELECT pid, relid, command || ' (' || phase || ')', false
              FROM pg_stat_progress_cluster WHERE datname = current_database()
            UNION ALL
            SELECT progress.pid, coalesce(owner.oid, progress.relid),
                   CASE WHEN session.backend_type IS DISTINCT FROM 'autovacuum worker' THEN 'VACUUM'
                        WHEN session.query LIKE '%(to prevent wraparound)'
                        THEN 'autovacuum to prevent wraparound'
                        ELSE 'autovacuum' END || ' (' || progress.phase || ')',
                   session.backend_type = 'autovacuum worker'
                       AND session.query NOT LIKE '%(to prevent wraparound)'
              FROM pg_stat_progress_vacuum AS progress
              LEFT JOIN pg_stat_activity AS session USING (pid)
              LEFT JOIN pg_class AS owner ON owner.reltoastrelid = progress.relid
             WHERE progress.datname = current_database()
        ), found AS (
            SELECT pid, format('%s on %s', what, relid::regclass) AS what, false AS is_run
              FROM work
             WHERE relid IN (SELECT relation FROM touched)
                OR $3::boolean AND relid IS NOT NULL AND gives_way IS NOT TRUE
            UNION ALL
            SELECT item.pid, 'a run of migrations is at work', true
              FROM pg_locks AS item
              JOIN pg_database AS here
                ON here.oid = item.database AND here.datname = current_database()
              JOIN pg_stat_activity AS session ON session.pid = item.pid
             WHERE item.locktype = 'advisory' AND item.objsubid = 1 AND item.granted
               AND (item.classid::bigint << 32) | item.objid::bigint
                   = hashtextextended('jsmigrate:' || (parse_ident($4::text))[1], 1)
               AND session.state IS DISTINCT FROM 'idle'
        )
        SELECT found.pid, string_agg(DISTINCT found.what, ', ') AS what,
               bool_or(found.is_run) AS is_run,
               round(extract(epoch FROM clock_timestamp()
                             - min(coalesce(session.query_start, session.xact_start)))::numeric, 1)
                   AS seconds
          FROM found
          LEFT JOIN pg_stat_activity AS session ON session.pid = found.pid
         WHERE found.pid <> pg_backend_pid() AND found.pid <> ALL ($2::integer[])
         GROUP BY found.pid
         ORDER BY found.pid
        """
}
