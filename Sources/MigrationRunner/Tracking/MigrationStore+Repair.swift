import MigrationKit
import PgQuery
import Postgres

extension MigrationStore {
    /// Carries repairs out, all or none; what people declare is a line of the history, too.
    ///
    /// - Parameter client: who declares it, as `user@host`.
    /// - Returns: why the history could not be written, where that was so.
    /// - Throws: ``RunEnd`` where the repair fails; then nothing was changed.
    func carryOut(
        _ repairs: [Repair], _ checksums: FileChecksums, runID: String, client: String,
        on connection: Connection
    ) throws(RunEnd) -> String? {
        var statements = ["BEGIN"] + repairs.map { sql($0, checksums, runID: runID) }
        let declared = repairs.compactMap { $0.historyAttempt(client: client, runID: runID) }
        if !declared.isEmpty { statements.append(ledger.history.guardedSQL(declared)) }
        return try connection.commit(statements, hasHistory: !declared.isEmpty)
    }

    private func sql(_ repair: Repair, _ checksums: FileChecksums, runID: String) -> String {
        let entry = repair.entry
        let version = SQLText.literal((entry.row?.version ?? entry.version).text)
        func update(_ assignments: String) -> String {
            "UPDATE \(table.name) SET \(assignments) WHERE version = \(version)"
        }
        switch repair.action {
        case .becomesApplied: return update("direction = 'up', status = 'completed'")
        case .becomesPending, .declarePending:
            return update(
                """
                direction = 'up', status = 'pending', error = NULL, completed_at = NULL, \
                duration_ms = NULL, checksum = NULL, checksum_imports = NULL, \
                transactional = NULL, progress = NULL
                """)
        case .acceptFile:
            guard let file = entry.file, let row = entry.row else { return "" }
            let imports = checksums.ofImports(of: row, from: file) ?? row.checksumImports
            return update(
                """
                checksum = \(SQLText.literal(checksums.of(file.path))), \
                checksum_imports = \(SQLText.literal(imports))
                """)
        case .archive:
            return update(
                """
                progress = coalesce(progress, '{}') || '{"archived": true}'
                """)
        case .declareApplied:
            let checksum = SQLText.literal(entry.file.flatMap { checksums.of($0.path) })
            return """
                INSERT INTO \(table.name) (version, name, direction, status, completed_at, checksum, \
                run_id) VALUES (\(version), \(SQLText.literal(repair.name)), 'up', 'completed', \
                pg_catalog.clock_timestamp(), \(checksum), \(SQLText.literal(runID))) \
                ON CONFLICT (version) DO UPDATE SET direction = excluded.direction, \
                status = excluded.status, completed_at = excluded.completed_at, error = NULL, \
                duration_ms = NULL, checksum = excluded.checksum, checksum_imports = NULL, \
                transactional = NULL, progress = NULL, run_id = excluded.run_id
                """
        case .needsDecision: return ""
        }
    }
}

extension Repair {
    /// What people declare to have happened, where it changes which action was the last that succeeded.
    fileprivate func historyAttempt(client: String, runID: String) -> HistoryAttempt? {
        let wasRollback = entry.row?.direction == .down && entry.row?.status != .completed
        let happened: MigrationDirection
        switch action {
        case .declareApplied where !wasRollback: happened = .up
        case .declarePending where wasRollback || entry.isApplied: happened = .down
        default: return nil
        }
        return HistoryAttempt(
            file: entry.file?.fileName(for: happened) ?? entry.version.text, action: happened,
            durationMilliseconds: nil, error: nil, client: client, runID: runID)
    }
}
