/// The files of one number, being put together into migrations.
struct VersionGroup {
    /// A file that runs up, and the one that runs down when it is another.
    struct Migration {
        let file: NumberedFile
        var down: NumberedFile?
    }

    /// The migrations found so far, in the order in which they run.
    private(set) var migrations: [Migration] = []

    private var candidates: [NumberedFile]

    /// Creates a group of files that share a number.
    init(_ files: [NumberedFile]) {
        candidates = files.sorted { ($0.name, $0.fileName) < ($1.name, $1.fileName) }
    }

    /// Pairs the files up, leaves out what does not run, and returns what is to be told.
    mutating func settle() -> [DirectoryNotice] {
        var notices = dropEmptyFiles() + dropTwins()
        migrations = candidates.filter { $0.side != .down }.map { Migration(file: $0) }
        for down in candidates where down.side == .down {
            if let index = indexOfMigration(for: down) {
                migrations[index].down = down
            } else {
                notices.append(.downWithoutUp(fileName: down.fileName))
            }
        }
        return notices
    }

    /// The migrations as files of a folder; all but the first get their name as suffix.
    func files(in directory: String) -> [MigrationFile] {
        var taken: Set<String> = []
        return migrations.enumerated().map { position, migration in
            let file = migration.file
            var suffix = position == 0 ? "" : file.name
            if !taken.insert(suffix).inserted { suffix += "~\(position + 1)" }
            return MigrationFile(
                version: MigrationVersion(digits: file.version.text, suffix: suffix),
                name: file.name, fileName: file.fileName,
                path: Self.join(directory, file.fileName), language: file.language,
                downPath: migration.down.map { Self.join(directory, $0.fileName) })
        }
    }

    private mutating func dropEmptyFiles() -> [DirectoryNotice] {
        let empty = candidates.filter { $0.isEmpty && $0.side != .down }
        candidates.removeAll { $0.isEmpty && $0.side != .down }
        return empty.map { .emptyFile(fileName: $0.fileName) }
    }

    private mutating func dropTwins() -> [DirectoryNotice] {
        var notices: [DirectoryNotice] = []
        for typed in candidates where typed.language == .typeScript {
            let twin = candidates.first {
                $0.language == .javaScript && $0.name == typed.name && $0.side == typed.side
            }
            guard let twin else { continue }
            candidates.removeAll { $0 == typed }
            notices.append(.twin(runs: twin.fileName, skipped: typed.fileName))
        }
        return notices
    }

    /// Finds the migration that a down file belongs to: the one of its name and language, or the
    /// only one that is half a pair, whatever its name (golang-migrate pairs by number alone).
    private func indexOfMigration(for down: NumberedFile) -> Int? {
        let open = migrations.indices.filter { migrations[$0].down == nil }
        let named = open.first {
            migrations[$0].file.name == down.name && migrations[$0].file.language == down.language
        }
        let halves = open.filter { migrations[$0].file.side == .up }
        return named ?? (halves.count == 1 ? halves.first : nil)
    }

    private static func join(_ directory: String, _ fileName: String) -> String {
        directory.isEmpty || directory.hasSuffix("/")
            ? directory + fileName : directory + "/" + fileName
    }
}
