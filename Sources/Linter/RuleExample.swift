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
    /// A statement that its script holds and was not seen to send.
    package let unsent: String?

    /// Makes an example.
    package init(
        setup: String = "", migration: String, companions: [String] = [],
        observation: Observation = .inTransaction, alsoLocks: [String] = [], hasDown: Bool = true,
        gap: String? = nil, unsent: String? = nil
    ) {
        self.setup = setup
        self.migration = migration
        self.companions = companions
        self.observation = observation
        self.alsoLocks = alsoLocks
        self.hasDown = hasDown
        self.gap = gap
        self.unsent = unsent
    }
}
