import EventLoop
package import MigrationKit

extension PostgresMigrator {
    /// How long the code of one migration may take in a dry run where nothing else is said.
    package static var listingTime: Duration { .seconds(60) }

    /// Shows what a run would do: the planned migrations with the SQL that each sends. Nothing is written
    /// and no lock is taken.
    ///
    /// - Parameter isOffline: whether no statement of a migration reaches the database, not even one that
    ///   only reads.
    /// - Parameter timeLimit: how long the code of one migration may take, and half of it the server for one query;
    ///   nil where there is no limit.
    /// - Returns: the exit code, 0.
    /// - Throws: ``RunEnd`` where the plan cannot be made, or the program is to end.
    package func dryRun(
        _ direction: MigrationDirection, files: [MigrationFile], isOffline: Bool,
        timeLimit: Duration?, plan makePlan: (MigrationInventory) throws(RunEnd) -> MigrationPlan
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
        let run = DryRun(self, isOffline: isOffline, timeLimit: timeLimit)
        for step in plan.steps { try run.show(step) }
        reporter.report(
            .runFinished(
                RunSummary(
                    direction: direction, exitCode: .success, completed: plan.steps.count,
                    durationMilliseconds: Int((EventLoop.now - start).rounded()), isDryRun: true)))
        return .success
    }
}
