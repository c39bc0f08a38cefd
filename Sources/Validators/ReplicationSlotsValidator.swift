import MigrationKit

/// Whether replication slots make the server keep WAL that nobody fetches.
///
/// - Condition: `WARN` for each slot that holds WAL and that nobody is connected to, and for each that holds more
///   than ``ValidationThresholds/slotRetainedMegabytes``. One that has lost its WAL holds none and is left
///   out.
/// - Why: The server keeps the WAL of a slot until it is fetched, by default without limit. A
///   migration that rewrites tables writes as much WAL as they are large; with nobody to fetch it the
///   disk fills up, and a full disk stops the server.
/// - Source: PostgreSQL manual, "Replication Slots", the view `pg_replication_slots` (`restart_lsn`;
///   `wal_status` since 13) and `max_slot_wal_keep_size` (since 13).
struct ReplicationSlotsValidator: MigrationValidator {
    let name = "replication-slots"
    let phases: Set<ValidationPhase> = [.pre]
    let severity = ValidationStatus.warn

    /// One finding, which names every such slot, the one that holds most first.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let rows = try context.database.query(Self.sql)
        let limit = context.thresholds.slotRetainedMegabytes
        let faults = try rows.filter { row in
            let isIdle = try !row.boolean("active")
            return try isIdle || row.integer("retained") > limit * 1_048_576
        }
        guard !faults.isEmpty else {
            guard !rows.isEmpty else { return [.pass("No replication slot holds WAL.")] }
            let slots =
                rows.count == 1 ? "The 1 replication slot" : "All \(rows.count) replication slots"
            return [.pass("\(slots) with WAL to fetch: in use, none over \(limit) MB.")]
        }
        let lines = try faults.map { row in
            let status = row["wal_status"].map { ", wal_status \($0)" } ?? ""
            let use = try row.boolean("active") ? "in use" : "nobody is connected"
            return "\(try row.text("slot")) (\(try row.text("slot_type")), \(use)) holds"
                + " \(try row.text("size")) of WAL\(status)"
        }
        let limitless = faults.first?["keeps_all"] == "t" ? ", without limit" : ""
        return [
            .warn(
                Lines.join(
                    "\(faults.count) replication \(faults.count == 1 ? "slot holds" : "slots hold")"
                        + " WAL that is not fetched\(limitless)", lines),
                help: Lines.join(
                    "Start what reads a slot, or drop one that nothing will read:",
                    try faults.map(Self.removal)))
        ]
    }

    /// A slot in use cannot be dropped: what reads it has to end first.
    private static func removal(_ row: ReadOnlyRow) throws -> String {
        let drop = "SELECT pg_drop_replication_slot(\(try row.text("literal")));"
        guard let reader = row["active_pid"] else { return drop }
        return "\(SessionText.ending(of: reader)) \(drop)"
    }

    /// The columns of newer servers are read through JSON, their settings as ones that may be missing.
    private static let sql = """
        WITH here AS (
            SELECT CASE WHEN pg_is_in_recovery()
                        THEN coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
                        ELSE pg_current_wal_lsn() END AS lsn
        ), slot AS (
            SELECT item.slot_name, item.slot_type, item.active, item.active_pid,
                   greatest(pg_wal_lsn_diff(here.lsn, item.restart_lsn), 0)::bigint AS retained,
                   to_jsonb(item) ->> 'wal_status' AS wal_status
              FROM pg_replication_slots AS item
             CROSS JOIN here
             WHERE item.restart_lsn IS NOT NULL
        )
        SELECT quote_ident(slot_name) AS slot, quote_literal(slot_name) AS literal, slot_type,
               active, active_pid, retained, wal_status,
               pg_size_pretty(retained) AS size,
               coalesce(current_setting('max_slot_wal_keep_size', true), '-1') = '-1' AS keeps_all
          FROM slot
         WHERE wal_status IS DISTINCT FROM 'lost'
         ORDER BY retained DESC, slot_name
        """
}
