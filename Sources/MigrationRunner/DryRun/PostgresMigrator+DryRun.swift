import EventLoop
package import MigrationKit

extension PostgresMigrator {
    /// Shows what a run would do: the planned migrations with the SQL that each sends. Nothing is written
    /// and no lock is taken.
    ///
    /// - Parameter isOffline: whether no statement of a migration reaches the database, not even one that
    ///   only reads.
    /// - Returns: the exit code, 0.
    /// - Throws: ``RunEnd`` where the plan cannot be made, or the program is to end.
    package func dryRun(
        _ direction: MigrationDirection, files: [MigrationFile], isOffline: Bool,
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
        let run = DryRun(
            scripts: scripts, idle: idleConnection, isOffline: isOffline, loop: loop,
            reporter: reporter)
        for step in plan.steps { try run.show(step) }
        reporter.report(
            .runFinished(
                RunSummary(
                    direction: direction, exitCode: .success, completed: plan.steps.count,
                    durationMilliseconds: Int((EventLoop.now - start).rounded()), isDryRun: true)))
        return .success
    }
}
