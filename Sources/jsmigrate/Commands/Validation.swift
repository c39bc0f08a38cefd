import Configuration
import EventLoop
import Filesystem
import MigrationKit
import MigrationRunner
import Postgres
import Validators

/// Runs validators and tells what they found; those of the project that are scripts live from the first phase
/// to the last.
final class Validation {
    let workspace: Workspace
    let migrator: PostgresMigrator
    let files: [MigrationFile]
    private let thresholds: ValidationThresholds
    /// How far the run goes that is validated.
    private let scope: UpScope
    private let folder: ValidatorFolder?
    private let scripts: ScriptSupervisor?
    /// Whether a phase has been validated.
    private var hasReport = false

    /// Finds the validators.
    ///
    /// - Throws: a failure of exit code 5 where the folder that was named is not there.
    init(
        workspace: Workspace, migrator: PostgresMigrator, files: [MigrationFile],
        scope: UpScope = UpScope()
    ) throws {
        self.workspace = workspace
        self.migrator = migrator
        self.files = files
        self.scope = scope
        folder = try Self.validatorsDirectory(of: workspace).map(ValidatorFolder.init)
        let thresholds = workspace.thresholds
        self.thresholds = thresholds
        scripts = try folder.map {
            try ScriptSupervisor(
                $0, of: migrator, megabytes: thresholds.scriptMemoryMegabytes,
                sparesOutput: workspace.options.writesJSON)
        }
    }

    /// Ends the process of the scripts.
    func close() { scripts?.close(on: workspace.loop, telling: workspace.reporter) }

    /// Runs a phase. Where the server has gone since an earlier one, the report says so: what was found by
    /// then is not to be lost with it.
    ///
    /// - Parameters:
    ///   - before: what the server had counted before the run that is validated; nil for none.
    ///   - isReported: whether the report is written now; false where it becomes part of a document.
    func run(
        _ phase: ValidationPhase, before: ActivitySnapshot? = nil, isReported: Bool = true
    ) throws -> ValidationReport {
        let report: ValidationReport
        do {
            report = try makeReport(phase, before)
        } catch  where hasReport && !migrator.idleConnection.isOpen {
            report = .unreachable(phase: phase, error: FailureText.reason(of: error))
        }
        hasReport = true
        if let interruption = workspace.loop.interruption {
            throw RunEnd.interrupted(interruption)
        }
        if isReported { workspace.reporter.report(.validationFinished(report)) }
        return report
    }

    private func makeReport(
        _ phase: ValidationPhase, _ before: ActivitySnapshot?
    ) throws -> ValidationReport {
        let validation = try migrator.makeValidation(
            phase, builtIns: ValidatorRegistry(BuiltInValidators.all),
            folder: folder, scripts: scripts)
        defer { validation.close() }
        return validation.run(try context(phase, before, validation))
    }

    /// What the server has counted so far; nil, with a warning, where it does not say.
    func snapshot() throws -> ActivitySnapshot? {
        let session = try migrator.makeReadOnlySession()
        defer { session.close() }
        do {
            return try session.isolated(timeout: Self.snapshotTime) {
                try ActivitySnapshot(reading: session)
            }
        } catch  where workspace.loop.interruption == nil {
            workspace.reporter.report(
                .warning("the server's figures were not read before the run: \(error)"))
            return nil
        }
    }

    private static let snapshotTime: Duration = .seconds(10)

    private func context(
        _ phase: ValidationPhase, _ before: ActivitySnapshot?, _ validation: DatabaseValidation
    ) throws -> ValidationContext {
        let inventory = try migrator.inventory(of: files)
        var context = ValidationContext(
            phase: phase, database: validation.session,
            pending: try pending(in: inventory, phase),
            applied: inventory.entries.filter(\.isApplied).map { entry in
                PlannedMigrationSummary(
                    version: entry.version.text, name: entry.row?.name ?? entry.file?.name ?? "",
                    file: entry.file?.fileName ?? "")
            },
            executed: migrator.executed, thresholds: thresholds,
            trackingTable: try migrator.trackingTableName(),
            ownProcesses: [Int32(migrator.idleConnection.backendProcessID)]
                + validation.processes)
        guard phase == .post else { return context }
        context.before = before
        context.deadline = .now + thresholds.postFlightTime
        if migrator.executed.isEmpty {
            let hooks = workspace.configuration?.hooks ?? []
            context.definitionsOfApplied = try migrator.appliedDefinitions(
                of: inventory, isPathKnown: !hooks.contains(.beforeEach))
        }
        context.schemaState = { [migrator] in try migrator.schemaState() }
        return context
    }

    /// The migrations of the plan; before the run with what they would send.
    private func pending(
        in inventory: MigrationInventory, _ phase: ValidationPhase
    ) throws -> [PlannedMigrationSummary] {
        let plan: MigrationPlan
        do throws(UnknownVersionError) {
            plan = try MigrationPlan.up(
                inventory, scope: phase == .pre ? scope : UpScope())
        } catch {
            throw RunEnd.failed(error)
        }
        var summaries = plan.steps.map { step in
            PlannedMigrationSummary(
                version: step.file.version.text, name: step.row?.name ?? step.file.name,
                file: step.file.fileName)
        }
        guard phase == .pre else { return summaries }
        let listings = try migrator.plannedStatements(of: plan, within: thresholds.planTime)
        for (index, listing) in listings.enumerated() {
            summaries[index].isOutOfOrder = plan.steps[index].isOutOfOrder
            summaries[index].statements = listing.statements
            summaries[index].relations = listing.relations
        }
        return summaries
    }

    /// The folder of the project's validators; nil where there is none.
    private static func validatorsDirectory(of workspace: Workspace) throws -> String? {
        let path = workspace.validatorsDirectory
        if Filesystem.isDirectory(path) { return path }
        guard let name = workspace.options.validatorsDirectory else { return nil }
        throw GeneralFailure.configuration("there is no folder \(name)")
    }
}
