package import EventLoop
import Filesystem
package import MigrationKit
import NodeRuntime
import PgQuery
import SQLScript

/// The validation of a project's migration files alone: no database is asked, and no code of them runs.
package struct FileValidation {
    private let directory: MigrationDirectory
    private let allowsDuplicates: Bool
    private let scripts: ScriptSyntax

    /// Makes the validation of a folder that was read with duplicates allowed.
    ///
    /// - Parameter variables: the environment, in which compilers for TypeScript are looked for.
    package init(
        _ directory: MigrationDirectory, allowsDuplicates: Bool, variables: [String: String],
        loop: EventLoop
    ) {
        self.directory = directory
        self.allowsDuplicates = allowsDuplicates
        scripts = ScriptSyntax(variables: variables, loop: loop)
    }

    /// Makes all checks.
    ///
    /// - Throws: ``RunEnd`` where a signal ends the program, or there is no runtime for scripts.
    package func report() throws(RunEnd) -> ValidationReport {
        let start = EventLoop.now
        var found = Findings()
        found.syntax = directory.unreadable.map { "\($0.fileName) cannot be read: \($0.problem)" }
        for file in directory.files {
            switch file.language {
            case .sql: check(statementsOf: file, &found)
            case .javaScript, .typeScript: try check(script: file, &found)
            case .cypher, .python: break
            }
        }
        let duration = Int((EventLoop.now - start).rounded())
        func result(
            _ check: String, _ status: ValidationStatus, _ problems: [String], _ good: String
        ) -> ValidationResult {
            ValidationResult(
                check: check, status: status, problems: problems, good: good,
                durationMilliseconds: duration)
        }
        return ValidationReport(
            phase: .files,
            results: ListingChecks(directory, allowsDuplicates: allowsDuplicates).results + [
                result("syntax", .fail, found.syntax, "every file can be read"),
                result(
                    "missing-down", .warn, found.missingDowns, "nothing is known to lack a down"),
                result(
                    "dangerous-statements", .warn, found.dangers,
                    "no statement destroys data or reaches beyond the database"),
            ])
    }

    private struct Findings {
        var syntax: [String] = []
        var missingDowns: [String] = []
        var dangers: [String] = []
    }

    // MARK: - SQL

    private func check(statementsOf file: MigrationFile, _ found: inout Findings) {
        let directions: [MigrationDirection] = file.downPath == nil ? [.up] : [.up, .down]
        var hasDown = false
        for direction in directions {
            let read: SQLMigrationFile
            do throws(MigrationError) {
                read = try SQLMigrationFile(file, direction: direction)
            } catch {
                found.syntax.append("\(name(of: error.location)): \(error.reason)")
                continue
            }
            for section in MigrationDirection.allCases {
                guard let statements = read.section(section)?.statements else { continue }
                if section == .down { hasDown = true }
                for statement in statements {
                    check(statement, of: read, section, &found)
                }
            }
        }
        if !hasDown, !file.fileName.contains(".up.") {
            found.missingDowns.append("\(file.fileName) cannot be rolled back")
        }
    }

    private func check(
        _ statement: SQLStatement, of file: SQLMigrationFile, _ direction: MigrationDirection,
        _ found: inout Findings
    ) {
        let source = file.migration.source
        func place(atByte offset: Int) -> String {
            let place = source.place(of: statement.offset + offset)
            return "\(name(of: file.path)):\(place.line):\(place.column)"
        }
        do throws(SQLSyntaxError) {
            _ = try SQLParser.parse(statement.text)
        } catch {
            let offset = source.offset(
                ofCharacter: (error.position ?? 1) - 1, from: statement.offset)
            found.syntax.append("\(place(atByte: offset - statement.offset)): \(error.message)")
        }
        for (danger, offset) in SQLParser.dangers(in: statement.text)
        where direction == .up || !danger.isUsualInDown {
            found.dangers.append("\(place(atByte: offset)): \(danger.command)")
        }
    }

    // MARK: - Scripts

    private func check(script file: MigrationFile, _ found: inout Findings) throws(RunEnd) {
        switch try scripts.check(file.path) {
        case .invalid(let message, let place):
            found.syntax.append("\(name(of: place)): \(message)")
        case .valid(let exports):
            // A default export, or none at all, may carry anything.
            if let exports, exports.contains("up"), !exports.contains("down"),
                !exports.contains("default")
            {
                found.missingDowns.append("\(file.fileName) exports no `down`")
            }
        }
        guard let source = try? Filesystem.read(file.path) else { return }
        let lines = SourceLines(source)
        for text in JavaScriptTexts(source).texts.flatMap(\.pieces) where text.isLiteral {
            // Whether it is for `up` or `down` is not known: what is usual in a down is not told.
            for (danger, _) in SQLParser.dangers(in: text.value) where !danger.isUsualInDown {
                let place = lines.position(of: text.body.lowerBound - 1)
                found.dangers.append(
                    "\(file.fileName):\(place.line):\(place.column): \(danger.command)")
            }
        }
    }

    // MARK: - Places

    private func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private func name(of location: FileLocation?) -> String {
        guard let location else { return "a file" }
        return FileLocation(
            file: name(of: location.file), line: location.line, column: location.column
        ).description
    }
}
