import Filesystem

/// Where npm, pnpm and the system keep esbuild's executable.
enum EsbuildLocation {
    /// The first executable found; what npm links as `esbuild` may be a script for Node, which is none.
    static func find(in folders: [String], searchPath: String) -> String? {
        let installed = folders.flatMap { folder in names.map { "\(folder)/\($0)" } }
        let onPath = searchPath.split(separator: ":").map { "\($0)/esbuild" }
        return (installed + onPath).first(where: isProgram)
    }

    private static let names: [String] = {
        // The package of 0.16 and later, the one before, and the installed shim replaced by the program.
        let packages = ["@esbuild/linux-\(processor)", "esbuild-linux-\(oldProcessor)"]
        let holders = ["", ".pnpm/node_modules/", "esbuild/node_modules/", "tsx/node_modules/"]
        return holders.flatMap { holder in packages.map { "\(holder)\($0)/bin/esbuild" } }
            + ["esbuild/bin/esbuild"]
    }()

    #if arch(x86_64)
        private static let processor = "x64"
        private static let oldProcessor = "64"
    #elseif arch(arm64)
        private static let processor = "arm64"
        private static let oldProcessor = "arm64"
    #else
        private static let processor = "unknown"
        private static let oldProcessor = "unknown"
    #endif

    /// Whether it is a file to be executed, and no script for Node.
    private static func isProgram(_ path: String) -> Bool {
        guard Filesystem.isFile(path), (try? Filesystem.access(path, mode: 1)) != nil,
            let start = try? Filesystem.read(path, upTo: 128)
        else { return false }
        guard start.starts(with: "#!".utf8) else { return true }
        let line = String(decoding: start.prefix { $0 != 0x0A }, as: UTF8.self)
        return !line.split(whereSeparator: { $0 == "/" || $0 == " " }).contains("node")
    }
}
