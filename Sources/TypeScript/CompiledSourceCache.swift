import Digest
import Filesystem

/// JavaScript that was compiled before, by what it was compiled from.
///
/// It lies in `$XDG_CACHE_HOME/jsmigrate/typescript`, else below `~/.cache` (XDG Base Directory
/// Specification 0.8). It only saves time: what cannot be read or written is compiled again.
package struct CompiledSourceCache: Sendable {
    /// The folder; nil where the environment names none.
    let folder: String?

    /// Finds the folder.
    ///
    /// - Parameter environment: the variables of the process.
    package init(environment: [String: String]) {
        // "All paths set in these environment variables must be absolute. […] consider the path invalid."
        func absolute(_ name: String) -> String? {
            environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        folder =
            (absolute("XDG_CACHE_HOME") ?? absolute("HOME").map { "\($0)/.cache" })
            .map { "\($0)/jsmigrate/typescript" }
    }

    /// What was stored under a description of everything that the result depends on.
    package func value(for description: String) -> String? {
        guard let path = path(for: description) else { return nil }
        return try? Filesystem.readText(path)
    }

    /// Stores a result: whole, or not at all.
    package func store(_ value: String, for description: String) {
        guard let folder, let path = path(for: description) else { return }
        let suffix = String(UInt64.random(in: 0 ... .max), radix: 36)
        let temporary = "\(path).\(suffix)"
        do throws(FilesystemError) {
            try Filesystem.makeDirectory(folder, mode: 0o700, creatingParents: true)
            try Filesystem.create(temporary, holding: Array(value.utf8), mode: 0o600)
            try Filesystem.rename(temporary, to: path)
        } catch {
            // A disk that is full or only read from: the next run compiles again.
            try? Filesystem.remove(temporary)
        }
    }

    private func path(for description: String) -> String? {
        folder.map { "\($0)/\(SHA256.hex(description)).json" }
    }
}
