import Filesystem
import MigrationKit
import PgQuery
import SQLScript

/// Reads the SQL file of a migration.
struct SQLMigrationFile {
    /// The path of the file.
    let path: String
    /// What it holds.
    let migration: SQLMigration

    /// Reads the file that is run in a direction.
    ///
    /// - Throws: `MigrationError` where it cannot be read or run as a migration.
    init(_ file: MigrationFile, direction: MigrationDirection) throws(MigrationError) {
        path = file.path(for: direction)
        func failure(
            _ reason: String, at place: SQLPlace? = nil, remedy: String? = nil
        ) -> MigrationError {
            MigrationError(
                version: file.version, direction: direction, reason: reason,
                location: FileLocation(
                    file: file.path(for: direction), line: place?.line, column: place?.column),
                remedy: remedy)
        }
        let bytes: [UInt8]
        do { bytes = try Filesystem.read(path) } catch { throw failure("\(error)") }
        do throws(SQLScriptError) {
            migration = try SQLMigration(
                try SQLSource(bytes), side: Self.side(of: file, direction),
                isCopyFromClient: Self.isCopyFromClient)
        } catch {
            throw failure(error.message, at: error.place, remedy: error.remedy)
        }
    }

    /// Reads the file of a planned migration.
    ///
    /// - Throws: ``RunEnd`` where it cannot be read or run as a migration.
    init(of step: MigrationStep) throws(RunEnd) {
        do throws(MigrationError) {
            try self.init(step.file, direction: step.direction)
        } catch {
            throw .failed(error)
        }
    }

    /// The statements of a direction; nil where the file has none of it.
    func section(_ direction: MigrationDirection) -> SQLMigration.Section? {
        migration.section(down: direction == .down)
    }

    private static func side(
        of file: MigrationFile, _ direction: MigrationDirection
    ) -> SQLMigration.Side {
        if direction == .down, file.downPath != nil { return .down }
        return file.isHalfOfPair ? .up : .whole
    }

    /// Asks PostgreSQL's parser; rows follow a COPY that it cannot read, as they would for a server.
    static func isCopyFromClient(_ text: String) -> Bool {
        guard let statements = try? SQLParser.parse(text).statements else { return false }
        return statements.contains { $0.facts.copy == .fromClient }
    }
}

extension MigrationFile {
    /// Whether it is the `.up.` file of a pair, be the other one there or not.
    fileprivate var isHalfOfPair: Bool {
        downPath != nil || fileName.contains(".up.")
    }
}
