import MigrationKit
import MigrationRunner

extension DatabaseDoctor {
    /// The tracking tables, what they say, and who holds the lock.
    func examineTracking(_ diagnosis: inout Diagnosis) throws(RunEnd) {
        do throws(RunEnd) {
            let facts = try migrator.trackingTables()
            let names = facts.own.map(\.displayName).joined(separator: ", ")
            if facts.own.isEmpty {
                let place = facts.schema.isEmpty ? "" : " in the schema \(facts.schema)"
                diagnosis.pass(
                    "tracking tables", "not there yet; the first run makes them\(place)")
            } else if try hasRights(on: facts.own.map(\.name), &diagnosis) {
                diagnosis.pass("tracking tables", names)
            }
            examineOtherTools(facts, &diagnosis)
        } catch {
            guard case .failed(let failure) = error else { throw error }
            return diagnosis.fail(
                "tracking tables", failure,
                help: "rename the table, or name another schema with --ledger-schema")
        }
        try examineState(&diagnosis)
        try examineLock(&diagnosis)
    }

    private func examineOtherTools(
        _ facts: PostgresMigrator.TableFacts, _ diagnosis: inout Diagnosis
    ) {
        if let notice = facts.otherToolsNotice {
            diagnosis.fail(
                "other tools", notice,
                help:
                    "`jsmigrate adopt` takes its history over; `jsmigrate adopt --dry-run` shows how"
            )
        } else if !facts.others.isEmpty {
            diagnosis.pass(
                "other tools", "\(facts.others.joined(separator: ", ")); it does not count here")
        }
    }

    private func hasRights(
        on tables: [String], _ diagnosis: inout Diagnosis
    ) throws(RunEnd) -> Bool {
        let list = tables.map { "'\($0.split(separator: "'").joined(separator: "''"))'" }
        let sql = """
            SELECT pg_catalog.string_agg(DISTINCT pg_catalog.concat(privilege, ' on ', name), ', ') AS missing
              FROM pg_catalog.unnest(ARRAY[\(list.joined(separator: ", "))]) AS tables (name),
                   pg_catalog.unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS needed (privilege)
             WHERE NOT pg_catalog.has_table_privilege(name, privilege)
            """
        guard let missing = try ask(sql, &diagnosis)?["missing"] else { return true }
        diagnosis.fail(
            "tracking tables", "this role lacks \(missing)",
            help: "GRANT SELECT, INSERT, UPDATE, DELETE ON each, and USAGE on their sequences")
        return false
    }

    private func examineState(_ diagnosis: inout Diagnosis) throws(RunEnd) {
        let report: StatusReport
        do throws(RunEnd) {
            report = StatusReport(try migrator.inventory(of: files)) { FileChecksum.of($0.path) }
        } catch {
            guard case .failed(let failure) = error else { throw error }
            return diagnosis.fail("state", failure, help: "let this role read the tracking tables")
        }
        let counts = report.summary.filter { $0.count > 0 }
        let text =
            counts.isEmpty
            ? "nothing is tracked"
            : counts.map { "\($0.count) \($0.state.rawValue)" }.joined(separator: ", ")
        let toSettle: Set<MigrationState> = [.running, .failed, .missing, .changed]
        if counts.contains(where: { toSettle.contains($0.state) }) {
            diagnosis.warn(
                "state", text,
                help: "`jsmigrate status` names them; `jsmigrate repair` settles them")
        } else {
            diagnosis.pass("state", text)
        }
    }

    private func examineLock(_ diagnosis: inout Diagnosis) throws(RunEnd) {
        let report: LockReport
        do throws(RunEnd) { report = try migrator.lockReport() } catch {
            guard case .failed(let failure) = error else { throw error }
            return diagnosis.fail("lock", failure, help: "let this role read migration_lock")
        }
        if report.isFree { return diagnosis.pass("lock", "free") }
        let lines = report.text.split(separator: "\n").joined(separator: "; ")
        diagnosis.warn(
            "lock", lines, help: "wait for that run, or see `jsmigrate unlock`, which asks first")
    }
}
