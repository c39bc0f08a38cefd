import MigrationKit
import PgQuery
import Postgres
import SchemaDescription

/// Records what the schema is at the end of a run, and tells later whether it still is.
struct SchemaKeeper {
    let table: TrackingTable
    let connection: Connection

    /// A schema of so many tables and views, or more, is known again by its fingerprint: to
    /// describe it takes longer than many a run.
    private static let largeSchema = 200

    /// How long a lock is waited for, in milliseconds.
    private static let lockTimeout = 2_000

    // MARK: - At the end of a run

    /// Records the schema as it is now; a role that does not own the table cannot, and does not.
    ///
    /// - Throws: ``RunEnd`` where the server refuses.
    func record(runID: String) throws(RunEnd) {
        let present = try connection.answer(to: presentSQL)
        guard present.value(0, 1) == "t", let now = present.value(0, 3) else { return }
        let size = present.value(0, 2).flatMap { Int($0) } ?? 0
        let record = SchemaRecord(
            try size < Self.largeSchema ? .checksum(checksum()) : .fingerprint(fingerprint()),
            runID: runID, recordedAt: now, serverVersion: serverVersion)
        try connection.execute(
            """
            BEGIN; SET LOCAL lock_timeout = \(Self.lockTimeout); SET LOCAL synchronous_commit = off;
            COMMENT ON TABLE \(table.name) IS \
            \(SQLText.literal(record.comment(after: present.value(0, 0)))); COMMIT
            """, isInterruptible: false)
    }

    // MARK: - Later

    /// Compares the schema with what was recorded.
    ///
    /// - Parameter lastRun: the run that the rows tell of as the latest; a record of another one is
    ///   out of date.
    /// - Throws: ``RunEnd`` where the schema cannot be read.
    func state(lastRun: String?) throws(RunEnd) -> SchemaState {
        let comment = try connection.answer(to: presentSQL).value(0, 0)
        guard let record = SchemaRecord(comment: comment), record.runID == lastRun,
            record.serverVersion == serverVersion
        else { return SchemaState(.unknown) }
        switch record.mark {
        case .checksum(let recorded):
            return SchemaState(
                try checksum() == recorded ? .unchanged : .changed, checksum: recorded,
                recordedAt: record.recordedAt)
        case .fingerprint(let recorded):
            let present = try fingerprint()
            guard present.database == recorded.database else { return SchemaState(.unknown) }
            return SchemaState(
                present == recorded ? .unchanged : .changed, recordedAt: record.recordedAt)
        }
    }

    private var serverVersion: Int { connection.serverVersion / 10_000 }

    private func checksum() throws(RunEnd) -> String {
        do throws(SchemaReadingError) {
            return try SchemaDescription.read(on: connection, lockTimeout: Self.lockTimeout)
                .checksum(includingOwners: true)
        } catch {
            throw RunEnd(error)
        }
    }

    private func fingerprint() throws(RunEnd) -> SchemaFingerprint {
        do throws(SchemaReadingError) {
            return try SchemaFingerprint.read(on: connection)
        } catch {
            throw RunEnd(error)
        }
    }

    /// The comment, whether it may be changed, how many tables and views there are, and the time.
    private var presentSQL: String {
        """
        SELECT pg_catalog.obj_description(c.oid, 'pg_class'),
               pg_catalog.pg_has_role(c.relowner, 'USAGE'),
               (SELECT pg_catalog.count(*) FROM pg_catalog.pg_class
                WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'f')),
               pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', \
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        FROM pg_catalog.pg_class AS c
        WHERE c.oid = pg_catalog.to_regclass(\(SQLText.literal(table.name)))
        """
    }
}
