import Arguments
import MigrationKit

extension OptionDescription {
    /// How long the code of a migration may take while it is only looked at.
    static let listingTimeout = OptionDescription.value(
        "listing-timeout", "duration",
        "How long the code of one migration may take while its SQL is listed; 0 is no limit. "
            + "(default: 1min in a dry run, 5s in lint)")
}

extension ParsedArguments {
    /// The value of `--listing-timeout`.
    var listingTimeout: RunDuration? {
        get throws(ArgumentsError) {
            try value("listing-timeout", RunDuration.init(parsing:))
        }
    }
}

extension RunDuration? {
    /// The limit that an option sets: the default where it is not given, none for 0.
    func limit(default standard: Duration) -> Duration? {
        guard let self else { return standard }
        return self.milliseconds == 0 ? nil : .milliseconds(self.milliseconds)
    }
}
