/// A rule: what it looks for, what that does, and how to do without.
///
/// A rule is one file below `Rules`, named in ``LintRules/all``. Its examples are documentation, and a test
/// runs them on a real server to compare what the rule says of locks, scans and rewrites.
package protocol LintRule: Sendable {
    /// What people read of it.
    var documentation: RuleDocumentation { get }

    /// Looks at a statement.
    ///
    /// - Parameter context: what the run has done before.
    func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding]

    /// Looks at a migration as a whole, in one direction.
    ///
    /// - Returns: what is found; offsets are bytes of the file.
    func findings(in source: LintSource) -> [RuleFinding]

    /// What of a `down` it looks at.
    var scopeInDown: DownScope { get }
}

/// What of a `down` a rule looks at.
package enum DownScope: Sendable {
    /// All of it, as in an `up`: what blocks others does so in both directions.
    case all
    /// Not the statements that take back what the `up` of the same migration made: that is what a `down` is for.
    case exceptWhatUpMade
    /// Nothing: it says how what is new had better be, and a `down` puts back what was.
    case nothing
}

extension LintRule {
    /// Its name, in small letters and dashes.
    package var name: String { documentation.name }

    /// Finds nothing, for a rule about migrations as a whole.
    package func findings(in statement: LintStatement, _ context: LintContext) -> [RuleFinding] {
        []
    }

    /// Finds nothing, for a rule about statements.
    package func findings(in source: LintSource) -> [RuleFinding] { [] }

    /// All of it.
    package var scopeInDown: DownScope { .all }

    /// Whether it looks at a statement of a `down`.
    ///
    /// - Parameter takesBack: whether the statement takes back what `up` made.
    func looksAtDown(takingBack takesBack: Bool) -> Bool {
        switch scopeInDown {
        case .all: true
        case .exceptWhatUpMade: !takesBack
        case .nothing: false
        }
    }
}
