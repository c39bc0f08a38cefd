import Adoption
import EventLoop
import MigrationKit
import PgQuery
import Postgres

extension MigrationStore {
    /// Finds the tables, or the schema where they would be made: where the search path has a
    /// `schema_migrations`, else the schema that was asked for, else the current one.
    ///
    /// - Parameter preferred: the schema of `--ledger-schema`.
    /// - Throws: ``RunEnd`` where a table of one of their names is another tool's.
    static func locate(
        on connection: Connection, preferring preferred: String? = nil
    ) throws(RunEnd) -> MigrationStore {
        let store = try find(on: connection, preferring: preferred)
        try store.refuseForeignTables(except: nil)
        return store
    }

    /// Finds the tables as ``locate(on:preferring:)`` does, another tool's among them.
    static func find(
        on connection: Connection, preferring preferred: String? = nil
    ) throws(RunEnd) -> MigrationStore {
        found(in: try connection.answer(to: locateSQL(preferring: preferred)).rows)
    }

    /// Reads the answer to ``locateSQL(preferring:)``.
    static func found(in rows: [[String?]]) -> MigrationStore {
        let ledger = Ledger(schema: rows.first?[0] ?? "")
        let tables = rows.compactMap { row in
            row[2].map { schema in
                ToolTable(
                    schema: schema, name: row[3] ?? "",
                    columns: Set((row[4] ?? "").split(separator: ",").map(String.init)))
            }
        }
        let own = tables.filter { $0.schema == ledger.schema }
        func condition(of table: some LedgerTable) -> LedgerCondition {
            let name = type(of: table).tableName
            return table.condition(own.first { $0.name == name }?.columns)
        }
        return MigrationStore(
            ledger: ledger, condition: condition(of: ledger.migrations),
            historyCondition: condition(of: ledger.history),
            lockCondition: condition(of: ledger.lock), hasPlace: rows.first?[1] == "t",
            toolTables: tables.compactMap { table in
                ToolRegistry.tool(of: table).map { FoundTool(tool: $0, table: table) }
            })
    }

    /// The tables of ours in their place, and those of known tools that the search path leads to.
    static func locateSQL(preferring preferred: String?) -> String {
        let own = [TrackingTable.tableName, HistoryTable.tableName, LockTable.tableName]
        let names = Set(own).union(ToolRegistry.tableNames).sorted()
        let fallback = preferred.map { SQLText.literal($0) } ?? "pg_catalog.current_schema()"
        return """
            SELECT place.name, n.oid IS NOT NULL, t.nspname, t.relname, t.columns
            FROM (SELECT coalesce(
                      (SELECT n.nspname FROM pg_catalog.pg_class AS c
                       JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                       WHERE c.oid = pg_catalog.to_regclass('schema_migrations')),
                      \(fallback)) AS name) AS place
            LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = place.name
            LEFT JOIN LATERAL (
                SELECT s.nspname, c.relname, pg_catalog.string_agg(a.attname, ',') AS columns
                FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS s ON s.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_attribute AS a
                    ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relkind NOT IN ('i', 'I', 'S')
                  AND c.relname IN (\(names.map { SQLText.literal($0) }.joined(separator: ", ")))
                  AND (c.relnamespace = n.oid
                       OR s.nspname = ANY (pg_catalog.current_schemas(false)))
                GROUP BY s.nspname, c.relname
            ) AS t ON true
            ORDER BY pg_catalog.array_position(pg_catalog.current_schemas(false), t.nspname)
            """
    }

