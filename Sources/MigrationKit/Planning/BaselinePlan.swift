/// Which migrations `baseline VERSION` marks as applied: those up to it that are not applied yet.
package struct BaselinePlan: Sendable, Equatable {
    /// The version up to which everything counts as applied, itself included.
    package let version: MigrationVersion
    /// What is marked, lowest version first.
    package let entries: [MigrationInventory.Entry]
    /// How many up to the version are applied already, and left alone.
    package let appliedCount: Int

    /// Makes the plan.
    ///
    /// - Throws: `UnknownVersionError` for a version that is not known, `UnsettledError` where a
    ///   migration was left in a state that only people can settle.
    package init(upTo reference: VersionReference, in inventory: MigrationInventory) throws {
        version = try reference.resolve(in: inventory)
        try SettlementPlan(inventory.entries.compactMap(\.row)).check()
        let limit = version
        let below = inventory.entries.filter { $0.version <= limit }
        entries = below.filter { !$0.isApplied && $0.file != nil }
        appliedCount = below.count(where: \.isApplied)
        // A failure that has left something behind says so in its row, which would be lost.
        let open = entries.compactMap(Repair.ofRow).filter { $0.action == .needsDecision }
        guard open.isEmpty else { throw UndecidedError(repairs: open) }
    }

    /// The document of `baseline --json`.
    ///
    /// - Parameter isDone: whether it was carried out.
    package func json(isDone: Bool) -> JSON {
        .object([
            ("version", .string(version.text)),
            (
                "marked",
                .array(
                    entries.map { entry in
                        .object([
                            ("version", .string(entry.version.text)),
                            ("name", .string(entry.trackedName)),
                            ("file", JSON(entry.file?.fileName)),
                        ])
                    })
            ),
            ("applied_before", .integer(appliedCount)), ("done", .bool(isDone)),
        ])
    }

    /// The plan for people, a line for each migration.
    package var text: String {
        entries.map { "\($0.version) \($0.trackedName) → applied, without running it\n" }.joined()
            + (appliedCount > 0 ? "\(appliedCount) applied already, left alone\n" : "")
    }
}

extension MigrationInventory.Entry {
    /// The tracked name, else the file's.
    package var trackedName: String { row?.name ?? file?.name ?? "" }
}

/// Migrations failed with a part of them in the database, and only people know what is true; exit
/// code 5.
package struct UndecidedError: Failure, Equatable {
    /// What `repair` finds, lowest version first.
    package let repairs: [Repair]

    package var exitCode: ExitCode { .refused }

    package var message: String {
        "what is true of \(repairs.map(\.entry.version.text).joined(separator: ", ")) is for you to"
            + " say"
    }

    package var details: [String] {
        repairs.map { "\($0.entry.version) \($0.name): \($0.problem)" }
    }

    package var remedy: String? {
        "look at what is in the database, then run `jsmigrate repair VERSION --applied` or"
            + " `--pending`"
    }
}
