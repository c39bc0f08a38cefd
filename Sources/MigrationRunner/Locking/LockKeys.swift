import PgQuery

/// The advisory locks by which the runs on one set of tracking tables know of each other.
struct LockKeys {
    /// The schema of the tracking tables.
    let schema: String

    /// What a run holds alone, on its idle connection.
    var run: String { key(0) }

    /// What every session that runs migrations shares: as long as somebody has it, a run, or what a
    /// run that ended has left on the server, is at work.
    var session: String { key(1) }

    private func key(_ seed: Int) -> String {
        "pg_catalog.hashtextextended(\(SQLText.literal("jsmigrate:" + schema)), \(seed))"
    }
}
