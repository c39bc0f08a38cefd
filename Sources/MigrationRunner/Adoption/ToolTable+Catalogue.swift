import Adoption
import Postgres

extension ToolTable {
    /// Reads tables and the names of their columns from the catalogue.
    ///
    /// - Parameter condition: SQL on the table, `c`, a row of `pg_class`.
    static func all(
        where condition: String, on connection: Connection
    ) throws(RunEnd) -> [ToolTable] {
        let answer = try connection.answer(
            to: """
                SELECT n.nspname, c.relname, pg_catalog.string_agg(a.attname, ',')
                FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                JOIN pg_catalog.pg_attribute AS a
                    ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE \(condition) GROUP BY n.nspname, c.relname
                """)
        return answer.rows.map { row in
            ToolTable(
                schema: row[0] ?? "", name: row[1] ?? "",
                columns: Set((row[2] ?? "").split(separator: ",").map(String.init)))
        }
    }
}
