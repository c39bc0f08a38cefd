/// What `repair` does: how each migration that is not as it should be is put in order.
package struct RepairPlan: Sendable, Equatable {
    /// What is done, lowest version first.
    package let repairs: [Repair]

    /// Finds what can be put in order without knowing more than the tables and the files tell.
    package init(_ inventory: MigrationInventory, check: FileCheck) {
        repairs = inventory.entries.compactMap { entry in
            Repair.ofRow(entry) ?? Repair.ofFiles(entry, check: check)
        }
    }

    private init(_ repairs: [Repair]) { self.repairs = repairs }

    /// Says of one migration what is true, which only people can know.
    ///
    /// - Returns: no repair where the table says so already.
    /// - Throws: `UnknownVersionError` when the version is not known.
    package static func deciding(
        _ reference: VersionReference, isApplied: Bool, in inventory: MigrationInventory
    ) throws(UnknownVersionError) -> RepairPlan {
        let version = try reference.resolve(in: inventory)
        guard let entry = inventory.entries.first(where: { $0.version == version }),
            isApplied ? !entry.isApplied : !entry.isPending
        else { return RepairPlan([]) }
        return RepairPlan([
            Repair(
                entry: entry, problem: Repair.account(of: entry),
                action: isApplied ? .declareApplied : .declarePending)
        ])
    }

    /// Those that are done.
    package var decided: [Repair] { repairs.filter { $0.action != .needsDecision } }

    /// Those of which only people know what is true.
    package var undecided: [Repair] { repairs.filter { $0.action == .needsDecision } }

    /// The document of `repair --json`.
    package var json: JSON {
        .object([
            (
                "repairs",
                .array(
                    repairs.map { repair in
                        .object([
                            ("version", .string(repair.entry.version.text)),
                            ("name", .string(repair.name)), ("problem", .string(repair.problem)),
                            ("action", .string(repair.action.rawValue)),
                        ])
                    })
            )
        ])
    }

    /// The plan for people, a line for each repair; a decision that is needed with its choices.
    package var text: String {
        repairs.map { repair in
            let version = repair.entry.version.text
            let line = "\(version) \(repair.name): \(repair.problem) → \(repair.action.outcome)\n"
            guard repair.action == .needsDecision else { return line }
            return line + Repair.choices(version)
        }.joined()
    }
}

extension MigrationInventory.Entry {
    /// Whether nothing says that anything of it was done.
    fileprivate var isPending: Bool {
        switch row?.status {
        case nil, .pending: true
        case .completed: !isApplied
        case .running, .failed: false
        }
    }
}
