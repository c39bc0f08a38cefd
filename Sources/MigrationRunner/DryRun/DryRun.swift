import EventLoop
import MigrationKit
import NodeRuntime
import PgQuery
import SQLScript

/// Shows migrations one after the other with the SQL that they would send.
final class DryRun {
    private let reporter: any Reporter
    private let listings: MigrationListings
    /// The relations that the migrations so far would change.
    private var changed: Set<SQLName> = []
    /// The shapes of the statements of the migration that write rows.
    private var written: Set<Int> = []
    private let loop: EventLoop
    /// How long the statements of one SQL file are looked at; nil where there is no limit.
    private let timeForFile: Duration?
    /// What is known of the migration that is shown.
    private var listing = PlannedStatements()
    /// The relations that its statements name.
    private var named: Set<SQLName> = []

    /// Makes a dry run of a migrator's database.
    ///
    /// - Parameters:
    ///   - isOffline: whether nothing is asked of the database.
    ///   - isQuiet: whether nobody is told of anything.
    ///   - timeLimit: how long the code of one migration may take, where it is quiet a SQL file too, and
    ///     half of it the server for one query; nil where there is no limit.
    init(_ migrator: PostgresMigrator, isOffline: Bool, isQuiet: Bool = false, timeLimit: Duration?)
    {
        let idle = migrator.idleConnection
        reporter = isQuiet ? SilentReporter() : migrator.reporter
        loop = migrator.loop
        timeForFile = isQuiet ? timeLimit : nil
        var world = ListingWorld(
            environment: migrator.scripts, refusesOthers: "this is a dry run")
        world.session = SessionInformation(of: idle)
        world.asksForAnswers = !isOffline
        world.isQuiet = isQuiet
        world.timeLimit = timeLimit
        listings = MigrationListings(
            world,
            reader: isOffline
                ? nil : DryRunReader(connection: idle, timeLimit: timeLimit.map { $0 / 2 }),
            megabytes: migrator.options.scriptMemoryMegabytes,
            streams: isQuiet
                ? .none : .inherited(sparesOutput: migrator.options.sparesOutput),
            loop: migrator.loop)
    }

    /// Shows one migration.
    ///
    /// - Returns: what it would send, and the relations that this names.
    /// - Throws: ``RunEnd`` where the program is to end.
    @discardableResult
    func show(
        _ step: MigrationStep
    ) throws(RunEnd) -> (statements: PlannedStatements, relations: Set<SQLName>) {
        listing = PlannedStatements()
        named = []
        written = []
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
        return (listing, named)
    }

    private func end(_ reason: String, _ step: MigrationStep) {
        listing.gap = reason.withoutPasswords
        warn("the listing ends here: \(reason)", step)
    }

    private func lack(_ reason: String, _ step: MigrationStep) {
        listing.gap = reason.withoutPasswords
        warn(reason, step)
    }

    private func warn(_ text: String, _ step: MigrationStep) {
        reporter.report(.warning(text.withoutPasswords, version: step.file.version))
    }

    /// Tells a text, and keeps it unless it repeats another.
    ///
    /// - Returns: what its statements name; nothing where it is not kept, as the other names the same.
    private func tell(
        _ sql: String, duration: Int? = nil, of step: MigrationStep
    ) -> [StatementReferences] {
        reporter.report(
            .statement(
                version: step.file.version, sql: sql.withoutPasswords,
                durationMilliseconds: duration))
        guard !repeats(sql) else { return [] }
        listing.texts.append(sql)
        let references = (try? SQLParser.references(in: sql)) ?? []
        for each in references { named.formUnion(each.relations) }
        return references
    }

    // MARK: - SQL files

    private func list(_ step: MigrationStep) throws(RunEnd) {
        let file = try SQLMigrationFile(of: step)
        guard let section = file.section(step.direction) else {
            return lack("there is no `\(step.direction.rawValue)`: running it would fail", step)
        }
        let start = ContinuousClock.now
        for (index, statement) in section.statements.enumerated() {
            if let interruption = loop.interruption { throw .interrupted(interruption) }
            if let timeForFile, ContinuousClock.now - start > timeForFile {
                return end(
                    "there was no time to look at more than its first \(index) statements", step)
            }
            for each in tell(statement.text, of: step) where !each.isReading {
                changed.formUnion(each.relations)
            }
        }
    }

    /// Whether a text writes rows as another before it does, with other constants: then it needs the same and
    /// names the same. A file of data has a million of these.
    private func repeats(_ text: String) -> Bool {
        let shape = StatementShape.hash(of: text)
        guard !written.contains(shape) else { return true }
        if let statements = try? SQLParser.parse(text).statements, statements.count == 1,
            statements[0].kind == .ordinary, statements[0].facts.isDML
        {
            written.insert(shape)
        }
        return false
    }

    // MARK: - Scripts

    /// Has the code of a migration run against a recorder.
    private func record(_ step: MigrationStep) throws(RunEnd) {
        var remarks: [String] = []
        var script: ListedScript?
        let outcome = try listings.list(step, changed: changed) { [unowned self] news in
            switch news {
            case .event(.log(let stream, let text, _)):
                reporter.report(.log(stream: stream, text: text, version: step.file.version))
            case .event(let event): reporter.report(event)
            case .listing(.sent(let query)):
                let references = tell(
                    query.sql, duration: query.durationMilliseconds, of: step)
                // What the database has answered changes nothing.
                guard query.durationMilliseconds == nil else { break }
                for each in references { changed.formUnion(each.relations) }
            case .listing(.loaded(let loaded)): script = loaded
            case .listing(.remark(let remark)): remarks.append(remark)
            case .listing(.refusedWrite(let path)):
                warn("not done, as this is a dry run: a change of the file \(path)", step)
            case .listing(.asked), .listing(.awaits): break
            }
        }
        if script?.hasDown == false, step.direction == .down {
            lack("there is no `down`: rolling it back would fail", step)
        }
        for remark in remarks { lack(remark, step) }
        // Code that waits for the answer that ended the listing fails for no reason of its own.
        if let reason = outcome.end ?? outcome.failure?.explanation { end(reason, step) }
    }
}
