/// How findings name sessions and their statements, as SQL over `pg_stat_activity`.
enum SessionText {
    /// The statement of a session in one line of at most 120 characters; `NULL` where there is none or
    /// the role may not see it.
    ///
    /// What speaks of a password is not shown.
    static let query = """
        CASE WHEN query ~* 'password' THEN 'not shown: it speaks of a password'
             WHEN query <> '\(hidden)'
             THEN nullif(left(btrim(regexp_replace(query, '\\s+', ' ', 'g')), 120), '')
        END
        """

    /// What the server puts in the place of a statement that the role may not see (manual, "Viewing
    /// Statistics"); the other columns that tell what the session does are `NULL` then.
    static let hidden = "<insufficient privilege>"

    /// The statement that ends the session of a row.
    static let ending = "'SELECT pg_terminate_backend(' || pid || ');'"

    /// The statement that ends a session, and with it its transaction.
    static func ending(of pid: String) -> String { "SELECT pg_terminate_backend(\(pid));" }

    /// What a role that is not told everything should know; nil where nothing is hidden.
    static func remark(hiding count: Int, whatever facts: String) -> String? {
        guard count > 0 else { return nil }
        let whose = Lines.count(count, "session of another role", "sessions of other roles")
        return "Not shown to this role: \(facts) of \(whose). GRANT pg_read_all_stats shows them."
    }
}
