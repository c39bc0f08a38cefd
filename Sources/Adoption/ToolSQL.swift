/// Expressions that tools' tables are read by.
enum ToolSQL {
    /// A time as ISO 8601 text in UTC, whatever the session's DateStyle; one without a time zone is
    /// taken for one of the session's.
    static func time(_ column: String) -> String {
        """
        pg_catalog.to_char((\(column))::pg_catalog.timestamptz AT TIME ZONE 'UTC', \
        'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        """
    }

    /// A column as text, or NULL where the table does not have it.
    static func text(_ column: String, of table: ToolTable) -> String {
        table.columns.contains(column) ? "\"\(column)\"::pg_catalog.text" : "NULL"
    }

    /// A time as ``time(_:)`` gives it, or NULL where the table does not have the column.
    static func time(_ column: String, of table: ToolTable) -> String {
        table.columns.contains(column) ? time("\"\(column)\"") : "NULL"
    }
}
