/// How much `down` rolls back.
package enum DownScope: Sendable, Equatable {
    /// The given number of highest applied versions.
    case steps(Int)
    /// All applied versions above this one; zero is everything.
    case to(VersionReference)
    /// Everything.
    case all
}

extension MigrationPlan {
    /// Plans the roll back of what is applied, highest version first.
    ///
    /// A rollback that failed with part of its work durable has left a row `down`, `failed`; it is
    /// planned again. `--to 0` is everything, also where a file has the number 0.
    /// - Throws: `UnknownVersionError` when the version to go to is not known;
    ///   `MissingFilesError` when the file of a planned migration is gone.
    package static func down(
        _ inventory: MigrationInventory, scope: DownScope = .steps(1)
    ) throws -> MigrationPlan {
        var entries = inventory.entries.reversed().filter { $0.canBeRolledBack }
        switch scope {
        case .all: break
        case .steps(let count): entries = Array(entries.prefix(max(0, count)))
        case .to(let reference) where reference.isZero: break
        case .to(let reference):
            let kept = try reference.resolve(in: inventory)
            entries.removeAll { $0.version <= kept }
        }
        let missing = entries.filter { $0.file == nil }.compactMap(\.row)
        guard missing.isEmpty else { throw MissingFilesError(rows: missing) }
        let steps = entries.compactMap { entry in
            entry.file.map { MigrationStep(file: $0, row: entry.row, direction: .down) }
        }
        return MigrationPlan(direction: .down, steps: steps)
    }
}

extension MigrationInventory.Entry {
    /// Whether something of the migration is in the database that `down` would take away.
    fileprivate var canBeRolledBack: Bool {
        isApplied && !isArchived || row?.direction == .down && row?.status == .failed
    }
}
