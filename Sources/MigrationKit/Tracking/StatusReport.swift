/// Every migration and its state: the answer of `status`.
package struct StatusReport: Sendable, Equatable {
    /// The migrations, lowest version first.
    package let migrations: [MigrationStatus]

    /// Whether the schema still is what the last run left; nil where nobody looked.
    package var schema: SchemaState?

    /// Determines the state of every migration.
    ///
    /// A row that is neither applied, running nor failed and whose file is gone is not shown:
    /// nothing of it is left.
    /// - Parameters:
    ///   - inventory: The files and rows.
    ///   - checksum: Returns the SHA-256 of a file in hexadecimal, `nil` when it is not known; it
    ///     is called for files that are there and whose state or line depends on it.
    package init(_ inventory: MigrationInventory, checksum: (MigrationFile) -> String?) {
        migrations = inventory.entries.compactMap { entry in
            let fileChecksum = entry.file.flatMap(checksum)
            guard
                let state = Self.state(
                    of: entry, checksum: fileChecksum, highestApplied: inventory.highestApplied)
            else { return nil }
            return MigrationStatus(
                version: entry.version, name: entry.row?.name ?? entry.file?.name ?? "",
                file: entry.file?.fileName, state: state,
                appliedAt: entry.isApplied ? entry.row?.completedAt : nil,
                durationMilliseconds: state.isPendingAnew ? nil : entry.row?.durationMilliseconds,
                checksum: entry.isApplied ? entry.row?.checksum ?? fileChecksum : fileChecksum,
                error: entry.row?.error, direction: entry.row?.direction ?? .up,
                progress: entry.row?.unfinishedProgress,
                needsDecision: Repair.ofRow(entry)?.action == .needsDecision)
        }
    }

    /// How many migrations are in each state; states that none is in count zero.
    package var summary: [(state: MigrationState, count: Int)] {
        MigrationState.allCases.map { state in
            (state, migrations.count { $0.state == state })
        }
    }

    /// Whether `up` would have something to run.
    package var hasPending: Bool { migrations.contains(where: \.state.isPending) }

    /// The document of `status --json`.
    package var json: JSON {
        .object(
            [
                ("migrations", .array(migrations.map(\.json))),
                ("summary", .object(summary.map { ($0.state.rawValue, .integer($0.count)) })),
            ] + (schema.map { [("schema", $0.json)] } ?? []))
    }

    private static func state(
        of entry: MigrationInventory.Entry, checksum: String?, highestApplied: MigrationVersion?
    ) -> MigrationState? {
        switch entry.row?.status {
        case .running: return .running
        case .failed: return .failed
        case .completed where entry.isApplied:
            guard entry.file != nil else { return entry.isArchived ? .applied : .missing }
            guard let recorded = entry.row?.checksum, let checksum else { return .applied }
            return recorded == checksum ? .applied : .changed
        case .completed, .pending, nil:
            guard entry.file != nil else { return nil }
            guard let highestApplied, entry.version < highestApplied else { return .pending }
            return .outOfOrder
        }
    }
}
