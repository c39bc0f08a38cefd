/// What DISCARD ALL does, as statements that can be sent together with others.
enum SessionReset {
    /// All of it that leaves the session its advisory locks, inside a transaction (manual, "DISCARD").
    static let keepingLocks = """
        CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; DEALLOCATE ALL; UNLISTEN *; \
        DISCARD PLANS; DISCARD TEMP; DISCARD SEQUENCES
        """

    /// All of it in a transaction of its own: what follows in the same string begins as in a new session.
    static let whole = """
        BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; \(keepingLocks); \
        SELECT pg_catalog.pg_advisory_unlock_all(); COMMIT
        """
}
