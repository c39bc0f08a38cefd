import MigrationKit

/// Whether queries take longer since the run than they took before.
///
/// - Condition: `WARN` for each query that `pg_stat_statements` knew before the run, that ran since it
///   began, and whose mean time since is over ``ValidationThresholds/queryGrowthPercent`` percent more
///   than its mean before, and at least ``ValidationThresholds/queryTime``. The queries that took most
///   of the time are compared. Where the extension is not there, or not loaded, that is said.
/// - Why: A lost index, a plan on missing statistics or a table that was rewritten shows in the times
///   of the application's queries first.
/// - Source: PostgreSQL manual, `pg_stat_statements` (`calls`, `total_exec_time`; `total_time` before
///   its version 1.8).
struct QueryTimesValidator: MigrationValidator {
    let name = "query-times"
    let phases: Set<ValidationPhase> = [.post]
    let severity = ValidationStatus.warn

    /// One finding, the query that grew most first.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        guard let before = context.before else {
            return [.skipped("the figures from before a run are taken by `up --validate`")]
        }
        guard let earlier = before.queries else {
            return [.skipped("pg_stat_statements is not installed, not loaded or not to be read")]
        }
        guard let later = try ActivitySnapshot(reading: context.database).queries else {
            return [.skipped("pg_stat_statements is gone since the run began")]
        }
        let compared = later.compactMap { identifier, query in
            earlier[identifier].flatMap { Growth(of: query, since: $0) }
        }
        let thresholds = context.thresholds
        let least = thresholds.queryTime / .milliseconds(1)
        let factor = 1 + Double(thresholds.queryGrowthPercent) / 100
        let slower = compared.filter { $0.after >= least && $0.after > $0.before * factor }
            .sorted { $0.after * $1.before > $1.after * $0.before }
        guard !slower.isEmpty else {
            return [
                .pass(
                    compared.isEmpty
                        ? "No query that was known before has run since."
                        : "\(Lines.count(compared.count, "query", "queries")) compared, none much"
                            + " slower.")
            ]
        }
        let summary =
            "\(Lines.count(slower.count, "query", "queries")) of \(compared.count) slower than before"
        return [
            .warn(
                Lines.join(summary, slower.map(\.description)),
                help: "EXPLAIN (ANALYZE, BUFFERS) them; ANALYZE the tables that the run touched.")
        ]
    }
}

/// The mean times of a query before the run and since, in milliseconds.
private struct Growth: CustomStringConvertible {
    let before: Double
    let after: Double
    private let text: String
    private let calls: Int

    init?(of later: ActivitySnapshot.Query, since earlier: ActivitySnapshot.Query) {
        calls = later.calls - earlier.calls
        guard calls > 0, earlier.calls > 0 else { return nil }
        before = earlier.milliseconds / Double(earlier.calls)
        after = (later.milliseconds - earlier.milliseconds) / Double(calls)
        text = later.text
    }

    var description: String {
        "\(Self.shown(before)) ms before, \(Self.shown(after)) ms since (\(calls) calls): \(text)"
    }

    private static func shown(_ milliseconds: Double) -> String {
        let tenths = Int((milliseconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
