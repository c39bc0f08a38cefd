/// What a configuration file says of the rules of `lint`; which rules there are is not known here.
package struct LintConfiguration: Equatable, Sendable {
    /// A rule and the word that stands for its severity.
    package struct Severity: Equatable, Sendable {
        /// The rule's name.
        package let rule: String
        /// One of ``LintConfiguration/words``.
        package let word: String
    }

    /// The words for a severity.
    static let words = ["error", "warning", "info", "off"]

    /// The rules that are not applied.
    package var disabled: [String] = []
    /// The rules that have another severity than their own.
    package var severities: [Severity] = []

    /// Nothing that is not standard.
    package init() {}
}

extension LintConfiguration {
    /// The members of the setting, by their names.
    enum Key: String, CaseIterable {
        /// An array of rules.
        case disable
        /// An object of severities by rule.
        case rules
    }
}
