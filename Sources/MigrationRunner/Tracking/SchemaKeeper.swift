import MigrationKit
import Postgres
import SchemaDescription

/// Records what the schema is at the end of a run, and tells later whether it still is.
struct SchemaKeeper {
    let table: TrackingTable
    let connection: Connection

    /// Above so many tables and views the description, which takes its time, is left out of the record:
    /// the fingerprint then decides alone.
    private static let largestDescribed = 200

    // MARK: - At the end of a run

    /// Records the schema as it is now; a role that does not own the table cannot, and does not.
    ///
    /// - Throws: ``RunEnd`` where the server refuses.
    func record(runID: String) throws(RunEnd) {
        let present = try connection.answer(to: presentSQL)
        guard present.value(0, 1) == "t", let now = present.value(0, 2) else { return }
        let state = try read()
        let record = SchemaRecord(
            checksum: state.checksum, fingerprint: state.fingerprint.value, runID: runID,
            recordedAt: now)
        // A lock that somebody holds on the table is not worth waiting for.
        try connection.execute(
            """
            BEGIN; SET LOCAL lock_timeout = '2s'; SET LOCAL synchronous_commit = off;
            COMMENT ON TABLE \(table.name) IS \
            \(SQLText.literal(record.comment(after: present.value(0, 0)))); COMMIT
            """, isInterruptible: false)
    }

    private func read() throws(RunEnd) -> (fingerprint: SchemaFingerprint, checksum: String?) {
        do throws(SchemaReadingError) {
            let fingerprint = try SchemaFingerprint.read(on: connection)
            guard fingerprint.relationCount <= Self.largestDescribed else {
                return (fingerprint, nil)
            }
            let description = try SchemaDescription.read(on: connection)
            return (fingerprint, description.checksum(includingOwners: true))
        } catch {
            throw RunEnd(error)
        }
    }

    // MARK: - Later

    /// Compares the schema with what was recorded.
    ///
    /// - Parameter lastRun: the run that the rows tell of as the latest; a record of another one is out of date.
    /// - Throws: ``RunEnd`` where the schema cannot be read.
    func state(lastRun: String?) throws(RunEnd) -> SchemaState {
        let comment = try connection.answer(to: presentSQL).value(0, 0)
        guard let record = SchemaRecord(comment: comment), record.runID == lastRun else {
            return SchemaState(.unknown)
        }
        do throws(SchemaReadingError) {
            let fingerprint = try SchemaFingerprint.read(on: connection).value
            if fingerprint == record.fingerprint { return state(.unchanged, record) }
            guard let checksum = record.checksum else {
                let isSameDatabase =
                    fingerprint.prefix { $0 != ":" } == record.fingerprint.prefix { $0 != ":" }
                return state(isSameDatabase ? .changed : .unknown, record)
            }
            let description = try SchemaDescription.read(on: connection)
            return state(
                description.checksum(includingOwners: true) == checksum ? .unchanged : .changed,
                record)
        } catch {
            throw RunEnd(error)
        }
    }

    private func state(_ drift: SchemaState.Drift, _ record: SchemaRecord) -> SchemaState {
        SchemaState(drift, checksum: record.checksum, recordedAt: record.recordedAt)
    }

    /// The comment, whether it may be changed, and the time.
    private var presentSQL: String {
        """
        SELECT pg_catalog.obj_description(c.oid, 'pg_class'),
               pg_catalog.pg_has_role(c.relowner, 'USAGE'),
               pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', \
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        FROM pg_catalog.pg_class AS c
        WHERE c.oid = pg_catalog.to_regclass(\(SQLText.literal(table.name)))
        """
    }
}
