import Postgres

/// When a migration that ran into another session is tried again as a whole.
struct RetryPolicy {
    /// How often at most.
    let limit: Int

    /// The longest pause, in milliseconds.
    private static let longestPause = 10_000.0

    /// How long to wait before another attempt, in milliseconds: longer each time, and never quite as
    /// long as another runner does.
    ///
    /// - Parameter attempt: 1 before the first repetition.
    func pause(before attempt: Int) -> Double {
        let step = 250 * Double(1 << min(attempt - 1, 10))
        return min(step, Self.longestPause) * Double.random(in: 0.75...1.25)
    }
}

extension PostgresError {
    /// Whether the same statements may succeed when nobody is in their way: a lock timeout, a deadlock,
    /// a serialization failure.
    var isConflict: Bool {
        [.lockNotAvailable, .deadlockDetected, .serializationFailure].contains(sqlState)
    }
}
