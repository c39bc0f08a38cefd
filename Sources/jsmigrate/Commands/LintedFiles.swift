import Filesystem
import MigrationKit

/// The migrations that are linted, and those that are applied already.
struct LintedFiles {
    /// The migrations, each once, in the order of their versions.
    let files: [MigrationFile]
    /// Those that are applied already.
    let applied: [MigrationFile]

    /// Takes migrations that are known.
    init(files: [MigrationFile], applied: [MigrationFile]) {
        self.files = files
        self.applied = applied
    }

    /// Takes the migrations of a folder, those that cannot be read among them.
    init(_ listing: MigrationDirectory) {
        files = Self.sorted(
            listing.files
                + listing.unreadable.compactMap { file in
                    MigrationLanguage(extension: Self.ending(of: file.fileName)).map {
                        Self.alone(
                            file.fileName, at: "\(listing.path)/\(file.fileName)",
                            version: file.version, language: $0)
                    }
                })
        applied = []
    }

    /// Finds the migrations; a folder stands for all that it holds, and the other file of an up and down pair is
    /// found beside its own. Those of lower versions in the same folders are taken for applied.
    ///
    /// - Throws: a failure of exit code 5 where there is no such file, or it is in no language that is known.
    init(_ names: [String]) throws(GeneralFailure) {
        var folders = MigrationFolders()
        var files: [MigrationFile] = []
        var paths: Set<String> = []
        // The highest version that is named of each folder.
        var latest: [String: MigrationVersion] = [:]
        for name in names {
            let found = try Self.files(name, in: &folders)
            for file in found.files where paths.insert(file.path).inserted { files.append(file) }
            if let folder = found.folder, let version = found.files.first?.version {
                latest[folder] = max(latest[folder] ?? version, version)
            }
        }
        self.files = Self.sorted(files)
        applied = Self.sorted(
            latest.sorted { $0.key < $1.key }.flatMap { path, version in
                folders.folder(at: path).files.filter {
                    $0.version < version && !paths.contains($0.path)
                }
            })
    }

    private static func sorted(_ files: [MigrationFile]) -> [MigrationFile] {
        files.enumerated()
            .sorted { ($0.element.version, $0.offset) < ($1.element.version, $1.offset) }
            .map(\.element)
    }

    /// Finds the migration of a file, and the folder that has those before it; a link that leads nowhere is a file.
    private static func files(
        _ name: String, in folders: inout MigrationFolders
    ) throws(GeneralFailure) -> (files: [MigrationFile], folder: String?) {
        let absolute = Filesystem.absolute(name, relativeTo: Filesystem.currentDirectory)
        guard (try? Filesystem.status(of: absolute, followingLinks: false)) != nil else {
            throw .configuration("there is no file \(name)")
        }
        let path = (try? Filesystem.realPath(absolute)) ?? absolute
        let base = path.split(separator: "/").last.map(String.init) ?? path
        let language =
            base.contains(".") ? MigrationLanguage(extension: ending(of: base)) : nil
        if language == nil, Filesystem.isDirectory(path) {
            return (folders.folder(at: path).files, nil)
        }
        if let folder = Filesystem.parent(of: path) {
            if let file = folders.folder(at: folder).file(at: path) { return ([file], folder) }
            // What a folder's listing passes over, such as a link that leads nowhere.
            if !Filesystem.isFile(path),
                let file = MigrationFolders.Folder(
                    MigrationFolders.migrations(in: folder, and: base)
                ).file(at: path)
            {
                return ([file], folder)
            }
        }
        guard let language else {
            throw .configuration("\(name) is no migration: its ending is not known")
        }
        let version = MigrationVersion(stored: base)
        return ([alone(base, at: path, version: version, language: language)], nil)
    }

    private static func ending(of name: String) -> String {
        name.split(separator: ".").last.map(String.init) ?? ""
    }

    /// A file that no listing of a folder has taken for a migration.
    private static func alone(
        _ name: String, at path: String, version: MigrationVersion, language: MigrationLanguage
    ) -> MigrationFile {
        MigrationFile(
            version: version, name: name, fileName: name, path: path, language: language)
    }

    /// A path as people are told of it: relative to the working directory where it is below it.
    static func name(of path: String) -> String {
        let current = (try? Filesystem.realPath(Filesystem.currentDirectory)) ?? ""
        return path.hasPrefix(current + "/") ? String(path.dropFirst(current.count + 1)) : path
    }
}
