import Filesystem
import Glibc
import MigrationKit

/// Where `diff` gets a schema from.
enum SchemaSource: Equatable {
    /// The database that every other command would work on.
    case database
    /// What the files of the folder make.
    case migrations
    /// A database by its connection string.
    case connection(String)
    /// A plain SQL dump.
    case dump(path: String)
    /// A description that was saved.
    case saved(path: String)

    /// The word for ``database``.
    static let databaseWord = "database"
    /// The word for ``migrations``.
    static let migrationsWord = "migrations"

    /// Tells from a word of the command line, and from the beginning of a file.
    ///
    /// - Throws: a failure of exit code 5 where it is none of them.
    init(_ word: String) throws(GeneralFailure) {
        switch word {
        case Self.databaseWord: self = .database
        case Self.migrationsWord: self = .migrations
        default:
            let path = Filesystem.absolute(word, relativeTo: Filesystem.currentDirectory)
            if Filesystem.isDirectory(path) || !Filesystem.exists(path) {
                guard word.contains("://") || word.contains("=") else {
                    throw .configuration(
                        "there is no file \(word)",
                        remedy: "name a database by its URL, a dump, a saved description, "
                            + "or say migrations or database")
                }
                self = .connection(word)
            } else {
                self = try Self.file(path, word)
            }
        }
    }

    private static func file(_ path: String, _ word: String) throws(GeneralFailure) -> SchemaSource
    {
        let bytes = try beginning(of: path)
        if bytes.starts(with: "PGDMP".utf8) {
            throw .configuration(
                "\(word) is a dump in pg_dump's own format",
                remedy: "turn it into SQL: pg_restore --schema-only --file=dump.sql \(word)")
        }
        if bytes.starts(with: [0x1F, 0x8B]) {
            throw .configuration(
                "\(word) is compressed", remedy: "unpack it: gunzip --keep \(word)")
        }
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "{") ? .saved(path: path) : .dump(path: path)
    }

    /// As much of a file as tells what it is; a dump may be larger than memory.
    private static func beginning(of path: String) throws(GeneralFailure) -> [UInt8] {
        do throws(FilesystemError) {
            let file = try FileDescriptor.open(path, flags: O_RDONLY, mode: 0)
            defer { try? FileDescriptor.close(file) }
            return try FileDescriptor.read(file, count: 4_096)
        } catch {
            throw .configuration("\(error)")
        }
    }
}
