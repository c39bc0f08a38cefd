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

    /// Runs a phase.
    ///
    /// - Parameters:
    ///   - before: what the server had counted before the run that is validated; nil for none.
    ///   - isReported: whether the report is written now; false where it becomes part of a document.
    func run(
        _ phase: ValidationPhase, before: ActivitySnapshot? = nil, isReported: Bool = true
    ) throws -> ValidationReport {
        let validation = try migrator.makeValidation(
            phase, builtIns: ValidatorRegistry(BuiltInValidators.all),
            folder: try validatorsDirectory.map(ValidatorFolder.init))
        defer { validation.close() }
        let report = validation.run(try context(phase, before, validation))
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
        func summaries(_ entries: [MigrationInventory.Entry]) -> [PlannedMigrationSummary] {
            entries.map { entry in
                PlannedMigrationSummary(
                    version: entry.version.text, name: entry.row?.name ?? entry.file?.name ?? "",
                    file: entry.file?.fileName ?? "")
            }
        }
        let thresholds = workspace.configuration?.thresholds ?? ValidationThresholds()
        var context = ValidationContext(
            phase: phase, database: validation.session,
            pending: summaries(inventory.entries.filter { !$0.isApplied && $0.file != nil }),
            applied: summaries(inventory.entries.filter(\.isApplied)),
            executed: migrator.executed, thresholds: thresholds,
            trackingTable: try migrator.trackingTableName(),
            ownProcesses: [Int32(migrator.idleConnection.backendProcessID)]
                + validation.processes)
        guard phase == .post else { return context }
        context.before = before
        context.deadline = .now + thresholds.postFlightTime
        context.definitionsOfFiles = { AppliedDefinitions.read(inventory) }
        context.schemaState = { [migrator] in try migrator.schemaState() }
        return context
    }

    /// The folder of the project's validators; nil where there is none.
    private var validatorsDirectory: String? {
        get throws {
            let path = workspace.validatorsDirectory
            if Filesystem.isDirectory(path) { return path }
            guard let name = workspace.options.validatorsDirectory else { return nil }
            throw GeneralFailure.configuration("there is no folder \(name)")
        }
    }
}
