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
