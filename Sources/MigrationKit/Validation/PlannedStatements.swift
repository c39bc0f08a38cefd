/// What a migration of the plan would send, as far as that can be known before it runs.
package struct PlannedStatements: Equatable, Sendable {
    /// The texts of the statements, in order; each may hold several.
    package var texts: [String]

    /// Why there may be more, or others, than are listed; nil where these are all.
    package var gap: String?

    /// Creates a list of statements.
    package init(texts: [String] = [], gap: String? = nil) {
        self.texts = texts
        self.gap = gap
    }
}
