import MigrationKit

/// Whether autovacuum must go over a table of the plan, and would not give way.
///
/// - Condition: `WARN` for each table of the plan (partitions and TOAST tables included) whose oldest row
///   is older than ``ValidationThresholds/freezeAgePercent`` percent of the age at which autovacuum begins by
///   itself, in transactions or multixacts; for each such autovacuum that runs on one now; and where the
///   database is older than ``ValidationThresholds/databaseFreezeAgePercent`` percent of that age.
/// - Why: An autovacuum gives way to a statement that waits for its lock, but not one that prevents a
///   wraparound: on a large table the migration then waits for hours, and every query behind it. A
///   database that is far older than autovacuum lets it get is not kept up with, and near two
///   thousand million transactions it takes no more writes.
/// - Source: PostgreSQL manual, "Preventing Transaction ID Wraparound Failures",
///   `autovacuum_freeze_max_age` and its counterpart for multixacts, also as a table's own setting.
struct WraparoundValidator: MigrationValidator {
    let name = "wraparound"
    let phases: Set<ValidationPhase> = [.pre]
    let severity = ValidationStatus.warn

    /// One finding, which names every such table.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let limits = context.thresholds
        let rows = try context.database.query(Self.sql, [PlannedRelations.parameter(context)])
        var lines: [String] = []
        var freezing: [String] = []
        var oldest = "unknown"
        for row in rows {
            let percent = try row.integer("percent")
            switch try row.text("kind") {
            case "database":
                oldest = "\(percent)"
                if percent > limits.databaseFreezeAgePercent {
                    lines.append(
                        "the database is at \(percent) percent of the age at which autovacuum begins"
                            + " (\(try row.text("age")) transactions): it does not keep up")
                    freezing.append("VACUUM (FREEZE);")
                }
            case "worker":
                lines.append(
                    "pid \(try row.text("pid")), an autovacuum that prevents a wraparound, runs on"
                        + " \(try row.text("relation")) and gives way to nobody")
            default:
                guard try row.integer("permille") > limits.freezeAgePercent * 10 else { continue }
                lines.append(
                    "\(try row.text("relation")) is at \(percent) percent of the age at which an"
                        + " autovacuum begins that gives way to nobody"
                        + " (\(try row.text("age")) transactions)")
                freezing.append("VACUUM (FREEZE) \(try row.text("relation"));")
            }
        }
        guard !lines.isEmpty else {
            return [
                .pass(
                    "The database is at \(oldest) percent of autovacuum_freeze_max_age; no table of the"
                        + " plan is over \(limits.freezeAgePercent).")
            ]
        }
        return [
            .warn(
                Lines.join("Wraparound is near for what is migrated", lines),
                help: Lines.join(
                    "Let the autovacuum end before the migration, or do its work by hand:", freezing
                ))
        ]
    }

    /// Rows of tables, of running autovacuums and, last, of the database.
    ///
    /// What an autovacuum works on shows by its lock; what for, by the text that stands for its statement.
    private static let sql = """
        WITH RECURSIVE \(PlannedRelations.sql(parameter: 1)), limits AS (
            SELECT current_setting('autovacuum_freeze_max_age')::bigint AS ids,
                   current_setting('autovacuum_multixact_freeze_max_age')::bigint AS multixacts
        ), planned_table AS (
            SELECT DISTINCT oid FROM planned
        ), stored AS (
            SELECT class.oid, class.oid AS owner, class.relfrozenxid, class.relminmxid,
                   class.reloptions
              FROM planned_table JOIN pg_class AS class USING (oid)
             WHERE class.relkind IN ('r', 'm')
            UNION ALL
            SELECT toast.oid, class.oid, toast.relfrozenxid, toast.relminmxid, toast.reloptions
              FROM planned_table JOIN pg_class AS class USING (oid)
              JOIN pg_class AS toast ON toast.oid = class.reltoastrelid
        ), measured AS (
            SELECT stored.oid, stored.owner, age(stored.relfrozenxid) AS age,
                   1000 * greatest(
                       age(stored.relfrozenxid)::numeric
                           / least(own.ids, limits.ids),
                       mxid_age(stored.relminmxid)::numeric
                           / least(own.multixacts, limits.multixacts)) AS permille
              FROM stored
             CROSS JOIN limits
             CROSS JOIN LATERAL (
                   SELECT max(option_value::bigint) FILTER (
                              WHERE option_name = 'autovacuum_freeze_max_age') AS ids,
                          max(option_value::bigint) FILTER (
                              WHERE option_name = 'autovacuum_multixact_freeze_max_age')
                              AS multixacts
                     FROM pg_options_to_table(stored.reloptions)
                    WHERE option_name LIKE 'autovacuum%freeze_max_age') AS own
        )
        SELECT 'table' AS kind, owner::regclass::text AS relation, NULL::integer AS pid,
               max(age) AS age, floor(max(permille) / 10)::integer AS percent,
               ceil(max(permille))::integer AS permille
          FROM measured
         GROUP BY owner
        UNION ALL
        SELECT 'worker', measured.owner::regclass::text, worker.pid, measured.age,
               floor(measured.permille / 10)::integer, ceil(measured.permille)::integer
          FROM measured
          JOIN pg_locks AS lock
            ON lock.relation = measured.oid AND lock.locktype = 'relation' AND lock.granted
          JOIN pg_stat_activity AS worker
            ON worker.pid = lock.pid AND worker.datname = current_database()
           AND worker.query LIKE 'autovacuum:%(to prevent wraparound)'
        UNION ALL
        SELECT 'database', NULL, NULL, age(datfrozenxid),
               floor(100 * greatest(age(datfrozenxid)::numeric / limits.ids,
                                    mxid_age(datminmxid)::numeric / limits.multixacts))::integer,
               NULL
          FROM pg_database CROSS JOIN limits
         WHERE datname = current_database()
        """
}
