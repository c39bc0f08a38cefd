import MigrationKit
import Postgres

extension MigrationStore {
    /// Carries repairs out, all or none.
    ///
    /// - Throws: ``RunEnd`` where that fails; then nothing was changed.
    func carryOut(
        _ repairs: [Repair], _ checksums: FileChecksums, runID: String, on connection: Connection
    ) throws(RunEnd) {
        let statements = repairs.map { sql($0, checksums, runID: runID) }
        // A string of several statements is one transaction.
        try connection.execute(statements.joined(separator: ";\n"), isInterruptible: false)
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
