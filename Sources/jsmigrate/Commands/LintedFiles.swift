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

    /// Finds the migrations; the other file of an up and down pair is found beside its own. Those of lower
    /// versions in the same folders are taken for applied.
    ///
    /// - Throws: a failure of exit code 5 where there is no such file, or it is in no language that is known.
    init(_ names: [String]) throws(GeneralFailure) {
        var files: [MigrationFile] = []
        var others: [MigrationFile] = []
        for name in names {
            let (file, neighbours) = try Self.file(name)
            if !files.contains(file) { files.append(file) }
            others += neighbours.filter { $0.version < file.version && !others.contains($0) }
        }
        self.files = Self.sorted(files)
        applied = Self.sorted(others.filter { !files.contains($0) })
    }

    private static func sorted(_ files: [MigrationFile]) -> [MigrationFile] {
        files.enumerated()
            .sorted { ($0.element.version, $0.offset) < ($1.element.version, $1.offset) }
            .map(\.element)
    }

    /// Finds the migration of a file, and all of its folder.
    private static func file(_ name: String) throws(GeneralFailure) -> (
        MigrationFile, neighbours: [MigrationFile]
    ) {
        let absolute = Filesystem.absolute(name, relativeTo: Filesystem.currentDirectory)
        guard Filesystem.isFile(absolute), let path = try? Filesystem.realPath(absolute),
            let folder = Filesystem.parent(of: path)
        else { throw .configuration("there is no file \(name)") }
        let names = ((try? Filesystem.entries(of: folder)) ?? []).map(\.name)
        let listing = try? MigrationDirectory.read(
            names: names, at: folder, allowingDuplicates: true)
        let files = listing?.files ?? []
        if let file = files.first(where: { $0.path == path || $0.downPath == path }) {
            return (file, files)
        }
        let base = path.split(separator: "/").last.map(String.init) ?? path
        let ending = base.split(separator: ".").last ?? ""
        guard let language = MigrationLanguage(extension: ending) else {
            throw .configuration("\(name) is no migration: its ending is not known")
        }
        let file = MigrationFile(
            version: MigrationVersion(stored: base), name: base, fileName: base, path: path,
            language: language)
        return (file, [])
    }

    /// A path as people are told of it: relative to the working directory where it is below it.
    static func name(of path: String) -> String {
        let current = (try? Filesystem.realPath(Filesystem.currentDirectory)) ?? ""
        return path.hasPrefix(current + "/") ? String(path.dropFirst(current.count + 1)) : path
    }
}
