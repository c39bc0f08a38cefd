package import EventLoop
import Filesystem
package import Linter
package import MigrationKit
import SQLScript

/// Lints the migrations of a run: SQL files are read, scripts run against a recorder; nothing reaches a server.
package struct MigrationLint {
    private let scripts: ScriptLintSources
    private let includesDown: Bool
    private let loop: EventLoop
    private let nameOf: (String) -> String

    /// How long code may take where nothing else is said: there is no answer that it could wait for.
    package static let listingTime: Duration = .seconds(5)

    /// Makes a lint.
    ///
    /// - Parameters:
    ///   - scripts: what scripts see of the run.
    ///   - isAimedAnywhere: whether no database is named, so that whatever scripts connect to is taken for it.
    ///   - includesDown: whether the ways back are linted, too.
    ///   - timeLimit: how long the code of one migration may take in one direction; nil where there is no limit.
    ///   - megabytes: how much memory code may use.
    ///   - nameOf: what people are told in place of a path.
    package init(
        scripts: ScriptEnvironment, isAimedAnywhere: Bool, includesDown: Bool, timeLimit: Duration?,
        megabytes: Int, loop: EventLoop, nameOf: @escaping (String) -> String
    ) {
        self.scripts = ScriptLintSources(
            scripts: scripts, isAimedAnywhere: isAimedAnywhere, timeLimit: timeLimit,
            megabytes: megabytes, loop: loop, nameOf: nameOf)
        self.includesDown = includesDown
        self.loop = loop
        self.nameOf = nameOf
    }

    /// Lints migrations in the order in which they run. What cannot be read is a finding.
    ///
    /// - Parameter applied: migrations that are applied already: they are read for what they made, as
    ///   the types of columns. One that cannot be read is passed over.
    /// - Throws: ``RunEnd`` where the program is to end.
    package func report(
        on files: [MigrationFile], after applied: [MigrationFile], settings: LintSettings
    ) throws(RunEnd) -> LintReport {
        var linter = Linter(settings: settings)
        for file in applied {
            linter.learn(try sources(of: file, .effects).up)
        }
        for file in files {
            let sources = try sources(of: file, includesDown ? .bothDirections : .up)
            linter.lint(sources.up, down: sources.down)
        }
        return linter.report
    }

    /// What a migration sends.
    private func sources(
        of file: MigrationFile, _ scope: ScriptLintSources.Scope
    ) throws(RunEnd) -> (up: LintSource, down: LintSource?) {
        if let interruption = loop.interruption { throw .interrupted(interruption) }
        switch file.language {
        case .sql:
            let up = source(sql: file, .up)
            let isWanted = scope == .bothDirections && up.refusal == nil && up.hasDown == true
            return (up, isWanted ? source(sql: file, .down) : nil)
        case .javaScript, .typeScript:
            return try scripts.sources(of: file, scope)
        case .cypher, .python:
            var source = unread(file, .up)
            source.gaps = [LintSource.Gap("lint reads SQL, JavaScript and TypeScript only")]
            return (source, nil)
        }
    }

    private func source(sql file: MigrationFile, _ direction: MigrationDirection) -> LintSource {
        do throws(MigrationError) {
            let read = try SQLMigrationFile(file, direction: direction)
            let hasDown = file.downPath != nil || read.section(.down) != nil
            return LintSource(
                sql: read.migration, direction: direction, file: nameOf(read.path),
                hasDown: direction == .up ? hasDown : nil)
        } catch {
            var source = unread(file, direction)
            let offset = source.text.offset(
                line: error.location?.line ?? 1, utf16Column: error.location?.column ?? 1)
            source.refusal = LintSource.Gap(
                error.reason, at: offset, help: error.remedy)
            return source
        }
    }

    /// A source of which no more than the text is known, if that is.
    private func unread(_ file: MigrationFile, _ direction: MigrationDirection) -> LintSource {
        let path = file.path(for: direction)
        return LintSource(
            file: nameOf(path), text: SourceText((try? Filesystem.read(path)) ?? []),
            direction: direction)
    }
}
