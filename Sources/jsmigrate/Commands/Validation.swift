import Configuration
import EventLoop
import Filesystem
import MigrationKit
import MigrationRunner
import Postgres
import Validators

/// Runs validators and tells what they found.
struct Validation {
    let workspace: Workspace
    let migrator: PostgresMigrator
    let files: [MigrationFile]
    /// How far the run goes that is validated.
    var scope = UpScope()

    /// Runs a phase.
    ///
    /// - Parameters:
    ///   - before: what the server had counted before the run that is validated; nil for none.
    ///   - isReported: whether the report is written now; false where it becomes part of a document.
    func run(
        _ phase: ValidationPhase, before: ActivitySnapshot? = nil, isReported: Bool = true
    ) throws -> ValidationReport {
        let session = try migrator.makeReadOnlySession()
        defer { session.close() }
        var registry = ValidatorRegistry(BuiltInValidators.all)
        let scripts = ScriptValidators(
            session: session, environment: migrator.scripts, loop: workspace.loop,
            reporter: workspace.reporter)
        if let directory = try validatorsDirectory {
            registry.register(contentsOf: scripts.load(from: directory))
        }
        let report = ValidationRunner(registry: registry).run(
            try context(phase, before, session),
            isInterrupted: { workspace.loop.interruption != nil })
        if let interruption = workspace.loop.interruption {
            throw RunEnd.interrupted(interruption)
        }
        if isReported { workspace.reporter.report(.validationFinished(report)) }
        return report
    }

    /// What the server has counted so far; nil, with a warning, where it does not say.
    func snapshot() throws -> ActivitySnapshot? {
        let session = try migrator.makeReadOnlySession()
        defer { session.close() }
        do {
            return try session.isolated(timeout: Self.snapshotTime) {
                try ActivitySnapshot(reading: session)
            }
        } catch let error as PostgresError where workspace.loop.interruption == nil {
            workspace.reporter.report(
                .warning("the server's figures were not read before the run: \(error.message)"))
            return nil
        }
    }

    private static let snapshotTime: Duration = .seconds(10)

    private func context(
        _ phase: ValidationPhase, _ before: ActivitySnapshot?, _ session: ReadOnlySession
    ) throws -> ValidationContext {
        let inventory = try migrator.inventory(of: files)
        let thresholds = workspace.configuration?.thresholds ?? ValidationThresholds()
        var context = ValidationContext(
            phase: phase, database: session,
            pending: try pending(in: inventory, phase),
            applied: inventory.entries.filter(\.isApplied).map { entry in
                PlannedMigrationSummary(
                    version: entry.version.text, name: entry.row?.name ?? entry.file?.name ?? "",
                    file: entry.file?.fileName ?? "")
            },
            executed: migrator.executed, thresholds: thresholds,
            trackingTable: try migrator.trackingTableName(),
            ownProcesses: [migrator.idleConnection, session.connection].map {
                Int32($0.backendProcessID)
            })
        guard phase == .post else { return context }
        context.before = before
        context.deadline = .now + thresholds.postFlightTime
        context.definitionsOfFiles = { AppliedDefinitions.read(inventory) }
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
        for (index, listing) in try migrator.plannedStatements(of: plan).enumerated() {
            summaries[index].isOutOfOrder = plan.steps[index].isOutOfOrder
            summaries[index].statements = listing.statements
            summaries[index].relations = listing.relations
        }
        return summaries
    }

    /// The folder of the project's validators: the one that was named, else `validators` beside the
    /// migrations or in the working directory; nil where there is none.
    private var validatorsDirectory: String? {
        get throws {
            let current = Filesystem.currentDirectory
            if let name = workspace.options.validatorsDirectory {
                let path = Filesystem.absolute(name, relativeTo: current)
                guard Filesystem.isDirectory(path) else {
                    throw GeneralFailure.configuration("there is no folder \(name)")
                }
                return path
            }
            let parent = Filesystem.parent(of: workspace.directory) ?? "/"
            return ["\(parent)/validators", "\(current)/validators"].first(
                where: Filesystem.isDirectory)
        }
    }
}
