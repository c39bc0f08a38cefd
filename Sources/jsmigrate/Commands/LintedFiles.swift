import Filesystem
import MigrationKit

/// The migrations that a command line names by their files.
struct LintedFiles {
    /// The migrations, each once, in the order of their versions.
    let files: [MigrationFile]

    /// Finds the migrations; the other file of an up and down pair is found beside its own.
    ///
    /// - Throws: a failure of exit code 5 where there is no such file, or it is in no language that is known.
    init(_ names: [String]) throws(GeneralFailure) {
        var files: [MigrationFile] = []
        for name in names {
            let file = try Self.file(name)
            if !files.contains(file) { files.append(file) }
        }
        self.files = files.enumerated()
            .sorted { ($0.element.version, $0.offset) < ($1.element.version, $1.offset) }
            .map(\.element)
    }

    private static func file(_ name: String) throws(GeneralFailure) -> MigrationFile {
        let absolute = Filesystem.absolute(name, relativeTo: Filesystem.currentDirectory)
        guard Filesystem.isFile(absolute), let path = try? Filesystem.realPath(absolute),
            let folder = Filesystem.parent(of: path)
        else { throw .configuration("there is no file \(name)") }
        let names = ((try? Filesystem.entries(of: folder)) ?? []).map(\.name)
        let listing = try? MigrationDirectory.read(
            names: names, at: folder, allowingDuplicates: true)
        if let file = listing?.files.first(where: { $0.path == path || $0.downPath == path }) {
            return file
        }
        let base = path.split(separator: "/").last.map(String.init) ?? path
        let ending = base.split(separator: ".").last ?? ""
        guard let language = MigrationLanguage(extension: ending) else {
            throw .configuration("\(name) is no migration: its ending is not known")
        }
        return MigrationFile(
            version: MigrationVersion(stored: base), name: base, fileName: base, path: path,
            language: language)
    }

    /// A path as people are told of it: relative to the working directory where it is below it.
    static func name(of path: String) -> String {
        let current = (try? Filesystem.realPath(Filesystem.currentDirectory)) ?? ""
        return path.hasPrefix(current + "/") ? String(path.dropFirst(current.count + 1)) : path
    }
}
