package import EventLoop
import Filesystem
package import Linter
package import MigrationKit
import SQLScript

/// Lints the migrations of a run: SQL files are read, scripts run against a recorder; nothing reaches a server.
package struct MigrationLint {
    private let scripts: ScriptEnvironment
    private let isAimedAnywhere: Bool
    private let loop: EventLoop
    private let nameOf: (String) -> String

    /// Makes a lint.
    ///
    /// - Parameters:
    ///   - scripts: what scripts see of the run.
    ///   - isAimedAnywhere: whether no database is named, so that whatever scripts connect to is taken for it.
    ///   - nameOf: what people are told in place of a path.
    package init(
        scripts: ScriptEnvironment, isAimedAnywhere: Bool, loop: EventLoop,
        nameOf: @escaping (String) -> String
    ) {
        self.scripts = scripts
        self.isAimedAnywhere = isAimedAnywhere
        self.loop = loop
        self.nameOf = nameOf
    }

    /// Lints migrations in the order in which they run.
    ///
    /// - Parameter applied: migrations that are applied already: they are read for what they made, as
    ///   the types of columns. One that cannot be read is passed over.
    /// - Throws: ``RunEnd`` where a file cannot be read, or the program is to end.
    package func report(
        on files: [MigrationFile], after applied: [MigrationFile], settings: LintSettings
    ) throws(RunEnd) -> LintReport {
        var linter = Linter(settings: settings)
        let scripts = ScriptLintSources(
            scripts: scripts, isAimedAnywhere: isAimedAnywhere, loop: loop, nameOf: nameOf)
        for file in applied {
            do throws(RunEnd) {
                guard let source = try source(of: file, scripts) else { continue }
                linter.learn(source)
            } catch {
                if case .interrupted = error { throw error }
            }
        }
        for file in files {
            if let interruption = loop.interruption { throw .interrupted(interruption) }
            if let source = try source(of: file, scripts) { linter.lint(source) }
        }
        return linter.report
    }

    /// What a migration sends; nil where it is no SQL.
    private func source(
        of file: MigrationFile, _ scripts: ScriptLintSources
    ) throws(RunEnd) -> LintSource? {
        switch file.language {
        case .sql: try source(sql: file)
        case .javaScript, .typeScript: try scripts.source(of: file)
        case .cypher, .python: nil
        }
    }

    private func source(sql file: MigrationFile) throws(RunEnd) -> LintSource {
        let read: SQLMigrationFile
        do throws(MigrationError) {
            read = try SQLMigrationFile(file, direction: .up)
        } catch {
            throw .failed(
                GeneralFailure(
                    "\(nameOf(file.path)) cannot be linted: \(error.reason)",
                    exitCode: .validationFailed, location: error.location, remedy: error.remedy))
        }
        return LintSource(
            sql: read.migration, file: nameOf(file.path),
            hasDown: file.downPath != nil || read.section(.down) != nil)
    }
}
