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

/// What people read of a rule.
package struct RuleDocumentation: Sendable {
    /// Its name, in small letters and dashes.
    package let name: String
    /// How grave its findings are where nothing else is configured.
    package let severity: LintSeverity
    /// What it finds, in a sentence without a full stop.
    package let condition: String
    /// What that does to a database in use.
    package let effect: String
    /// How to reach the same without it.
    package let safeWay: String
    /// What it finds something in.
    package let bad: RuleExample
    /// What nothing is found in, by no rule.
    package let good: [RuleExample]

    /// Makes the documentation of a rule.
    package init(
        _ name: String, _ severity: LintSeverity, condition: String, effect: String,
        safeWay: String, bad: RuleExample, good: RuleExample...
    ) {
        self.name = name
        self.severity = severity
        self.condition = condition
        self.effect = effect
        self.safeWay = safeWay
        self.bad = bad
        self.good = good
    }
}

/// SQL that shows what a rule finds, or does not.
package struct RuleExample: Sendable {
    /// How what it does to a server can be seen.
    package enum Observation: Equatable, Sendable {
        /// From inside the transaction that its statement runs in.
        case inTransaction
        /// From another session, while a lock on its table keeps it waiting.
        case whileBlocked
        /// The server refuses it, with this SQLSTATE.
        case refused(String)
        /// By a command of the program, as it is about the migration and not about what it sends.
        case ofProgram
        /// Not on a server: the rule is about the linter itself.
        case ofLinter
    }

    /// What is in the database before.
    package let setup: String
    /// The migration.
    package let migration: String
    /// Other rules that find something in it too.
    package let companions: [String]
    /// How what it does to a server can be seen.
    package let observation: Observation
    /// What it locks beside, of which the statement's text says nothing: the indexes of a table.
    package let alsoLocks: [String]
    /// Whether the migration can be rolled back.
    package let hasDown: Bool
    /// Why not all of it is known; nil where it is.
    package let gap: String?

    /// Makes an example.
    package init(
        setup: String = "", migration: String, companions: [String] = [],
        observation: Observation = .inTransaction, alsoLocks: [String] = [], hasDown: Bool = true,
        gap: String? = nil
    ) {
        self.setup = setup
        self.migration = migration
        self.companions = companions
        self.observation = observation
        self.alsoLocks = alsoLocks
        self.hasDown = hasDown
        self.gap = gap
    }
}

/// What a rule has found in a statement.
package struct RuleFinding: Equatable, Sendable {
    /// What is wrong, in a sentence or two without a full stop at the end.
    package private(set) var message: String
    /// What to do in place of it, in words; nil where the rule's own words say it.
    package let help: String?
    /// SQL that does it, one statement after the other, where the names that it needs are known.
    package let steps: [String]
    /// The locks that the statement takes.
    package let locks: [RelationLock]
    /// Whether a table is written anew.
    package let rewrites: Bool
    /// Whether a whole table is read.
    package let scans: Bool
    /// The byte of the query that it is about; nil for the statement's first one.
    package let offset: Int?
    /// Whether it may well be nothing: it is then no more than told of.
    package private(set) var isUncertain = false

    /// The same in the `down` of a migration whose `up` is not known to the end.
    var uncertain: RuleFinding {
        var copy = self
        copy.message += ", unless its up has made or renamed that: not all of it is known"
        copy.isUncertain = true
        return copy
    }

    /// Makes a finding.
    package init(
        _ message: String, help: String? = nil, steps: [String] = [], locks: [RelationLock] = [],
        rewrites: Bool = false, scans: Bool = false, at offset: Int? = nil
    ) {
        self.message = message
        self.help = help
        self.steps = steps
        self.locks = locks
        self.rewrites = rewrites
        self.scans = scans
        self.offset = offset
    }
}
