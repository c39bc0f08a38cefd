import Filesystem
import Glibc

/// The folder that holds PostgreSQL's server programs.
package struct ServerBinaries: Equatable, Sendable {
    /// The folder, with `initdb` and `postgres` in it.
    package let directory: String

    package var initdb: String { directory + "/initdb" }
    package var postgres: String { directory + "/postgres" }

    /// Finds the server programs: `JSMIGRATE_POSTGRES_BIN`, then `PATH`, then the newest of Debian's folders.
    ///
    /// - Throws: `EphemeralPostgresError.noServerBinaries` naming the places that were looked at.
    package static func find() throws(EphemeralPostgresError) -> ServerBinaries {
        if let override = environmentValue("JSMIGRATE_POSTGRES_BIN"), !override.isEmpty {
            guard let found = ServerBinaries(below: override) else {
                throw .noServerBinaries(searched: ["\(override) (JSMIGRATE_POSTGRES_BIN)"])
            }
            return found
        }
        for directory in (environmentValue("PATH") ?? "").split(separator: ":") {
            if let found = ServerBinaries(below: String(directory)) { return found }
        }
        let packaged = "/usr/lib/postgresql"
        let versions = ((try? Filesystem.entries(of: packaged)) ?? []).map(\.name)
            .filter { Int($0) != nil }
            .sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
        for version in versions {
            if let found = ServerBinaries(below: "\(packaged)/\(version)/bin") { return found }
        }
        throw .noServerBinaries(searched: ["PATH", "\(packaged)/*/bin"])
    }

    /// Takes a folder when both programs are there, by the path behind any links: `initdb` finds its share
    /// folder from it.
    private init?(below directory: String) {
        guard directory.hasPrefix("/"),
            let initdb = try? Filesystem.realPath(directory + "/initdb"),
            let postgres = try? Filesystem.realPath(directory + "/postgres"),
            unsafe access(initdb, X_OK) == 0, unsafe access(postgres, X_OK) == 0,
            let slash = postgres.lastIndex(of: "/")
        else { return nil }
        self.directory = String(postgres[..<slash])
    }
}

/// A variable of this process's environment.
func environmentValue(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
}
