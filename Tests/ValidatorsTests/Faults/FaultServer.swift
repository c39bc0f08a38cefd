import TestSupport

/// The server of those faults that need settings of their own, a crash or a standby.
final class FaultServer {
    let server: CrashableServer

    /// A copy that follows it.
    private(set) lazy var standby = Result { try StandbyServer(of: server) }

    init() throws {
        server = try CrashableServer(settings: [
            ("autovacuum", "on"), ("autovacuum_naptime", "1"),
            ("autovacuum_freeze_max_age", "100000"), ("deadlock_timeout", "100ms"),
            ("shared_preload_libraries", "pg_stat_statements"),
            ("max_wal_size", "32MB"), ("min_wal_size", "32MB"),
        ])
    }
}
