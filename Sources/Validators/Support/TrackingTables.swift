/// The tracking tables, which are the program's own affair: their indexes are laid down, and a few rows
/// need no statistics.
enum TrackingTables {
    /// A query for the oids of the tracking tables.
    ///
    /// - Parameter number: the number of the parameter that names `schema_migrations`; NULL for none.
    static func sql(_ number: Int) -> String {
        """
        SELECT other.oid
          FROM pg_class AS own
          JOIN pg_class AS other ON other.relnamespace = own.relnamespace
           AND other.relname IN ('schema_migrations', 'migration_history', 'migration_lock')
         WHERE own.oid = to_regclass($\(number)::text)
        """
    }
}
