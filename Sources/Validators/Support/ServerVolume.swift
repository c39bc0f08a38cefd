import Filesystem
import MigrationKit

/// A volume of this machine that holds files of the server.
struct ServerVolume: CustomStringConvertible {
    /// The server's folder on it.
    let directory: String
    private let device: UInt64
    private let status: VolumeStatus

    /// The part of it that the server may still write, in whole percents.
    var freePercent: Int {
        guard status.blockCount > 0 else { return 100 }
        return Int(status.availableBlockCount * 100 / status.blockCount)
    }

    /// How much is free, and where.
    var description: String {
        let megabytes = status.availableBlockCount * UInt64(status.blockSize) / 1_048_576
        return "\(megabytes) MB (\(freePercent) percent) free on the volume of \(directory)"
    }

    /// The volumes of the server's data and of its WAL; none where they are not known, or not this
    /// machine's.
    ///
    /// - Parameter row: `data_directory` and `tablespace`, `NULL` where the role is not told; `process` and
    ///   `database_name`, of the session.
    static func all(of row: ReadOnlyRow) throws -> [ServerVolume] {
        guard let data = row["data_directory"],
            isHere(process: try row.text("process"), database: try row.text("database_name"))
        else { return [] }
        var volumes: [ServerVolume] = []
        for directory in [row["tablespace"] ?? data, "\(data)/pg_wal"] {
            guard let device = try? Filesystem.status(of: directory).device,
                let status = try? VolumeStatus(of: directory),
                !volumes.contains(where: { $0.device == device })
            else { continue }
            volumes.append(ServerVolume(directory: directory, device: device, status: status))
        }
        return volumes
    }

    /// Whether the session's process is one of this machine: its title says whom it serves (PostgreSQL manual,
    /// "Standard Unix Tools"). A socket or `localhost` alone may lead into a container.
    private static func isHere(process: String, database: String) -> Bool {
        guard let title = try? Filesystem.readText("/proc/\(process)/cmdline") else { return false }
        return title.hasPrefix("postgres:") && title.contains(" \(database) ")
    }
}
