import TestSupport

/// A database that is brought into the state before a crash again and again.
final class CrashWorker {
    let database: TestDatabase
    private(set) var session: SQLSession

    init() throws {
        database = try TestDatabase()
        session = try SQLSession(database)
        try makeRole()
    }

    /// Works on a server of its own.
    init(on server: CrashableServer) throws {
        database = try TestDatabase(on: server.settings)
        session = try SQLSession(database)
        try makeRole()
    }

    /// The role that a migration steps into; a server has it once.
    private func makeRole() throws {
        try session.query(
            """
            DO $$ BEGIN CREATE ROLE \(Self.role);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
            """)
    }

    static let role = "jsmigrate_proof"

    /// Connects again after the server's end.
    func reconnect() throws { session = try SQLSession(database) }

    /// What the database holds, as SQL that makes it again.
    func state() throws -> String {
        let dump = try database.script().split(separator: "\n", omittingEmptySubsequences: false)
        return dump.filter { !$0.hasPrefix("\\") && $0 != "CREATE SCHEMA public;" }
            .joined(separator: "\n")
    }

    /// Makes the database what it was; a copy of a template takes several times as long.
    func restore(_ state: String) throws {
        // A backend of the program that was killed may take a moment to see it.
        try session.query(
            """
            SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
        try session.query(
            """
            SET client_min_messages TO error;
            DO $$
            DECLARE name text;
            BEGIN
                FOR name IN SELECT nspname FROM pg_namespace
                    WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
                LOOP EXECUTE format('DROP SCHEMA %I CASCADE', name); END LOOP;
            END $$;
            CREATE SCHEMA public AUTHORIZATION pg_database_owner;
            GRANT USAGE ON SCHEMA public TO public;
            \(state)
            """)
        try session.query("DISCARD ALL")
    }
}
