import MigrationKit
import PgQuery
import SQLScript

/// What applied migrations defined, found out without running anything.
enum AppliedDefinitions {
    /// Reads what was recorded of scripts, and the SQL files, in the order in which they were applied. Of a
    /// script without a record, of a file that is gone and of one that was changed there is no more than why.
    ///
    /// - Parameters:
    ///   - recorded: the records, by the versions of the rows.
    ///   - isPathKnown: whether nothing but the files has set search paths.
    static func read(
        _ inventory: MigrationInventory, recorded: [String: RecordedDefinitions], isPathKnown: Bool
    ) -> [ExecutedMigration] {
        inventory.entries.filter(\.isApplied)
            // ISO 8601 texts in UTC sort as the times do.
            .sorted {
                ($0.row?.startedAt ?? "", $0.version) < ($1.row?.startedAt ?? "", $1.version)
            }
            .map { entry in
                let name = entry.row?.name ?? entry.file?.name ?? ""
                var log = DefinitionLog()
                let record = (entry.row?.version.text).flatMap { recorded[$0] }
                let shortfall =
                    record.map { read($0, into: &log) } ?? read(entry, into: &log)
                var migration = ExecutedMigration(
                    version: entry.version.text, name: name, steps: log.steps,
                    relations: log.relations.map(\.quoted).sorted(),
                    shortfall: shortfall ?? log.shortfall)
                // The record has what a hook sent, too.
                migration.isPathKnown = isPathKnown || record != nil
                return migration
            }
    }

    /// - Returns: why not all of it is known; nil where it is.
    private static func read(
        _ entry: MigrationInventory.Entry, into log: inout DefinitionLog
    ) -> String? {
        guard let file = entry.file else { return "its file is gone" }
        guard file.language == .sql else { return "what the script sent was not recorded" }
        if let checksum = entry.row?.checksum, checksum != FileChecksum.of(file.path(for: .up)) {
            return "its file was changed since it was applied"
        }
        guard let section = (try? SQLMigrationFile(file, direction: .up))?.section(.up) else {
            return "its file cannot be read"
        }
        log.replay(
            section.statements.lazy.map { .init($0.text) }, autocommits: !section.usesTransaction)
        return nil
    }

    private static func read(
        _ record: RecordedDefinitions, into log: inout DefinitionLog
    ) -> String? {
        log.replay(record.statements, autocommits: false)
        return record.gap
    }
}

extension DefinitionLog {
    /// Notes statements as though they had run now.
    ///
    /// - Parameter autocommits: whether each is committed alone, outside of a block of theirs.
    fileprivate mutating func replay(
        _ statements: some Sequence<RecordedDefinitions.Statement>, autocommits: Bool
    ) {
        var isInBlock = false
        for statement in statements {
            session = statement.session
            guard let parsed = try? SQLParser.parse(statement.text).statements else {
                add(nil, text: statement.text)
                continue
            }
            for each in parsed {
                switch each.kind {
                case .begin:
                    commit()
                    isInBlock = true
                case .commit:
                    commit()
                    isInBlock = false
                case .rollback:
                    rollBack()
                    isInBlock = false
                case let kind where kind.isTransactionControl: note(kind)
                default: add([each], text: each.text)
                }
                if autocommits, !isInBlock { commit() }
            }
        }
        commit()
    }
}
