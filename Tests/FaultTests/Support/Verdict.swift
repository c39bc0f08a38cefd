import TestSupport

/// All that a crash must leave as it would have been: what the database holds, each effect, and the rows.
struct Verdict: Equatable, Sendable {
    /// What the database holds, without the tracking tables.
    let dump: String
    /// What `schema_migrations` says of each version; nothing of those that are pending or rolled back.
    let rows: [[String]]
    /// The last action that succeeded, by file, as `migration_history` tells it.
    let history: [[String]]

    /// Whether the row beside the lock is taken, by itself; there is none before a first run.
    let lock: [[String]]

    init(of worker: CrashWorker) throws {
        let database = worker.session
        dump = try worker.database.dump(excluding: [
            "public.schema_migrations*", "public.migration_history*", "public.migration_lock*",
        ])
        rows = try database.query(
            """
            SELECT version, name, direction, status, error FROM public.schema_migrations
            WHERE status <> 'pending' AND (direction, status) <> ('down', 'completed')
            ORDER BY version
            """)
        history =
            try database.value("SELECT to_regclass('public.migration_history')") == "NULL"
            ? []
            : try database.query(
                """
                SELECT migration_file, action, count(*) FROM public.migration_history
                WHERE success GROUP BY 1, 2 ORDER BY 1, 2
                """)
        lock = try database.query("SELECT locked, locked_by FROM public.migration_lock")
    }

    /// What differs from what should be, in words; nil where nothing does.
    func difference(from expected: Verdict) -> String? {
        if dump != expected.dump {
            let theirs = Set(expected.dump.split(separator: "\n"))
            let ours = Set(dump.split(separator: "\n"))
            let lines =
                theirs.subtracting(ours).map { "- \($0)" }
                + ours.subtracting(theirs).map { "+ \($0)" }
            return "the database differs (an effect more or fewer where no line does):\n"
                + lines.sorted().joined(separator: "\n")
        }
        if lock != expected.lock { return "migration_lock says \(lock)" }
        if rows != expected.rows {
            return "schema_migrations differs: \(rows) instead of \(expected.rows)"
        }
        if history != expected.history {
            return "migration_history differs: \(history) instead of \(expected.history)"
        }
        return nil
    }
}
