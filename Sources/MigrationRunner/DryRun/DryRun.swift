import EventLoop
import MigrationKit
import PgQuery
import Postgres
import SQLScript

/// Shows migrations one after the other with the SQL that they would send.
final class DryRun {
    private let scripts: ScriptEnvironment
    private let idle: Connection
    private let loop: EventLoop
    private let reporter: any Reporter
    private let reader: DryRunReader?
    private let timeLimit: Duration?
    /// The relations that the migrations so far would change.
    private var changed: Set<SQLName> = []
    /// What is known of the migration that is shown.
    private var listing = PlannedStatements()

    /// Makes a dry run.
    ///
    /// - Parameters:
    ///   - idle: a connection with no transaction open.
    ///   - isOffline: whether nothing is asked of the database.
    ///   - timeLimit: how long the code of one migration may take, and half of it the server for one
    ///     query; nil where there is no limit.
    init(
        scripts: ScriptEnvironment, idle: Connection, isOffline: Bool, timeLimit: Duration? = nil,
        loop: EventLoop, reporter: any Reporter
    ) {
        self.scripts = scripts
        self.idle = idle
        self.loop = loop
        self.reporter = reporter
        self.timeLimit = timeLimit
        reader =
            isOffline ? nil : DryRunReader(connection: idle, timeLimit: timeLimit.map { $0 / 2 })
    }

    /// Shows one migration.
    ///
    /// - Returns: what it would send.
    /// - Throws: ``RunEnd`` where the program is to end.
    @discardableResult
    func show(_ step: MigrationStep) throws(RunEnd) -> PlannedStatements {
        listing = PlannedStatements()
        let file = step.file
        let name = step.row?.name ?? file.name
        reporter.report(
            .migrationStarted(
                version: file.version, name: name, file: file.fileName, direction: step.direction))
        do throws(RunEnd) {
            if file.language == .sql { try list(step) } else { try record(step) }
        } catch {
            guard case .failed = error else { throw error }
            end(error.reason, step)
        }
        reporter.report(
            .migrationFinished(
                MigrationOutcome(
                    version: file.version, name: name, direction: step.direction, status: .pending,
                    durationMilliseconds: 0)))
        return listing
    }

    private func end(_ reason: String, _ step: MigrationStep) {
        listing.gap = reason
        warn("the listing ends here: \(reason)", step)
    }

    private func lack(_ reason: String, _ step: MigrationStep) {
        listing.gap = reason
        warn(reason, step)
    }

    private func warn(_ text: String, _ step: MigrationStep) {
        reporter.report(.warning(text.withoutPasswords, version: step.file.version))
    }

    private func tell(_ sql: String, duration: Int? = nil, of step: MigrationStep) {
        listing.texts.append(sql)
        reporter.report(
            .statement(
                version: step.file.version, sql: sql.withoutPasswords,
                durationMilliseconds: duration))
    }

    // MARK: - SQL files

    private func list(_ step: MigrationStep) throws(RunEnd) {
        let file = try SQLMigrationFile(of: step)
        guard let section = file.section(step.direction) else {
            return lack("there is no `\(step.direction.rawValue)`: running it would fail", step)
        }
        for statement in section.statements {
            tell(statement.text, of: step)
            for each in (try? SQLParser.references(in: statement.text)) ?? [] where !each.isReading
            {
                changed.formUnion(each.relations)
            }
        }
    }

    // MARK: - Scripts

    /// Runs a migration against a recorder.
    private func record(_ step: MigrationStep) throws(RunEnd) {
        let recorder = StatementRecorder(reader: reader, changed: changed, loop: loop) { record in
            self.tell(record.sql, duration: record.durationMilliseconds, of: step)
        }
        defer {
            reader?.settle()
            changed = recorder.changedRelations
            for remark in recorder.remarks { lack(remark, step) }
            if let reason = recorder.end { end(reason, step) }
        }
        recording.refuseFileWrite = { path in
            self.warn("not done, as this is a dry run: a change of the file \(path)", step)
        }
        do throws(RunEnd) {
            let script = try recording.run(step, against: recorder)
            if !script.provides(step.direction), step.direction == .down {
                lack("there is no `down`: rolling it back would fail", step)
            }
        } catch {
            guard case .failed(let failure) = error else { throw error }
            // Code that waits for the answer that ended the listing fails for no reason of its own.
            if recorder.end == nil, !(failure is ExitedWithSuccess) {
                end(recording.explanation(of: error), step)
            }
        }
    }

    private lazy var recording: ScriptRecording = {
        let recording = ScriptRecording(
            scripts: scripts,
            home: HomeDatabase(
                endpoint: scripts.endpoint, connection: idle, refusesOthers: "this is a dry run"),
            loop: loop, reporter: reporter)
        recording.timeLimit = timeLimit
        return recording
    }()
}
