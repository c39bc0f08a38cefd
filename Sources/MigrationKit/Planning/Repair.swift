/// One migration that is put in order.
package struct Repair: Sendable, Equatable {
    /// What is done about a migration.
    package enum Action: String, Sendable {
        /// Nothing of it is in the database: it becomes pending.
        case becomesPending = "pending"
        /// Its rollback did nothing: it is applied as before.
        case becomesApplied = "applied"
        /// The file that is there is the one that counts.
        case acceptFile = "accept"
        /// The file is gone for good: the row stays, and is not missed any more.
        case archive = "archive"
        /// People said that it is applied.
        case declareApplied = "declare-applied"
        /// People said that it is not.
        case declarePending = "declare-pending"
        /// Only people can know what is true.
        case needsDecision = "needs-decision"
    }

    /// The migration.
    package let entry: MigrationInventory.Entry
    /// What is wrong with it.
    package let problem: String
    /// What is done about it.
    package let action: Action

    /// The tracked name, else the file's.
    package var name: String { entry.row?.name ?? entry.file?.name ?? "" }

    /// The ways out of a decision, a line each.
    static func choices(_ version: String) -> String {
        """
            jsmigrate repair \(version) --applied    if all that it does is in the database
            jsmigrate repair \(version) --pending    if nothing of it is; `up` runs it again

        """
    }

    /// What is wrong with a row that a run left.
    static func ofRow(_ entry: MigrationInventory.Entry) -> Repair? {
        guard let row = entry.row, row.status == .running || row.status == .failed else {
            return nil
        }
        let isKnown = !(row.isOfOldRunner && row.status == .running)
        guard isKnown, row.unfinishedProgress == nil else {
            return Repair(entry: entry, problem: account(of: entry), action: .needsDecision)
        }
        let isRollback = row.direction == .down && row.status == .running
        return Repair(
            entry: entry, problem: account(of: entry),
            action: isRollback ? .becomesApplied : .becomesPending)
    }

    /// What is wrong with the file of an applied migration.
    static func ofFiles(_ entry: MigrationInventory.Entry, check: FileCheck) -> Repair? {
        if check.missing.contains(entry) {
            return Repair(entry: entry, problem: "its file is gone", action: .archive)
        }
        if check.changed.contains(entry) {
            return Repair(entry: entry, problem: "its file was changed", action: .acceptFile)
        }
        if check.importsChanged.contains(entry) {
            return Repair(
                entry: entry, problem: "a file that it imports was changed", action: .acceptFile)
        }
        return nil
    }

    /// The state of a migration in words.
    static func account(of entry: MigrationInventory.Entry) -> String {
        guard let row = entry.row else { return "it is pending" }
        let subject = row.direction == .up ? "it" : "its rollback"
        switch row.status {
        case .pending: return "it is pending"
        case .completed: return entry.isApplied ? "it is applied" : "it is pending"
        case .running where row.isOfOldRunner:
            return "\(subject) is marked as running by the old runner; what it did is not known"
        case .running:
            let account = row.unfinishedProgress?.account ?? "nothing was done"
            return "\(subject) was cut off; \(account)"
        case .failed where row.isOfOldRunner:
            return "\(subject) failed under the old runner; what it did is not known"
        case .failed:
            let account = row.unfinishedProgress?.account ?? "nothing of it is in the database"
            return "\(subject) failed; \(account)"
        }
    }
}

extension Repair.Action {
    /// What becomes of the migration, in words.
    var outcome: String {
        switch self {
        case .becomesPending, .declarePending: "pending"
        case .becomesApplied, .declareApplied: "applied"
        case .acceptFile: "what is there now is recorded as what was applied"
        case .archive: "archived: it stays applied, and its file is not missed any more"
        case .needsDecision: "say what is true:"
        }
    }
}
