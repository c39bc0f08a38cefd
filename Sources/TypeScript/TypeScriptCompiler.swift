import Filesystem

/// What turns TypeScript into JavaScript: a program of its own, or the compiler that runs in the engine.
package enum TypeScriptCompiler: Equatable, Sendable {
    /// The executable of esbuild.
    case esbuild(path: String)
    /// The `typescript.js` of the package `typescript`.
    case library(path: String)

    /// Finds the compiler for the files of a folder: esbuild in a `node_modules` above, esbuild on
    /// `PATH`, the package `typescript` in a `node_modules` above, Debian's.
    ///
    /// - Parameters:
    ///   - directory: the folder of the source, an absolute path.
    ///   - searchPath: the value of `PATH`.
    /// - Returns: nil where there is none.
    package static func find(
        for directory: String, searchPath: String,
        systemLibrary: String = "/usr/share/nodejs/typescript/lib/typescript.js"
    ) -> TypeScriptCompiler? {
        let folders = moduleFolders(above: directory)
        if let path = EsbuildLocation.find(in: folders, searchPath: searchPath) {
            return .esbuild(path: path)
        }
        let libraries = folders.map { "\($0)/typescript/lib/typescript.js" } + [systemLibrary]
        return libraries.first(where: Filesystem.isFile).map { .library(path: $0) }
    }

    /// The `node_modules` folders that Node would look into, nearest first.
    private static func moduleFolders(above directory: String) -> [String] {
        var folders: [String] = []
        var folder = directory
        while true {
            let candidate = "\(folder == "/" ? "" : folder)/node_modules"
            if Filesystem.isDirectory(candidate) { folders.append(candidate) }
            guard folder != "/", let parent = Filesystem.parent(of: folder) else { return folders }
            folder = parent
        }
    }

    /// Where the compiler is.
    package var path: String {
        switch self {
        case .esbuild(let path), .library(let path): path
        }
    }

    /// What tells this compiler from another, and from another version of itself: its path with the
    /// size and time of the file.
    package var identity: String {
        guard let status = try? Filesystem.status(of: path) else { return path }
        return "\(path) \(status.size) \(status.modificationTime)"
    }

    /// What to do where there is none.
    package static let remedy =
        "install esbuild (npm install --save-dev esbuild, or Debian's package esbuild), or the"
        + " compiler itself (npm install --save-dev typescript, or Debian's node-typescript)"
}
