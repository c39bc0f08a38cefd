/// What stands between a database and the migrations of a folder, for those who wait for it.
package struct PendingMigrations: Sendable, Equatable {
    /// The files that are to be applied, lowest version first.
    package let files: [String]
    /// The versions that are being run, or were when a crash ended their run.
    package let running: [String]
    /// Those whose last run failed, by the run that did.
    package let failures: [Failure]

    /// A migration that failed.
    package struct Failure: Sendable, Equatable {
        /// The version.
        package let version: String
        /// What it failed with.
        package let error: String
        /// The run, or when it began: what tells one failure from another.
        let run: String
    }

    /// Finds out what is pending.
    package init(_ inventory: MigrationInventory) {
        let entries = inventory.entries.filter { $0.file != nil && !$0.isApplied }
        files = entries.compactMap(\.file?.fileName)
        running = entries.filter { $0.row?.status == .running }.map(\.version.text)
        failures = entries.compactMap { entry in
            guard let row = entry.row, row.status == .failed else { return nil }
            return Failure(
                version: entry.version.text, error: row.error ?? "",
                run: row.runID ?? row.startedAt ?? "")
        }
    }

    /// Whether there is nothing to wait for.
    package var isEmpty: Bool { files.isEmpty }

    /// What failed since another look at them.
    package func failures(since earlier: PendingMigrations) -> [Failure] {
        failures.filter { !earlier.failures.contains($0) }
    }

    /// What is waited for, in one line.
    package var line: String {
        let names = files.prefix(3).joined(separator: ", ")
        let more = files.count > 3 ? " and \(files.count - 3) more" : ""
        let running =
            running.isEmpty
            ? "" : "; \(running.joined(separator: ", ")) \(isOrAre) recorded as running"
        let failed = failures.map { "; \($0.version) has failed before: \($0.error)" }.joined()
        return "waiting for \(names)\(more)\(running)\(failed)"
    }

    private var isOrAre: String { running.count == 1 ? "is" : "are" }
}
