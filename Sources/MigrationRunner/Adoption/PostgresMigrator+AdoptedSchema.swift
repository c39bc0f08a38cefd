package import Adoption
import PgQuery
import Postgres
package import SchemaDescription

extension PostgresMigrator {
    /// Describes the schema of the database without the tables of any tool, as it is inside of
    /// ``adopt(_:confirm:)`` or beside it.
    ///
    /// - Throws: ``RunEnd`` where it cannot be read.
    package func describeSchema(of plan: AdoptionPlan) throws(RunEnd) -> SchemaDescription {
        let store = try MigrationStore.find(
            on: idleConnection, preferring: options.ledgerSchema)
        var tables = store.toolTables.map(\.table) + plan.tool.tables(with: plan.table)
        tables += store.ledger.tables.map { table in
            ToolTable(schema: table.schema, name: type(of: table).tableName, columns: [])
        }
        return try describeSchema(without: tables)
    }

    /// Describes the schema of the database without the tracking tables, those of tools included whose
    /// history ours has taken the place of.
    ///
    /// - Throws: ``RunEnd`` where it cannot be read.
    package func describeOwnSchema() throws(RunEnd) -> SchemaDescription {
        let store = try MigrationStore.find(
            on: idleConnection, preferring: options.ledgerSchema)
        guard store.condition == .complete else { return try describeSchema() }
        return try describeSchema(without: try keptTables())
    }

    /// The tables of tools that are beside ours, under their own names and those that `adopt` gave them, and
    /// what the tools keep beside these.
    private func keptTables() throws(RunEnd) -> [ToolTable] {
        let names = ToolRegistry.namesOfTables.map { SQLText.literal($0) }
        let tables = try ToolTable.all(
            where: "c.relkind IN ('r', 'p') AND c.relname IN (\(names.joined(separator: ", ")))",
            on: idleConnection)
        return tables.flatMap { ToolRegistry.tool(keeping: $0)?.tables(with: $0) ?? [] }
    }

    private func describeSchema(
        without tables: [ToolTable]
    ) throws(RunEnd) -> SchemaDescription {
        let description = try describeSchema()
        guard !tables.isEmpty else { return description }
        let names = tables.map { table in
            "pg_catalog.format('%I.%I', \(SQLText.literal(table.schema)),"
                + " \(SQLText.literal(table.name)))"
        }
        let quoted = try idleConnection.answer(to: "SELECT \(names.joined(separator: ", "))")
        return description.without(tables: Set((quoted.rows.first ?? []).compactMap { $0 }))
    }
}

extension MigrationTool {
    /// A table of the tool, and what the tool keeps beside it.
    fileprivate func tables(with table: ToolTable) -> [ToolTable] {
        guard let beside = lockTable(of: table) else { return [table] }
        return [table, ToolTable(schema: table.schema, name: beside.name, columns: [])]
    }
}
