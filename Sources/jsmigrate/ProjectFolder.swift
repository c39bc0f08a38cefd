import Filesystem
import MigrationKit

/// Where a project keeps its migrations.
enum ProjectFolder {
    /// Looks for a folder in the working directory, then upward to the nearest package.json.
    ///
    /// - Throws: a failure of exit code 5 that says where it was looked for.
    static func find(_ name: String) throws(GeneralFailure) -> String {
        let start = Filesystem.currentDirectory
        var looked: [String] = []
        for base in candidates(from: start) {
            let path = Filesystem.absolute(name, relativeTo: base)
            if looked.last == path { continue }
            looked.append(path)
            guard Filesystem.isDirectory(path) else { continue }
            return (try? Filesystem.realPath(path)) ?? path
        }
        throw GeneralFailure.configuration(
            "there is no folder \(name)", details: looked.map { "looked for \($0)" },
            remedy: "run jsmigrate in the project's folder, or name the folder with --dir")
    }

    /// The folders in which a project's things are looked for: the working directory, then upward to
    /// the nearest package.json.
    static func candidates(from start: String) -> [String] {
        var bases = [start]
        var base = start
        while !Filesystem.exists("\(base)/package.json"), base != "/" {
            base = Filesystem.parent(of: base) ?? "/"
            bases.append(base)
        }
        // With no package.json anywhere, only the working directory counts.
        return Filesystem.exists("\(base)/package.json") ? bases : [start]
    }
}
