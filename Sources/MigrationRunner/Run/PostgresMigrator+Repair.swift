import Filesystem
package import MigrationKit

extension PostgresMigrator {
    /// What `repair` is asked to do.
    package enum RepairRequest {
        /// To put in order what the tables and files tell.
        case all
        /// To say of one migration what is true.
        case decide(VersionReference, isApplied: Bool)
    }

    /// Puts in order what is not, under the lock, so that no run is at work meanwhile.
    ///
    /// - Parameter confirm: shows the plan, and throws where it is not to be carried out; not called
    ///   where there is nothing to do.
    /// - Returns: the plan that was carried out.
    /// - Throws: ``RunEnd``.
    package func repair(
        _ request: RepairRequest, files: [MigrationFile],
        confirm: (RepairPlan) throws(RunEnd) -> Void
    ) throws(RunEnd) -> RepairPlan {
        let found = try locateStore()
        try found.checkPlace()
        return try underLock(of: found) { () throws(RunEnd) in
            let checksums = FileChecksums()
            let rows = try found.rows(on: idleConnection)
            let plan = try repairPlan(
                request, MigrationInventory(files: files, rows: rows), checksums)
            guard !plan.repairs.isEmpty else { return plan }
            try confirm(plan)
            guard !plan.decided.isEmpty else { return plan }
            let store = try found.prepared(on: idleConnection)
            noteInterruptions(SettlementPlan(rows), in: store, files)
            let runID = RunIdentifier.random()
            let problem = try store.carryOut(
                plan.decided, checksums, runID: runID, client: client, on: idleConnection)
            if let problem {
                reporter.report(.warning("the history could not be written: \(problem)"))
            }
            return plan
        }
    }

    private func repairPlan(
        _ request: RepairRequest, _ inventory: MigrationInventory, _ checksums: FileChecksums
    ) throws(RunEnd) -> RepairPlan {
        switch request {
        case .all: return RepairPlan(inventory, check: checksums.check(inventory))
        case .decide(let reference, let isApplied):
            do throws(UnknownVersionError) {
                return try RepairPlan.deciding(reference, isApplied: isApplied, in: inventory)
            } catch {
                throw .failed(error)
            }
        }
    }
}
