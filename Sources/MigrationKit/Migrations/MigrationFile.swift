/// A migration as the folder holds it: one file, or the two of an up and down pair.
package struct MigrationFile: Sendable, Equatable {
    /// The version, with a suffix when it is not the first of its number.
    package let version: MigrationVersion

    /// The file name's part behind the number, without `.up` and extension.
    package let name: String

    /// The file name, of the `.up.` one in a pair.
    package let fileName: String

    /// The path of the file, of the `.up.` one in a pair.
    package let path: String

    /// What the file is written in.
    package let language: MigrationLanguage

    /// The path of the `.down.` file, `nil` when the migration is a single file.
    package let downPath: String?

    /// Creates a migration file.
    package init(
        version: MigrationVersion, name: String, fileName: String, path: String,
        language: MigrationLanguage, downPath: String? = nil
    ) {
        self.version = version
        self.name = name
        self.fileName = fileName
        self.path = path
        self.language = language
        self.downPath = downPath
    }

    /// The path of the file that is run in a direction.
    package func path(for direction: MigrationDirection) -> String {
        direction == .down ? downPath ?? path : path
    }

    /// The name of the file that is run in a direction.
    package func fileName(for direction: MigrationDirection) -> String {
        guard direction == .down, let downPath else { return fileName }
        return downPath.split(separator: "/").last.map(String.init) ?? downPath
    }

    /// The extension of the file, without its dot.
    package var fileExtension: String {
        fileName.lastIndex(of: ".").map { String(fileName[fileName.index(after: $0)...]) } ?? ""
    }
}
