/// What was in the way of a run, measured.
package struct RunMeasures: Sendable {
    /// How long it waited for the lock that other runs and tools held, in milliseconds; nil where no
    /// lock was asked for.
    package var lockWaitMilliseconds: Double?
    /// How often a migration was tried again because of other sessions.
    package var retries = 0

    /// Nothing was in the way.
    package init() {}
}
