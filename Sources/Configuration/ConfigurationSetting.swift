package import MigrationKit

/// The values that a setting takes.
package enum ConfigurationKind: Equatable, Sendable {
    /// `true` or `false`.
    case flag
    /// A string that is not empty.
    case text
    /// A connection string; it may hold a password.
    case connection
    /// A whole number, zero or more.
    case count
    /// A path, relative to the configuration file's folder.
    case path
    /// A duration as the command line takes it, or a number of seconds.
    case duration
    /// One of several words.
    case choice([String])
    /// An array of strings.
    case names
    /// An object of ``ThresholdKey``s.
    case thresholds
    /// An object of functions, by ``HookKey``.
    case hooks
    /// An object of ``LintConfiguration``'s members.
    case lint

    /// The values, in words that follow "must be".
    var expectation: String {
        switch self {
        case .flag: "true or false"
        case .text: "a string"
        case .connection: "a connection string"
        case .count: "a whole number, zero or more"
        case .path: "a path, as a string"
        case .duration: "a duration such as '500ms', '5s' or '2min', or a number of seconds"
        case .choice(let words): "one of " + words.map { "'\($0)'" }.joined(separator: ", ")
        case .names: "an array of strings"
        case .thresholds: "an object"
        case .hooks: "an object of functions"
        case .lint: "an object"
        }
    }
}

/// A value that its setting takes.
package enum ConfigurationSetting: Equatable, Sendable {
    /// Whether something holds.
    case flag(Bool)
    /// A text, a path, or one of several words.
    case text(String)
    /// A whole number.
    case count(Int)
    /// A length of time.
    case duration(RunDuration)
    /// Names.
    case names([String])
    /// The thresholds of the validators, and which of them were named; the others are the defaults.
    case thresholds(ValidationThresholds, named: Set<ThresholdKey>)
    /// Which hooks there are, in the order in which they are called.
    case hooks([HookKey])
    /// What is said of the rules of `lint`.
    case lint(LintConfiguration)
}
