package import MigrationKit
import PgQuery
import SQLScript

/// What the files of applied migrations define, read without running anything.
package enum AppliedDefinitions {
    /// Reads the SQL files in the order in which they were applied. What a script sends is known when it
    /// runs only: of it, of a file that is gone and of one that was changed there is no more than why.
    ///
    /// - Parameter isPathKnown: whether nothing but the files has set search paths.
    package static func read(
        _ inventory: MigrationInventory, isPathKnown: Bool
    ) -> [ExecutedMigration] {
        inventory.entries.filter(\.isApplied)
            // ISO 8601 texts in UTC sort as the times do.
            .sorted {
                ($0.row?.startedAt ?? "", $0.version) < ($1.row?.startedAt ?? "", $1.version)
            }
            .map { entry in
                let name = entry.row?.name ?? entry.file?.name ?? ""
                var log = DefinitionLog()
                let shortfall = read(entry, into: &log)
                var migration = ExecutedMigration(
                    version: entry.version.text, name: name, steps: log.steps,
                    relations: log.relations.map(\.quoted).sorted(),
                    shortfall: shortfall ?? log.shortfall)
                migration.isPathKnown = isPathKnown
                return migration
            }
    }

    /// - Returns: why not all of it is known; nil where it is.
    private static func read(
        _ entry: MigrationInventory.Entry, into log: inout DefinitionLog
    ) -> String? {
        guard let file = entry.file else { return "its file is gone" }
        guard file.language == .sql else { return "what a script sends is known when it runs only" }
        if let checksum = entry.row?.checksum, checksum != FileChecksum.of(file.path(for: .up)) {
            return "its file was changed since it was applied"
        }
        guard let section = (try? SQLMigrationFile(file, direction: .up))?.section(.up) else {
            return "its file cannot be read"
        }
        var isInBlock = false
        for statement in section.statements {
            let parsed = try? SQLParser.parse(statement.text).statements
            for each in parsed ?? [] {
                switch each.kind {
                case .begin: isInBlock = true
                case .commit, .rollback: isInBlock = false
                default: break
                }
                // SET LOCAL is nothing where no block is open.
                if !isInBlock, each.facts.changedSetting != nil, each.facts.setsLocalSettings {
                    continue
                }
                note(each, in: &log)
                if !isInBlock, !section.usesTransaction { log.commit() }
            }
            if parsed == nil { log.add(nil, text: statement.text) }
        }
        log.commit()
        return nil
    }

    private static func note(_ statement: Statement, in log: inout DefinitionLog) {
        switch statement.kind {
        case .begin: log.commit()
        case .commit: log.commit()
        case .rollback: log.rollBack()
        case let kind where kind.isTransactionControl: log.note(kind)
        default: log.add([statement], text: statement.text)
        }
    }
}
