import Filesystem
import MigrationKit
import SQLScript

/// The statements of a validator's SQL file.
struct SQLValidatorFile {
    /// The file's text.
    let source: SQLSource
    /// The statements, in order; at least one.
    private(set) var statements: [SQLStatement] = []
    /// What `-- jsmigrate: timeout 2min` gives it; nil where it says nothing.
    private(set) var timeout: Duration?

    /// Commands of psql that pg_dump writes and that change nothing for us.
    private static let skippedCommands = ["\\restrict", "\\unrestrict"]
    private static let prefix = "jsmigrate:"

    /// Reads a file.
    ///
    /// - Throws: `SQLValidatorFileError` where it cannot be read or run as a validator.
    init(_ path: String) throws(SQLValidatorFileError) {
        let bytes: [UInt8]
        do {
            bytes = try Filesystem.read(path)
        } catch {
            throw SQLValidatorFileError(message: "\(error)")
        }
        do throws(SQLScriptError) {
            source = try SQLSource(bytes)
        } catch {
            throw SQLValidatorFileError(
                message: error.message, place: error.place, help: error.remedy)
        }
        let script = SQLScript(source, isCopyFromClient: SQLMigrationFile.isCopyFromClient)
        for part in script.parts { try add(part) }
        if statements.isEmpty {
            throw SQLValidatorFileError(
                message: "it holds no statement",
                help: "write a query that returns a row for each violation")
        }
    }

    private mutating func add(_ part: SQLScript.Part) throws(SQLValidatorFileError) {
        switch part {
        case .statement(let statement): statements.append(statement)
        case .metaCommand(let name, let offset):
            guard !Self.skippedCommands.contains(name) else { return }
            throw SQLValidatorFileError(
                message: "`\(name)` is a command of psql, which a validator cannot use",
                place: source.place(of: offset), help: "write it in SQL")
        case .directive(.unknown(let text), let offset) where text.hasPrefix(Self.prefix):
            let words = text.dropFirst(Self.prefix.count).split(whereSeparator: \.isWhitespace)
            guard words.first == "timeout" else {
                throw SQLValidatorFileError(
                    message: "`\(text)` is nothing that a validator knows",
                    place: source.place(of: offset),
                    help: "write -- jsmigrate: timeout 2min, or remove it")
            }
            let word = words.dropFirst().joined(separator: " ")
            guard let duration = try? RunDuration(parsing: word), duration.milliseconds > 0 else {
                throw SQLValidatorFileError(
                    message: "`\(word)` is no time", place: source.place(of: offset),
                    help: "write 500ms, 5s or 2min")
            }
            timeout = .milliseconds(duration.milliseconds)
        case .directive(_, let offset):
            throw SQLValidatorFileError(
                message: "a directive of migrations has no meaning here",
                place: source.place(of: offset))
        }
    }
}

/// Why a SQL file cannot be run as a validator.
struct SQLValidatorFileError: Error {
    /// What is wrong.
    let message: String
    /// Where; nil where it is the whole file.
    var place: SQLPlace?
    /// What to do next.
    var help: String?
}
