/// What was done to a database, for people: the answer of `history`.
package struct HistoryReport: Sendable, Equatable {
    /// The last attempts, the latest first.
    package let entries: [HistoryEntry]
    /// What the history says as a whole.
    package let summary: HistorySummary

    /// Creates a report.
    package init(entries: [HistoryEntry], summary: HistorySummary) {
        self.entries = entries
        self.summary = summary
    }
}
