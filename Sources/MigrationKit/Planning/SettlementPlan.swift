/// What the next command makes of the rows that earlier runs left behind, before it does
/// anything else.
///
/// The rules are those of "How a row moves": `running` with nothing durable means that nothing
/// happened; with durable progress somebody must look; `failed` is settled. Rows of the old
/// runner carry no progress: its `failed` ones are run again with a warning, its `running` ones
/// stop.
package struct SettlementPlan: Sendable, Equatable {
    /// The rows that need something done, lowest version first.
    package let settlements: [Settlement]

    /// Finds what must be done about the rows.
    package init(_ rows: [MigrationRow]) {
        settlements = rows.sorted { $0.version < $1.version }.compactMap { row in
            Settlement.Action(for: row).map { Settlement(row: row, action: $0) }
        }
    }

    /// The rows that the command stops for.
    package var unsettled: [Settlement] {
        settlements.filter { if case .stop = $0.action { true } else { false } }
    }

    /// Stops when there is a row that somebody must look at.
    /// - Throws: `UnsettledError` naming all such rows.
    package func check() throws(UnsettledError) {
        let unsettled = unsettled
        guard unsettled.isEmpty else { throw UnsettledError(settlements: unsettled) }
    }
}

/// A row that an earlier run left, and what is done about it.
package struct Settlement: Sendable, Equatable {
    /// What is done about a row.
    package enum Action: Sendable, Equatable {
        /// The application was cut off before anything was durable: the row becomes `pending`.
        case becomesPending
        /// The rollback was cut off before anything was durable: the row becomes `up`,
        /// `completed` again.
        case becomesApplied
        /// The old runner failed here; it is run again, with a warning.
        case runsAgain
        /// The command stops: what is in the database must be looked at.
        case stop(StopReason)
    }

    /// Why a command stops for a row.
    package enum StopReason: Sendable, Equatable {
        /// The run was cut off after part of its work was durable, or may have been.
        case progress(MigrationProgress)
        /// The old runner was cut off, or is running now.
        case oldRunner
    }

    /// The row.
    package let row: MigrationRow

    /// What is done about it.
    package let action: Action

    /// What people are told, in one sentence.
    package var message: String {
        let subject = "\(row.version) \(row.name)"
        switch action {
        case .becomesPending:
            return "\(subject) was cut off before anything was done; it is pending"
        case .becomesApplied:
            return "the rollback of \(subject) was cut off before anything was done; it is applied"
        case .runsAgain:
            return "\(subject) failed under the old runner; what it did before is not known, "
                + "it is run again"
        case .stop(.oldRunner):
            return "\(subject) is marked as running by the old runner; what it did is not known"
        case .stop(.progress(let progress)):
            return "\(row.direction == .up ? subject : "the rollback of \(subject)") was cut off; "
                + progress.account
        }
    }
}

extension Settlement.Action {
    /// Finds what must be done about a row, `nil` when it is settled.
    fileprivate init?(for row: MigrationRow) {
        switch (row.status, row.isOfOldRunner) {
        case (.failed, true): self = .runsAgain
        case (.running, true): self = .stop(.oldRunner)
        case (.running, false):
            if let progress = row.progress, progress.mayHaveEffects {
                self = .stop(.progress(progress))
            } else {
                self = row.direction == .up ? .becomesPending : .becomesApplied
            }
        default: return nil
        }
    }
}
