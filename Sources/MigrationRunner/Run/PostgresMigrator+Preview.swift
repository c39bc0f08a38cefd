import EventLoop
import JSCore
package import MigrationKit
import NodeRuntime

extension PostgresMigrator {
    /// Shows what a run would do: the planned migrations with the SQL that their code sends to a
    /// database which answers everything empty. Nothing is written and no lock is taken.
    ///
    /// - Returns: the exit code, 0.
    /// - Throws: ``RunEnd`` where the plan cannot be made, or the program is to end.
    package func preview(
        _ direction: MigrationDirection, files: [MigrationFile],
        plan makePlan: (MigrationInventory) throws(RunEnd) -> MigrationPlan
    ) throws(RunEnd) -> ExitCode {
        let start = EventLoop.now
        let (plan, check) = try checkedPlan(try inventory(of: files), direction, makePlan)
        try TypeScriptMigrations.checkCompiler(for: plan, variables: scripts.variables)
        reporter.report(
            .runStarted(
                RunStart(
                    direction: direction, versions: plan.steps.map(\.file.version),
                    database: databaseDescription, isDryRun: true)))
        report(check, of: plan)
        for step in plan.steps { try preview(step) }
        reporter.report(
            .runFinished(
                RunSummary(
                    direction: direction, exitCode: .success, completed: plan.steps.count,
                    durationMilliseconds: Int((EventLoop.now - start).rounded()), isDryRun: true)))
        return .success
    }

    private func preview(_ step: MigrationStep) throws(RunEnd) {
        let file = step.file
        reporter.report(
            .migrationStarted(
                version: file.version, name: step.row?.name ?? file.name, file: file.fileName,
                direction: step.direction))
        let recorder = StatementRecorder()
        var reason: String?
        do throws(RunEnd) {
            try record(step, into: recorder)
        } catch {
            guard case .failed(let failure) = error else { throw error }
            if !(failure is ExitedWithSuccess) { reason = error.reason }
        }
        for statement in recorder.statements {
            reporter.report(
                .statement(version: file.version, sql: statement, durationMilliseconds: nil))
        }
        if let reason {
            reporter.report(
                .warning(
                    "the listing ends here: with every answer empty, the code says: \(reason)",
                    version: file.version))
        }
        reporter.report(
            .migrationFinished(
                MigrationOutcome(
                    version: file.version, name: step.row?.name ?? file.name,
                    direction: step.direction, status: .pending, durationMilliseconds: 0)))
    }

    /// Runs a migration against a recorder, in a runtime of its own.
    private func record(_ step: MigrationStep, into recorder: StatementRecorder) throws(RunEnd) {
        let current = CurrentVersion()
        current.version = step.file.version
        let gateway = MigrationGateway(
            home: HomeDatabase(
                endpoint: scripts.endpoint, connection: idleConnection,
                refusesOthers: "this is a dry run"),
            loop: loop, warn: { _ in })
        gateway.mode = .recording(recorder)
        let host = ScriptHost(
            environment: scripts, gateway: gateway, loop: loop, reporter: reporter,
            current: current)
        let driver = try host.driver(session: nil)
        let script = try host.load(step, driver: driver)
        guard script.provides(step.direction) || step.direction == .up else {
            return reporter.report(
                .warning(
                    "there is no `down`: rolling it back would fail", version: step.file.version))
        }
        do throws(SessionEnd) {
            if script.provides(step.direction) {
                try finish(driver) { () throws(JSException) in
                    try script.invoke(step.direction, file: step.file)
                }
            } else {
                // A script is its own migration, if need be as the main module.
                try finish(driver) { () throws(JSException) in driver.runtime.context.undefined }
                guard recorder.statements.isEmpty else { return }
                try finish(driver) { () throws(JSException) in try script.runAsMain(step.file) }
            }
        } catch {
            guard case .script(let thrown) = error, let runtime = host.runtime else {
                throw RunEnd(error, step: step)
            }
            throw .failed(ScriptError(thrown, runtime: runtime).failure(of: step, statements: []))
        }
    }

    /// Calls into a script and carries on until nothing is left of it.
    private func finish(
        _ driver: ScriptDriver, after call: () throws(JSException) -> JSValue
    ) throws(SessionEnd) {
        var end: ScriptDriver.End? = try driver.run(call)
        if case .settled(.success) = end { end = try driver.drain().end }
        switch end {
        case nil, .settled(.success), .exited: return
        case .settled(.failure(let exception)): throw .script(exception.value)
        case .uncaught(let error): throw .script(error)
        case .stalled, .overdue: throw .failure("it waits for something that can never happen")
        }
    }
}