    /// Refuses to go on where a table of one of our names is another tool's.
    ///
    /// - Parameter adopted: one that is about to give its name up.
    /// - Throws: ``RunEnd`` of exit code 5.
    func refuseForeignTables(except adopted: ToolTable?) throws(RunEnd) {
        for (table, condition) in conditions {
            guard case .foreign(let columns) = condition else { continue }
            let name = type(of: table).tableName
            if let adopted, adopted.schema == table.schema, adopted.name == name { continue }
            let found = ToolTable(schema: table.schema, name: name, columns: columns)
            let tool = ToolRegistry.tool(of: found)
            let way =
                tool == nil
                ? "`jsmigrate adopt` knows no tool that makes such a table: rename it"
                : "`jsmigrate adopt` takes its history over; or rename it"
            throw .failed(
                GeneralFailure(
                    "the table \(table.displayName) belongs to another tool"
                        + "\(tool.map { ", \($0.title)" } ?? ""): it has the columns"
                        + " \(columns.sorted().joined(separator: ", "))",
                    exitCode: .refused,
                    remedy: way + ", or name another schema with --ledger-schema and keep the"
                        + " table's schema off the search_path; it was not touched"))
        }
    }

    /// Refuses to start from nothing where another tool's table is: what it has applied would be
    /// applied again.
    ///
    /// - Throws: ``RunEnd`` of exit code 5.
    func refuseOtherTools() throws(RunEnd) {
        guard let other = otherToolsNotice else { return }
        throw .failed(
            GeneralFailure(
                other, exitCode: .refused,
                remedy:
                    "`jsmigrate adopt` takes its history over, `jsmigrate baseline VERSION` says"
                    + " by hand what is applied; where the table has nothing to do with these"
                    + " migrations, `jsmigrate init` makes tables of our own beside it"))
    }

    /// What is to be said of tools whose tables are here while ours are not; nil where there are none.
    var otherToolsNotice: String? {
        guard condition == .absent, let found = toolTables.first else { return nil }
        return "\(found.table.displayName) is here, the table of \(found.tool.title), and what it"
            + " has applied is not tracked by jsmigrate"
    }

    /// Refuses to go on where there is no schema for the tables.
    ///
    /// - Throws: ``RunEnd`` of exit code 5.
    func checkPlace() throws(RunEnd) {
        guard !hasPlace else { return }
        guard !ledger.schema.isEmpty else {
            throw .failed(
                GeneralFailure(
                    "no schema of the search_path is there for this role, so there is no place for"
                        + " the tracking tables",
                    exitCode: .refused,
                    remedy:
                        "create the schema or grant USAGE on it, set search_path for this role or database, or name"
                        + " a schema with --ledger-schema"))
        }
        throw .failed(
            GeneralFailure(
                "there is no schema \(ledger.schema) for the tracking tables", exitCode: .refused,
                remedy: "create it: CREATE SCHEMA \(SQLText.identifier(ledger.schema))"))
    }

    /// Creates what is not there and extends what is older; to be called under the lock.
    ///
    /// - Returns: the store as it is then.
    /// - Throws: ``RunEnd`` where there is no place, or this role may not.
    func prepared(on connection: Connection) throws(RunEnd) -> MigrationStore {
        guard !isComplete else { return self }
        try checkPlace()
        let reply = connection.reply(to: .simple("BEGIN; \(ledger.createSQL); COMMIT"))
        if let cause = reply.error {
            _ = connection.reply(to: .simple("ROLLBACK"), isInterruptible: false)
            if let interruption = connection.loop.interruption {
                throw .interrupted(interruption)
            }
            throw .failed(
                GeneralFailure(
                    server: cause,
                    remedy: "the tracking tables in the schema \(ledger.schema) could not be made"
                        + " or extended; let this role create tables there (GRANT CREATE ON SCHEMA)"
                        + " and own those that are there, or run `jsmigrate init` as a role that may"
                ))
        }
        return MigrationStore(
            ledger: ledger, condition: .complete, historyCondition: .complete,
            lockCondition: .complete, hasPlace: true, toolTables: toolTables)
    }
}

/// A known tool's table that a database has.
struct FoundTool {
    /// The tool.
    let tool: any MigrationTool
    /// Its table.
    let table: ToolTable
}
