import MigrationKit

/// A reporter that tells nothing: for scripts that are only looked at.
final class SilentReporter: Reporter {
    func report(_ event: RunEvent) {}
}
