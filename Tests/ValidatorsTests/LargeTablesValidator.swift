import MigrationKit

/// Whether a table is larger than a migration should rewrite.
struct LargeTablesValidator: MigrationValidator {
    let name = "large-tables"
    let phases: Set<ValidationPhase> = [.pre]
    let timeout: Duration = .seconds(5)
    let severity: ValidationStatus = .warn
    let requirements: [ValidationRequirement] = [.serverVersion(120_000)]

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let rows = try context.database.query(
            "SELECT oid::regclass AS name FROM pg_class WHERE relkind = 'r' AND relpages > $1::int",
            ["1000000"])
        guard !rows.isEmpty else { return [.pass("no large tables")] }
        let names = try rows.map { try $0.text("name") }
        return [
            .warn(
                "\(rows.count) large tables\n" + names.joined(separator: "\n"),
                help: "Rewrite them in batches.")
        ]
    }
}
