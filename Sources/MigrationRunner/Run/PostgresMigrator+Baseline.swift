package import MigrationKit
import Postgres

extension PostgresMigrator {
    /// Says what ``baseline(upTo:files:confirm:)`` would mark; nothing is written and no lock is taken.
    ///
    /// - Throws: ``RunEnd``.
    package func planBaseline(
        upTo reference: VersionReference, files: [MigrationFile]
    ) throws(RunEnd) -> BaselinePlan {
        try plan(reference, files, locateStore())
    }

    /// Marks everything up to a version as applied without running it, under the lock.
    ///
    /// - Parameter confirm: shows the plan, and throws where it is not to be carried out; not called
    ///   where there is nothing to do.
    /// - Returns: the plan that was carried out.
    /// - Throws: ``RunEnd``.
    package func baseline(
        upTo reference: VersionReference, files: [MigrationFile],
        confirm: (BaselinePlan) throws(RunEnd) -> Void
    ) throws(RunEnd) -> BaselinePlan {
        let found = try locateStore()
        try found.checkPlace()
        return try underLock(of: found) { () throws(RunEnd) in
            let first = try plan(reference, files, found)
            guard !first.entries.isEmpty else { return first }
            try confirm(first)
            let store = try found.prepared(on: idleConnection)
            noteInterruptions(SettlementPlan(try store.rows(on: idleConnection)), in: store, files)
            try carryOut(first, in: store)
            return first
        }
    }

    private func plan(
        _ reference: VersionReference, _ files: [MigrationFile], _ store: MigrationStore
    ) throws(RunEnd) -> BaselinePlan {
        let rows = try store.rows(on: idleConnection)
        do {
            return try BaselinePlan(
                upTo: reference, in: MigrationInventory(files: files, rows: rows))
        } catch let failure as any Failure {
            throw .failed(failure)
        } catch {
            throw .failed(GeneralFailure("\(error)", exitCode: .refused))
        }
    }

    private func carryOut(_ plan: BaselinePlan, in store: MigrationStore) throws(RunEnd) {
        let checksums = FileChecksums()
        let now = try idleConnection.answer(
            to: "SELECT \(TrackingTable.timestamp("pg_catalog.clock_timestamp()"))"
        ).value(0, 0)
        let migrations = plan.entries.map { entry in
            AppliedMigration(
                version: (entry.row?.version ?? entry.version).text, name: entry.trackedName,
                file: entry.file?.fileName ?? entry.version.text,
                checksum: entry.file.flatMap { checksums.of($0.path) }, appliedAt: now)
        }
        let statements = store.appliedSQL(
            migrations, runID: RunIdentifier.random(), client: "baseline by \(client)")
        if let problem = try idleConnection.commit(["BEGIN"] + statements) {
            reporter.report(.warning("the history could not be written: \(problem)"))
        }
    }
}
