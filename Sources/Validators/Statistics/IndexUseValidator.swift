import MigrationKit

/// Whether queries that found their rows by an index have to read whole tables since the run.
///
/// - Condition: `WARN` for each index that was in use before the run and is gone without another of
///   the same columns in its place, and for each table of at least ``ValidationThresholds/largeTableRows``
///   rows that was read by index mostly before, and since the run began at least
///   ``ValidationThresholds/sequentialScans`` times as a whole, and that more often than by index. The
///   run's own statements count among them.
/// - Why: An index that a migration drops, or that a changed type or collation makes useless, is
///   missed by queries nobody thought of; on a large table that is felt at once.
/// - Source: PostgreSQL manual, "The Cumulative Statistics System" (`pg_stat_user_tables`,
///   `pg_stat_user_indexes`).
struct IndexUseValidator: MigrationValidator {
    let name = "index-use"
    let phases: Set<ValidationPhase> = [.post]
    let severity = ValidationStatus.warn

    /// A finding for each migration with something to say, or one that says there is nothing.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        guard let before = context.before else {
            return [.skipped("the figures from before a run are taken by `up --validate`")]
        }
        let after = try ActivitySnapshot(reading: context.database)
        let history = RunHistory(context)
        var cases = BlamedCases()
        for (oid, index) in Self.lost(before, after) {
            cases.add(
                "\(index.name) on \(index.table) was scanned"
                    + " \(Lines.count(index.scans, "time")) and is gone:"
                    + " CREATE INDEX CONCURRENTLY ON \(index.table) USING \(index.definition);",
                try history.blame(for: .lost(oid)))
        }
        for (oid, table, scans) in Self.readWhole(before, after, context.thresholds) {
            cases.add(
                "\(table.name): \(scans.sequential) scans of all its \(table.rows) rows since the run"
                    + " began, \(scans.index) by index",
                try history.blame(for: .missedIndexes(table: oid)))
        }
        guard cases.isEmpty else {
            return cases.findings(
                .warn, ("change in the use of indexes", "changes in the use of indexes"),
                help: "EXPLAIN the queries on these tables, and make the index that they miss.")
        }
        let remarks =
            before.isComplete ? [] : ["Of very many tables only the largest are compared."]
        return [.pass(Lines.join("Queries use the indexes that they used before.", remarks))]
    }

    /// Indexes that were used, are gone, and have no likeness among those of the same table.
    private static func lost(
        _ before: ActivitySnapshot, _ after: ActivitySnapshot
    ) -> [(oid: UInt32, index: ActivitySnapshot.Index)] {
        guard after.isComplete else { return [] }
        let present = Dictionary(grouping: after.indexes.values, by: \.tableOID)
        let lost = before.indexes.filter { oid, index in
            guard index.scans > 0, after.indexes[oid] == nil,
                after.tables[index.tableOID] != nil
            else { return false }
            return !(present[index.tableOID] ?? []).contains { $0.serves(index) }
        }
        return lost.map { ($0.key, $0.value) }.sorted {
            ($1.index.scans, $0.index.name) < ($0.index.scans, $1.index.name)
        }
    }

    private static func readWhole(
        _ before: ActivitySnapshot, _ after: ActivitySnapshot, _ thresholds: ValidationThresholds
    ) -> [(oid: UInt32, table: ActivitySnapshot.Table, scans: (sequential: Int, index: Int))] {
        var found:
            [(oid: UInt32, table: ActivitySnapshot.Table, scans: (sequential: Int, index: Int))] =
                []
        for (oid, table) in after.tables where table.rows >= thresholds.largeTableRows {
            guard let earlier = before.tables[oid], earlier.indexScans > earlier.sequentialScans
            else { continue }
            let sequential = table.sequentialScans - earlier.sequentialScans
            let index = max(table.indexScans - earlier.indexScans, 0)
            if sequential >= thresholds.sequentialScans, sequential > index {
                found.append((oid, table, (sequential, index)))
            }
        }
        return found.sorted { ($1.table.rows, $0.table.name) < ($0.table.rows, $1.table.name) }
    }
}

extension ActivitySnapshot.Index {
    /// Whether it can take the place of another one: of the same columns, or of more behind them.
    fileprivate func serves(_ other: ActivitySnapshot.Index) -> Bool {
        if definition == other.definition { return true }
        guard other.definition.hasSuffix(")") else { return false }
        return definition.hasPrefix(other.definition.dropLast() + ",")
    }
}
