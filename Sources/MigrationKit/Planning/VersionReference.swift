/// A version as people name it on the command line: with any zero-padding, or by the file's name.
package struct VersionReference: Sendable, Equatable {
    /// What was written.
    package let text: String

    /// Creates a reference from what was written.
    package init(_ text: String) { self.text = text }

    /// Whether the number zero was written, which `down --to` takes for "everything".
    package var isZero: Bool { MigrationVersion(stored: text).isZero }

    /// Finds the version that is meant.
    ///
    /// A bare number that several files share means the last of them, so that `--to 3` includes
    /// or keeps all of number 3; the others are named by `003~second-name` or their file.
    /// - Throws: `UnknownVersionError` when neither a file nor a row has it.
    package func resolve(
        in inventory: MigrationInventory
    ) throws(UnknownVersionError) -> MigrationVersion {
        let entries = inventory.entries
        if let entry = entries.first(where: { isName(of: $0.file) }) { return entry.version }
        let wanted = MigrationVersion(stored: NumberedName.pointInTime(text) ?? text)
        let found = entries.last {
            $0.version == wanted
                || wanted.suffix.isEmpty && wanted.magnitude != nil
                    && $0.version.magnitude == wanted.magnitude
        }
        guard let found else {
            throw UnknownVersionError(text: text, known: Self.range(of: entries))
        }
        return found.version
    }

    /// Whether the text is the file's name, with or without extension, folder, or `.up`.
    private func isName(of file: MigrationFile?) -> Bool {
        guard let file else { return false }
        let stem = file.fileName.dropLast(file.fileExtension.utf8.count + 1)
        var names = [file.path, file.fileName, String(stem)]
        if stem.hasSuffix(".up") { names.append(String(stem.dropLast(3))) }
        if let downPath = file.downPath {
            names += [downPath, String(downPath.split(separator: "/").last ?? "")]
        }
        return names.contains(text)
    }

    private static func range(
        of entries: [MigrationInventory.Entry]
    ) -> ClosedRange<MigrationVersion>? {
        guard let first = entries.first, let last = entries.last else { return nil }
        return first.version...last.version
    }
}
