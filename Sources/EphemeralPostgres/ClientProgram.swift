import Filesystem
import Glibc

/// PostgreSQL's client programs.
package enum ClientProgram {
    /// Finds a program, `psql` or `pg_dump`: in `JSMIGRATE_POSTGRES_BIN`, in the newest of Debian's
    /// folders, whose `/usr/bin` has only a wrapper that takes as long to start as the program
    /// itself, then on `PATH`.
    ///
    /// - Returns: its path; nil where there is none.
    package static func find(_ name: String) -> String? {
        folders.map { "\($0)/\(name)" }.first { unsafe access($0, X_OK) == 0 }
    }

    private static var folders: [String] {
        var folders: [String] = []
        if let override = environmentValue("JSMIGRATE_POSTGRES_BIN") { folders.append(override) }
        let packaged = "/usr/lib/postgresql"
        let versions = ((try? Filesystem.entries(of: packaged)) ?? []).compactMap { Int($0.name) }
        folders += versions.sorted(by: >).map { "\(packaged)/\($0)/bin" }
        folders += (environmentValue("PATH") ?? "").split(separator: ":").map(String.init)
        return folders
    }
}
