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

    /// Names the two ways out: what is true only people can know.
    package var remedy: String? {
        let choices = settlements.map { settlement in
            let version = settlement.row.version.text
            return """
                  it is applied:     jsmigrate repair \(version) --applied
                  it is not applied: jsmigrate repair \(version) --pending
                """
        }
        return (["look at what is in the database, then say so:"] + choices)
            .joined(separator: "\n")
    }
}
