import EventLoop
package import MigrationKit

extension PostgresMigrator {
    /// Rolls the last migrations back and applies them again, under one lock.
    ///
    /// What `up` refuses is refused before anything is rolled back; the files of these very migrations may
    /// be other ones now, as trying them again is what it is for.
    /// - Parameter count: how many migrations.
    /// - Throws: ``RunEnd`` of the rollback, then of what is applied again.
    package func redo(_ count: Int, files: [MigrationFile]) throws(RunEnd) {
        options.hooks?.command = "redo"
        let store = try locateStore()
        try store.checkPlace()
        try underLock(of: store) { () throws(RunEnd) in
            var versions: [MigrationVersion] = []
            try runLocked(.down, files, EventLoop.now, known: store) { inventory throws(RunEnd) in
                let plan = try MigrationPlan.lastOnes(count, of: inventory)
                versions = plan.steps.map(\.file.version)
                try checkRest(of: inventory, beside: versions)
                return plan
            }
            guard !versions.isEmpty else { return }
            try runLocked(.up, files, EventLoop.now, known: store) { inventory throws(RunEnd) in
                do throws(UnknownVersionError) {
                    let plan = try MigrationPlan.up(inventory)
                    return MigrationPlan(
                        direction: .up,
                        steps: plan.steps.filter { versions.contains($0.file.version) })
                } catch {
                    throw .failed(error)
                }
            }
        }
    }

    private func checkRest(
        of inventory: MigrationInventory, beside versions: [MigrationVersion]
    ) throws(RunEnd) {
        let others = inventory.entries.map(\.version).filter { !versions.contains($0) }
        do throws(ChangedFilesError) {
            try FileChecksums().check(inventory).limited(to: others).check(
                allowingChanged: options.allowsChanged, allowingMissing: options.allowsMissing)
        } catch {
            throw .failed(error)
        }
    }
}

extension MigrationPlan {
    fileprivate static func lastOnes(
        _ count: Int, of inventory: MigrationInventory
    ) throws(RunEnd) -> MigrationPlan {
        do {
            return try MigrationPlan.down(inventory, scope: .steps(count))
        } catch let failure as any Failure {
            throw .failed(failure)
        } catch {
            throw .failed(GeneralFailure("\(error)", exitCode: .refused))
        }
    }
}
