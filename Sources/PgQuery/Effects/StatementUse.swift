/// What a statement does beside defining: whose rows it writes, and what it may run.
package struct StatementUse: Equatable, Sendable {
    /// What it names.
    package var references = StatementReferences()
    /// The rows that it writes.
    package var writes: [DataWrite] = []
    /// The sequences that `setval` sets.
    package var sequencesSet: [SequenceReference] = []
    /// Whether the functions that it names run: not those of a view, a trigger or a function that it
    /// only defines.
    package var runsFunctions = true
    /// Whether it runs what an earlier statement has told (`EXECUTE`, `FETCH`).
    package var runsEarlierText = false
    /// Whether triggers, defaults and views of the relations that it names may run functions.
    package var runsRelations = true
    /// Whether event triggers see it.
    package var isDefinition = false
    /// The function of the event trigger that it makes.
    package var eventTrigger: SQLName?

    /// Creates the use of nothing.
    package init() {}
}
