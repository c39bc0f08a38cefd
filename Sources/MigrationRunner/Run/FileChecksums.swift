import Digest
import Filesystem
import MigrationKit

/// Checksums of files, each computed once.
final class FileChecksums {
    private var known: [String: String?] = [:]

    /// The checksum of a file; nil where it cannot be read.
    func of(_ path: String) -> String? {
        if let checksum = known[path] { return checksum }
        let checksum = FileChecksum.of(path)
        known[path] = .some(checksum)
        return checksum
    }

    /// What became of the files of applied migrations.
    func check(_ inventory: MigrationInventory) -> FileCheck {
        FileCheck(
            inventory, checksum: { of($0.path) }, imports: { ofImports(of: $1, from: $0) })
    }

    /// The checksum of the files that an applied migration imported, as they are now.
    ///
    /// - Returns: nil where the row names none.
    func ofImports(of row: MigrationRow, from file: MigrationFile) -> String? {
        guard let imports = row.progress?.imports, !imports.isEmpty else { return nil }
        return ofImports(imports, in: Filesystem.parent(of: file.path) ?? "/")
    }

    /// The checksum of several files: of lines `CHECKSUM  PATH` as sha256sum(1) writes them, in the
    /// order of their paths; a file that is gone has no checksum.
    ///
    /// - Parameters:
    ///   - paths: relative to the folder, so that they are the same on every machine.
    func ofImports(_ paths: [String], in folder: String) -> String {
        let lines = paths.sorted().map { path in
            "\(of(Filesystem.absolute(path, relativeTo: folder)) ?? "-")  \(path)\n"
        }
        return SHA256.hex(lines.joined())
    }
}
