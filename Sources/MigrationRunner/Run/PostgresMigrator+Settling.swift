import MigrationKit
import Postgres

/// What a run puts right of what earlier ones have left.
extension PostgresMigrator {
    /// The rows after what a crash left is settled.
    func settle(
        _ rows: [MigrationRow], of store: MigrationStore, _ files: [MigrationFile]
    ) throws(RunEnd) -> [MigrationRow] {
        let settlement = SettlementPlan(rows)
        guard !settlement.settlements.isEmpty else { return rows }
        noteInterruptions(settlement, in: store, files)
        do throws(UnsettledError) { try settlement.check() } catch { throw .failed(error) }
        for each in settlement.settlements {
            reporter.report(.warning(each.message, version: each.row.version))
            try store.settle(each, on: idleConnection)
        }
        return try store.rows(on: idleConnection)
    }

    /// Tells the history of the attempts that a crash cut off.
    func noteInterruptions(
        _ settlement: SettlementPlan, in store: MigrationStore, _ files: [MigrationFile]
    ) {
        for row in settlement.settlements.map(\.row) where row.isInterrupted {
            let file = files.first { $0.version == row.version }?.fileName(for: row.direction)
            let sql = store.ledger.history.interruptionSQL(of: row, file: file ?? row.version.text)
            if let error = idleConnection.reply(to: .simple(sql), isInterruptible: false).error {
                reporter.report(
                    .warning(
                        "the history could not be written: \(error.message)", version: row.version))
            }
        }
    }

    /// Rows of the old runner have no checksums; they get those of their files as they are now.
    func addChecksums(
        _ inventory: MigrationInventory, to store: MigrationStore
    ) throws(RunEnd) {
        let checksums = inventory.entries.compactMap {
            entry -> (version: String, checksum: String)? in
            guard entry.lacksChecksum, let row = entry.row, let file = entry.file,
                let checksum = FileChecksum.of(file.path)
            else { return nil }
            return (row.version.text, checksum)
        }
        try store.addChecksums(checksums, on: idleConnection)
    }
}

extension MigrationInventory.Entry {
    /// Whether it is applied, its file is there, and the row does not tell its checksum.
    var lacksChecksum: Bool {
        isApplied && file != nil && row?.checksum == nil
    }
}
