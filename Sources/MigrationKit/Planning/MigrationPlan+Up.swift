/// How far `up` goes; with both limits, to the nearer one.
package struct UpScope: Sendable, Equatable {
    /// The last version to apply, `nil` for all.
    package var to: VersionReference?

    /// The most migrations to apply, `nil` for all.
    package var steps: Int?

    /// Creates a scope; without limits it is everything pending.
    package init(to: VersionReference? = nil, steps: Int? = nil) {
        self.to = to
        self.steps = steps
    }
}

extension MigrationPlan {
    /// Plans the application of what is pending, lowest version first.
    ///
    /// A failed migration is pending again. A running one is not planned: what a crash left is
    /// settled before (``SettlementPlan``).
    /// - Throws: `UnknownVersionError` when the version to go to is not known.
    package static func up(
        _ inventory: MigrationInventory, scope: UpScope = UpScope()
    ) throws(UnknownVersionError) -> MigrationPlan {
        let last = try scope.to?.resolve(in: inventory)
        var steps: [MigrationStep] = []
        for entry in inventory.entries {
            guard let file = entry.file, !entry.isApplied, entry.row?.status != .running else {
                continue
            }
            if let last, last < entry.version { break }
            let isOutOfOrder = inventory.highestApplied.map { entry.version < $0 } ?? false
            steps.append(
                MigrationStep(
                    file: file, row: entry.row, direction: .up, isOutOfOrder: isOutOfOrder))
        }
        return MigrationPlan(
            direction: .up, steps: Array(steps.prefix(max(0, scope.steps ?? steps.count))))
    }
}
