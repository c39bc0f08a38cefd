/// The folder and the tracking table side by side: every version with its file and its row.
package struct MigrationInventory: Sendable, Equatable {
    /// One version, with what is known of it: a file, a row, or both.
    package struct Entry: Sendable, Equatable {
        /// The version as the file has it, else as the row has it.
        package let version: MigrationVersion
        /// The file, `nil` when it is gone.
        package let file: MigrationFile?
        /// The row, `nil` when the table has none.
        package let row: MigrationRow?

        /// Whether the row says that the migration is applied.
        package var isApplied: Bool { row?.isApplied == true }

        /// Whether it is applied and its file is gone for good, which `repair` was told.
        package var isArchived: Bool {
            isApplied && file == nil && row?.progress?.isArchived == true
        }
    }

    /// All versions, lowest first.
    package let entries: [Entry]

    /// The highest applied version, `nil` when none is.
    package let highestApplied: MigrationVersion?

    /// Puts files and rows together by number.
    ///
    /// Where the old runner left two rows of one number (`1` and `001`), the applied one counts.
    package init(files: [MigrationFile], rows: [MigrationRow]) {
        var rowsByVersion: [MigrationVersion: MigrationRow] = [:]
        for row in rows where rowsByVersion[row.version]?.isApplied != true {
            rowsByVersion[row.version] = row
        }
        var entries = files.map { file in
            Entry(
                version: file.version, file: file,
                row: rowsByVersion.removeValue(forKey: file.version))
        }
        entries += rowsByVersion.values.map { Entry(version: $0.version, file: nil, row: $0) }
        entries.sort { $0.version < $1.version }
        self.entries = entries
        highestApplied = entries.last(where: \.isApplied)?.version
    }
}
