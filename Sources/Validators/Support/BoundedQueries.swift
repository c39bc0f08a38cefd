import MigrationKit
import Postgres

/// Queries of one check that share an amount of time, and of which each may fail by itself.
///
/// They run behind a savepoint of the check's own transaction, so that what the clock, a lock or a
/// missing right ends is only the one query.
struct BoundedQueries {
    /// What became of a query.
    enum Answer {
        case rows([ReadOnlyRow])
        /// The time was over, before it was sent or while it ran.
        case outOfTime
        /// The server refused it; the reason as a person reads it, and whether it is that what the
        /// server has stored is damaged or not to be read.
        case refused(String, isDamage: Bool)
    }

    /// When the time was over, for people: `within 20 s`.
    let bound: String

    /// The setting to raise for more time.
    let setting: String

    private let database: any ReadOnlyDatabase
    private let deadline: ContinuousClock.Instant

    /// How long a lock is waited for: what holds it may hold it for hours.
    private static let lockWait: Duration = .seconds(1)

    /// Begins to measure.
    ///
    /// - Parameters:
    ///   - limit: how long all queries together may take; the end of the whole phase's time comes first
    ///     where it is earlier.
    ///   - setting: the name of that limit in a configuration.
    /// - Throws: the server's error.
    init(_ context: ValidationContext, within limit: Duration, setting: String) throws {
        database = context.database
        let end = ContinuousClock.now + limit
        if let whole = context.deadline, whole < end {
            deadline = whole
            bound = "within the \(Lines.seconds(context.thresholds.postFlightTime)) of all checks"
            self.setting = "postFlightTime"
        } else {
            deadline = end
            bound = "within \(Lines.seconds(limit))"
            self.setting = setting
        }
        // A policy that hides rows would make a check that sees less than all look complete.
        _ = try database.query("SET LOCAL row_security TO off")
        _ = try database.query(
            "SET LOCAL lock_timeout TO \(Int(Self.lockWait / .milliseconds(1)))")
        _ = try database.query("SAVEPOINT bounded")
    }

    private var remainingMilliseconds: Int {
        Int((deadline - ContinuousClock.now) / .milliseconds(1))
    }

    /// Runs a query in what is left of the time.
    ///
    /// - Throws: what is no answer of the server, such as the loss of the connection.
    func ask(_ sql: String, _ parameters: [String?] = []) throws -> Answer {
        let remaining = remainingMilliseconds
        guard remaining > 0 else { return .outOfTime }
        return try answer(sql, parameters, within: remaining)
    }

    /// Asks the catalogs what there is to look at, however little time is left, as only then what was left out
    /// has a name; a lock is waited for no longer than by ``ask(_:_:)``.
    ///
    /// - Throws: as ``ask(_:_:)``.
    func list(_ sql: String, _ parameters: [String?] = []) throws -> Answer {
        try answer(sql, parameters, within: 0)
    }

    private func answer(
        _ sql: String, _ parameters: [String?], within milliseconds: Int
    ) throws -> Answer {
        _ = try database.query("SET LOCAL statement_timeout TO \(milliseconds)")
        do {
            return .rows(try database.query(sql, parameters))
        } catch let error as PostgresError where !error.isConnectionLoss {
            _ = try database.query("ROLLBACK TO SAVEPOINT bounded")
            if error.sqlState == .queryCanceled { return .outOfTime }
            // Class XX is for internal errors and corruption, 58 for what the system refuses (appendix A).
            let isDamage = ["XX", "58"].contains(error.sqlState.rawValue.prefix(2))
            return .refused(error.message, isDamage: isDamage)
        }
    }
}
