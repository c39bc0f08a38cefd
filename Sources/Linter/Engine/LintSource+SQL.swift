package import MigrationKit
package import SQLScript

extension LintSource {
    /// Takes one direction of a SQL file.
    ///
    /// - Parameters:
    ///   - file: the file, as people are told of it.
    ///   - hasDown: whether there is a way back, in this file or in another; nil for the way back itself.
    package init(
        sql migration: SQLMigration, direction: MigrationDirection = .up, file: String,
        hasDown: Bool?
    ) {
        let text = SourceText(migration.source.bytes)
        self.init(file: file, text: text, direction: direction)
        let section = migration.section(down: direction == .down)
        queries =
            section?.statements.map {
                LintQuery(text: $0.text, map: .verbatim(offset: $0.offset))
            } ?? []
        usesTransaction = section?.usesTransaction ?? true
        self.hasDown = hasDown
        remarks = text.suppressions(at: migration.comments)
        let other = migration.section(down: direction == .up)
        unknownLines = Set(
            other?.statements.flatMap { statement in
                let end = statement.offset + statement.size
                return text.lineNumber(of: statement.offset)...text.lineNumber(of: end)
            } ?? [])
    }
}
