import EventLoop
import MigrationKit
import Postgres

extension MigrationSession {
    /// Looks at the indexes before a statement that works on them concurrently, and drops what an attempt
    /// at the very same statement has left.
    func prepare(
        _ build: ConcurrentBuild, of unit: StatementUnit
    ) throws(StatementFailure) -> ConcurrentBuild.Situation {
        let situation = ConcurrentBuild.Situation(try answers(to: build.beforeSQL))
        guard unit.text.withoutPasswords == surroundings.leftStatement,
            let index = build.leftover(in: situation)
        else {
            return situation
        }
        _ = try send(.simple(index.dropSQL))
        warn(index.droppedText)
        return situation.without(index)
    }

    /// Looks at the indexes after such a statement.
    ///
    /// - Parameter failure: what it failed with.
    /// - Returns: those that are invalid by it, or in spite of it.
    func conclude(
        _ build: ConcurrentBuild, before: ConcurrentBuild.Situation, failure: StatementFailure?
    ) throws(StatementFailure) -> [InvalidIndex] {
        let results = try answers(to: build.afterSQL(before))
        let indexes = build.invalid(after: results, before: before, cause: failure?.text)
        surroundings.invalidIndexes += indexes
        return indexes
    }

    private func answers(to sql: String) throws(StatementFailure) -> [ResultSet] {
        let results = try send(.simple(sql), isInterruptible: false)
        return results.compactMap { if case .server(let result) = $0 { result } else { nil } }
    }

    /// Which of the indexes that statements left invalid still are; the migration may have mended them.
    func remainingInvalidIndexes() throws(StatementFailure) -> [InvalidIndex] {
        let indexes = surroundings.invalidIndexes
        guard !indexes.isEmpty else { return [] }
        let sql = InvalidIndex.remainingSQL(of: indexes)
        let remaining = Set(try answers(to: sql).last?.rows.compactMap { $0[0] } ?? [])
        return indexes.filter { remaining.contains($0.oid) }
    }
}

extension MigrationSession {
    /// Runs a unit that works on indexes concurrently; what is open is committed already.
    func runConcurrently(
        _ unit: StatementUnit, _ build: ConcurrentBuild
    ) throws(StatementFailure) -> (results: [StatementResult], invalid: [InvalidIndex]) {
        let before = try prepare(build, of: unit)
        let results: [StatementResult]
        do throws(StatementFailure) {
            results = try send(unit.plainRequest)
        } catch {
            if connection.isOpen { _ = try conclude(build, before: before, failure: error) }
            throw error
        }
        return (results, try conclude(build, before: before, failure: nil))
    }
}

extension StatementFailure {
    /// The failure in one line.
    var text: String {
        switch self {
        case .interrupted(let interruption): interruption.reason
        case .server(let error): error.summary
        }
    }
}

extension PostgresError {
    /// The message with its detail.
    var summary: String { message + (detail.map { " (\($0))" } ?? "") }
}
