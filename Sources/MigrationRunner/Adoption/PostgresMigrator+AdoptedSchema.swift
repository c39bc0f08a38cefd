package import Adoption
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
        var tables = store.toolTables.map(\.table) + [plan.table]
        if let beside = plan.tool.lockTable(of: plan.table) {
            tables.append(ToolTable(schema: plan.table.schema, name: beside.name, columns: []))
        }
        tables += store.ledger.tables.map { table in
            ToolTable(schema: table.schema, name: type(of: table).tableName, columns: [])
        }
        let names = tables.map { table in
            "pg_catalog.format('%I.%I', \(SQLText.literal(table.schema)),"
                + " \(SQLText.literal(table.name)))"
        }
        let quoted = try idleConnection.answer(to: "SELECT \(names.joined(separator: ", "))")
        return try describeSchema().without(
            tables: Set((quoted.rows.first ?? []).compactMap { $0 }))
    }
}
