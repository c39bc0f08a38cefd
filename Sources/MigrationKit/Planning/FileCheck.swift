/// What became of the files of applied migrations since they were applied.
package struct FileCheck: Sendable, Equatable {
    /// Applied, and the file differs from the one that was applied.
    package let changed: [MigrationInventory.Entry]
    /// Applied, and the file is gone.
    package let missing: [MigrationInventory.Entry]
    /// Applied, and project files that the migration imports differ from those of then.
    package let importsChanged: [MigrationInventory.Entry]

    /// Compares the applied migrations with their files; rows that tell no checksum are taken on trust.
    ///
    /// - Parameters:
    ///   - checksum: returns the checksum of a file, nil where it is not known.
    ///   - imports: returns the checksum of the files that a row says were imported, nil where it
    ///     tells none.
    package init(
        _ inventory: MigrationInventory, checksum: (MigrationFile) -> String?,
        imports: (MigrationFile, MigrationRow) -> String?
    ) {
        var changed: [MigrationInventory.Entry] = []
        var missing: [MigrationInventory.Entry] = []
        var importsChanged: [MigrationInventory.Entry] = []
        for entry in inventory.entries where entry.isApplied {
            guard let row = entry.row else { continue }
            guard let file = entry.file else {
                if !entry.isArchived { missing.append(entry) }
                continue
            }
            if let recorded = row.checksum, let now = checksum(file), recorded != now {
                changed.append(entry)
            }
            if let recorded = row.checksumImports, let now = imports(file, row), recorded != now {
                importsChanged.append(entry)
            }
        }
        self.changed = changed
        self.missing = missing
        self.importsChanged = importsChanged
    }

    private init(
        changed: [MigrationInventory.Entry], missing: [MigrationInventory.Entry],
        importsChanged: [MigrationInventory.Entry]
    ) {
        self.changed = changed
        self.missing = missing
        self.importsChanged = importsChanged
    }

    /// What was found of these versions.
    package func limited(to versions: [MigrationVersion]) -> FileCheck {
        func chosen(_ entries: [MigrationInventory.Entry]) -> [MigrationInventory.Entry] {
            entries.filter { versions.contains($0.version) }
        }
        return FileCheck(
            changed: chosen(changed), missing: chosen(missing),
            importsChanged: chosen(importsChanged))
    }

    /// Refuses to apply anything on top of what is not known any more.
    ///
    /// - Throws: `ChangedFilesError` naming all that is changed or missing and not allowed.
    package func check(
        allowingChanged allowsChanged: Bool, allowingMissing allowsMissing: Bool
    ) throws(ChangedFilesError) {
        let refused = ChangedFilesError(
            changed: allowsChanged ? [] : changed, missing: allowsMissing ? [] : missing)
        guard refused.isEmpty else { throw refused }
    }

    /// What people are told of what stops nothing.
    package var warnings: [String] {
        [
            Self.warning(
                changed, "not the file that was applied: it was changed",
                "not the files that were applied: they were changed"),
            Self.warning(
                missing, "applied, and its file is gone", "applied, and their files are gone"),
            Self.warning(
                importsChanged, "applied, and a file that it imports has changed since",
                "applied, and files that they import have changed since"),
        ].compactMap(\.self)
    }

    private static func warning(
        _ entries: [MigrationInventory.Entry], _ one: String, _ many: String
    ) -> String? {
        switch entries.count {
        case 0: nil
        case 1: "migration \(entries[0].version) is \(one)"
        default: "migrations \(entries.map(\.version.text).joined(separator: ", ")) are \(many)"
        }
    }
}
