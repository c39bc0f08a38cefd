/// Applied migrations have other files now, or none; exit code 5.
package struct ChangedFilesError: Failure, Equatable {
    /// Those whose file differs from the one that was applied.
    package let changed: [MigrationInventory.Entry]
    /// Those whose file is gone.
    package let missing: [MigrationInventory.Entry]

    /// Whether there are none.
    var isEmpty: Bool { changed.isEmpty && missing.isEmpty }

    package var exitCode: ExitCode { .refused }

    package var message: String {
        switch (changed.count, missing.count) {
        case (0, 1): "the file of migration \(missing[0].version), which is applied, is gone"
        case (0, _): "the files of \(missing.count) applied migrations are gone"
        case (1, 0): "migration \(changed[0].version) was changed after it was applied"
        case (_, 0): "\(changed.count) migrations were changed after they were applied"
        default:
            "applied migrations have other files now: \(changed.count) changed, \(missing.count) missing"
        }
    }

    package var details: [String] {
        changed.map { "changed: \($0.file?.fileName ?? $0.version.text)" }
            + missing.map { "missing: \($0.version) \($0.row?.name ?? "")" }
    }

    package var remedy: String? {
        let options = [("--allow-changed", changed), ("--allow-missing", missing)]
            .filter { !$0.1.isEmpty }.map(\.0).joined(separator: " ")
        return "put back what was applied, accept what is there with `jsmigrate repair`, or go on"
            + " this once with \(options)"
    }
}
