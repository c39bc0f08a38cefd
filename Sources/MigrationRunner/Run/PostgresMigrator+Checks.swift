import MigrationKit

extension PostgresMigrator {
    /// Makes a plan, and compares the files of applied migrations with what was applied.
    ///
    /// `up` stands on all that is applied; a rollback only on what it rolls back.
    /// - Throws: ``RunEnd`` where the plan cannot be made, or must not be carried out because of what
    ///   became of the files.
    func checkedPlan(
        _ inventory: MigrationInventory, _ direction: MigrationDirection,
        _ makePlan: (MigrationInventory) throws(RunEnd) -> MigrationPlan
    ) throws(RunEnd) -> (plan: MigrationPlan, check: FileCheck) {
        let plan = try makePlan(inventory)
        var check = FileChecksums().check(inventory)
        if direction == .down { check = check.limited(to: plan.steps.map(\.file.version)) }
        do throws(ChangedFilesError) {
            try check.check(
                allowingChanged: options.allowsChanged || direction == .down && !options.isStrict,
                allowingMissing: options.allowsMissing)
        } catch {
            throw .failed(error)
        }
        let late = plan.steps.filter(\.isOutOfOrder).map(\.file)
        guard !options.isStrict || late.isEmpty else {
            throw .failed(OutOfOrderError(files: late))
        }
        return (plan, check)
    }

    /// Tells what is not as it was, or not in order, and stops nothing.
    func report(_ check: FileCheck, of plan: MigrationPlan) {
        for warning in check.warnings { reporter.report(.warning(warning)) }
        for step in plan.steps where step.isOutOfOrder {
            reporter.report(
                .warning(
                    "\(step.file.fileName) is older than migrations that are applied",
                    version: step.file.version))
        }
    }
}
