import MigrationKit

/// A file `NNN-name.js` of the folder `migrations`.
func file(_ fileName: String) -> MigrationFile {
    let name = fileName.drop { $0 != "-" }.dropFirst().prefix { $0 != "." }
    return MigrationFile(
        version: MigrationVersion(stored: String(fileName.prefix { $0 != "-" })),
        name: String(name), fileName: fileName, path: "migrations/" + fileName,
        language: .javaScript)
}

/// A row of the tracking table, written by a run unless said otherwise.
func row(
    _ version: String, _ direction: MigrationDirection = .up, _ status: RowStatus = .completed,
    checksum: String? = nil, progress: MigrationProgress? = nil, runID: String? = "run"
) -> MigrationRow {
    MigrationRow(
        version: MigrationVersion(stored: version), name: "row-" + version, direction: direction,
        status: status, completedAt: "2025-11-12T09:30:00Z",
        error: status == .failed ? "it failed" : nil, durationMilliseconds: 12,
        checksum: checksum, progress: progress, runID: runID)
}

/// Files and rows put together.
func inventory(_ files: [String], _ rows: [MigrationRow]) -> MigrationInventory {
    MigrationInventory(files: files.map(file), rows: rows)
}

/// An output that keeps what is written.
final class RecordedOutput: Output {
    private(set) var standardOutput = ""
    private(set) var standardError = ""

    func write(_ text: String, to stream: OutputStream) {
        switch stream {
        case .standardOutput: standardOutput += text
        case .standardError: standardError += text
        }
    }
}
