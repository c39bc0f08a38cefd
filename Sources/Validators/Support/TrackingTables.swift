/// The tracking tables, which are the program's own affair: their indexes are laid down, and a few rows
/// need no statistics.
enum TrackingTables {
    /// A query for the oids of the tracking tables.
    ///
    /// - Parameter number: the number of the parameter that names `schema_migrations`; NULL for none.
    static func sql(_ number: Int) -> String {
        """
        SELECT class.oid
          FROM pg_class AS class
          JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
         WHERE namespace.nspname = (parse_ident($\(number)::text))[1]
           AND class.relname IN ('schema_migrations', 'migration_history', 'migration_lock')
        """
    }
}
