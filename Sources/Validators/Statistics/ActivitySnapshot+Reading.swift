package import MigrationKit
import Postgres

extension ActivitySnapshot {
    /// How many tables are looked at, indexes, and queries.
    private static let limits = (tables: 20_000, indexes: 40_000, queries: 2_000)

    /// Reads what the server has counted so far; of `pg_stat_statements` the queries that took most of
    /// the time.
    ///
    /// - Throws: The server's error; that the queries are not to be had is none.
    package init(reading database: any ReadOnlyDatabase) throws {
        let tables = try database.query(Self.tablesSQL, [String(Self.limits.tables)])
        let indexes = try database.query(Self.indexesSQL, [String(Self.limits.indexes)])
        self.init(
            tables: try Self.entries(tables) { row in
                Table(
                    name: try row.text("name"), sequentialScans: try row.integer("seq_scan"),
                    indexScans: try row.integer("idx_scan"), rows: try row.integer("rows"),
                    parents: try row.text("parents").split(separator: " ").compactMap {
                        UInt32($0)
                    },
                    isPartition: try row.boolean("is_partition"))
            },
            indexes: try Self.entries(indexes) { row in
                Index(
                    name: try row.text("name"), table: try row.text("table_name"),
                    tableOID: try row.oid("table_oid"),
                    scans: try row.integer("idx_scan"), definition: try row.text("definition"))
            },
            queries: try Self.queries(of: database),
            isComplete: tables.count < Self.limits.tables && indexes.count < Self.limits.indexes,
            searchPath: try database.query("SELECT current_setting('search_path') AS path").first?
                .text("path"))
    }

    private static func entries<Entry>(
        _ rows: [ReadOnlyRow], _ entry: (ReadOnlyRow) throws -> Entry
    ) throws -> [UInt32: Entry] {
        var entries: [UInt32: Entry] = [:]
        for row in rows { entries[try row.oid("oid")] = try entry(row) }
        return entries
    }

    /// The extension may be there while its library is not loaded: the view then fails.
    private static func queries(of database: any ReadOnlyDatabase) throws -> [String: Query]? {
        guard let place = try database.query(placeSQL).first else { return nil }
        _ = try database.query("SAVEPOINT statements")
        do {
            let sql = queriesSQL(
                view: try place.text("view"), hasTotalExecution: try place.boolean("is_new"))
            var queries: [String: Query] = [:]
            for row in try database.query(sql, [String(limits.queries)]) {
                queries[try row.text("identifier")] = Query(
                    text: try row.text("query"), calls: try row.integer("calls"),
                    milliseconds: Double(try row.text("milliseconds")) ?? 0)
            }
            return queries
        } catch is PostgresError {
            _ = try database.query("ROLLBACK TO SAVEPOINT statements")
            return nil
        }
    }

    /// Partitioned and foreign tables, of which the server counts nothing, are among them.
    private static let tablesSQL = """
        SELECT class.oid, format('%I.%I', namespace.nspname, class.relname) AS name,
               coalesce(stat.seq_scan, 0) AS seq_scan, coalesce(stat.idx_scan, 0) AS idx_scan,
               greatest(stat.n_live_tup, class.reltuples, 0)::bigint AS rows,
               class.relispartition AS is_partition,
               coalesce((SELECT string_agg(inhparent::oid::text, ' ')
                           FROM pg_inherits WHERE inhrelid = class.oid), '') AS parents
          FROM pg_class AS class
          JOIN pg_namespace AS namespace
            ON namespace.oid = class.relnamespace AND \(UserSchemas.condition("namespace"))
          LEFT JOIN pg_stat_user_tables AS stat ON stat.relid = class.oid
         WHERE class.relkind IN ('r', 'p', 'm', 'f')
         ORDER BY rows DESC
         LIMIT $1::integer
        """

    /// The definition begins behind the table's name, with `USING`.
    private static let indexesSQL = """
        SELECT class.oid, format('%I.%I', namespace.nspname, class.relname) AS name,
               owner.oid AS table_oid, format('%I.%I', home.nspname, owner.relname) AS table_name,
               coalesce(pg_stat_get_numscans(class.oid), 0) AS idx_scan,
               regexp_replace(pg_get_indexdef(class.oid), '^.*? USING ', '') AS definition
          FROM pg_index AS index
          JOIN pg_class AS class ON class.oid = index.indexrelid
          JOIN pg_namespace AS namespace
            ON namespace.oid = class.relnamespace AND \(UserSchemas.condition("namespace"))
          JOIN pg_class AS owner ON owner.oid = index.indrelid
          JOIN pg_namespace AS home ON home.oid = owner.relnamespace
         ORDER BY idx_scan DESC
         LIMIT $1::integer
        """

    private static let placeSQL = """
        SELECT format('%I.pg_stat_statements', namespace.nspname) AS view,
               current_setting('server_version_num')::integer >= 130000
                   AND EXISTS (SELECT FROM pg_attribute AS attribute
                                 JOIN pg_class AS class ON class.oid = attribute.attrelid
                                WHERE class.relnamespace = namespace.oid
                                  AND class.relname = 'pg_stat_statements'
                                  AND attribute.attname = 'total_exec_time') AS is_new
          FROM pg_extension AS extension
          JOIN pg_namespace AS namespace ON namespace.oid = extension.extnamespace
         WHERE extension.extname = 'pg_stat_statements'
        """

    /// A role without `pg_read_all_stats` is not told the identifiers of what others ran.
    private static func queriesSQL(view: String, hasTotalExecution: Bool) -> String {
        let time = hasTotalExecution ? "total_exec_time" : "total_time"
        return """
            SELECT userid || ':' || queryid AS identifier, sum(calls)::bigint AS calls,
                   sum(\(time)) AS milliseconds,
                   left(btrim(regexp_replace(min(query), '\\s+', ' ', 'g')), 120) AS query
              FROM \(view)
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND queryid IS NOT NULL
             GROUP BY userid, queryid
             ORDER BY sum(\(time)) DESC
             LIMIT $1::integer
            """
    }
}
