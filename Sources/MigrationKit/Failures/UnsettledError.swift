/// Earlier runs left rows that somebody must look at before anything else runs; exit code 5.
package struct UnsettledError: Failure, Equatable {
    /// The rows, lowest version first.
    package let settlements: [Settlement]

    package var exitCode: ExitCode { .refused }

    package var message: String {
        let versions = settlements.map(\.row.version.text).joined(separator: ", ")
        return settlements.count == 1
            ? "migration \(versions) was left unfinished"
            : "migrations \(versions) were left unfinished"
    }

    package var details: [String] { settlements.map(\.message) }

    /// Names the two ways out in SQL: what the row should say only people can know.
    package var remedy: String? {
        guard let settlement = settlements.first else { return nil }
        let quoted = settlement.row.version.text
            .split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        let version = "'\(quoted)'"
        return """
            look at what is in the database, then say so in the tracking table:
              it is applied:     UPDATE schema_migrations SET direction = 'up', \
            status = 'completed' WHERE version = \(version);
              it is not applied: DELETE FROM schema_migrations WHERE version = \(version);
            """
    }
}
