import EventLoop
package import MigrationKit
import PgQuery
import Postgres
package import SchemaDescription

extension PostgresMigrator {
    /// Describes the schema of the database, without the tracking tables.
    ///
    /// - Throws: ``RunEnd`` where it cannot be read.
    package func describeSchema() throws(RunEnd) -> SchemaDescription {
        do throws(SchemaReadingError) {
            return try SchemaDescription.read(on: idleConnection)
        } catch {
            throw RunEnd(error)
        }
    }

    // MARK: - Drift

    /// Whether the schema still is what the last run left; unknown, with a warning, where it cannot
    /// be read, as where somebody holds a lock on a table that a view speaks of.
    ///
    /// - Throws: ``RunEnd`` where the rows cannot be read, or the program is to end.
    package func schemaState() throws(RunEnd) -> SchemaState {
        let store = try locateStore()
        // ISO 8601 texts in UTC sort as the times do.
        let last = try store.rows(on: idleConnection).filter { $0.startedAt != nil }
            .max { ($0.startedAt ?? "") < ($1.startedAt ?? "") }
        let keeper = SchemaKeeper(table: store.table, connection: idleConnection)
        do throws(RunEnd) {
            return try keeper.state(lastRun: last?.runID)
        } catch {
            guard case .failed(let failure) = error else { throw error }
            reporter.report(
                .warning(
                    "the schema could not be compared with the recorded one: \(failure.message)"))
            return SchemaState(.unknown)
        }
    }

    /// Records what a run left, whichever way it ended; that this fails is no failure of the run.
    func recordSchema(in store: MigrationStore, runID: String) {
        guard options.recordsSchema, idleConnection.isOpen, loop.interruption == nil else {
            return
        }
        do throws(RunEnd) {
            try SchemaKeeper(table: store.table, connection: idleConnection).record(runID: runID)
        } catch {
            if idleConnection.isInTransaction {
                _ = idleConnection.reply(to: .simple("ROLLBACK"), isInterruptible: false)
            }
            reporter.report(.warning("what the schema is now was not recorded: \(error.reason)"))
        }
    }

    /// The statement that tells another tracking table which migrations are applied; nil for none.
    ///
    /// - Throws: ``RunEnd`` where the rows cannot be read.
    package func appliedVersionsSQL() throws(RunEnd) -> String? {
        let store = try locateStore()
        let rows = try store.rows(on: idleConnection)
            .filter { $0.direction == .up && $0.status == .completed }
            .sorted { $0.version < $1.version }
        guard !rows.isEmpty else { return nil }
        let values = rows.map { row in
            let texts = [row.version.text, row.name, "up", "completed"].map { SQLText.literal($0) }
            return "    (\((texts + [SQLText.literal(row.checksum)]).joined(separator: ", ")))"
        }
        return """
            INSERT INTO \(store.table.name) (version, name, direction, status, checksum) VALUES
            \(values.joined(separator: ",\n"));
            """
    }
}

extension RunEnd {
    /// What it means for a run that a schema could not be read.
    init(_ error: SchemaReadingError) {
        switch error {
        case .waiting(let cause): self.init(cause)
        case .tooOld(let version):
            self = .failed(
                GeneralFailure(
                    "the server is PostgreSQL \(version / 10_000); schemas are described from 12 on",
                    exitCode: .refused))
        }
    }
}
