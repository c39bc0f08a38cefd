/// A hook of the configuration file that failed around a run; exit code 2 on the way up, 4 on the way
/// down.
package struct HookFailure: Failure, Equatable {
    /// The hook's name.
    package let hook: String
    /// The way the run goes.
    package let direction: MigrationDirection
    /// What it failed with.
    package let reason: String
    package let location: FileLocation?
    package let details: [String]
    package let remedy: String?

    /// Creates a failure.
    package init(
        hook: String, direction: MigrationDirection, reason: String, location: FileLocation? = nil,
        details: [String] = [], remedy: String? = nil
    ) {
        self.hook = hook
        self.direction = direction
        self.reason = reason
        self.location = location
        self.details = details
        self.remedy = remedy
    }

    package var exitCode: ExitCode { .failure(of: direction) }
    package var message: String { "the hook \(hook) failed: \(reason)" }

    /// The same failure with what to do next.
    package func advising(_ remedy: String) -> HookFailure {
        HookFailure(
            hook: hook, direction: direction, reason: reason, location: location, details: details,
            remedy: remedy)
    }
}
