/// Who holds the lock of the migrations, for `unlock`.
package struct LockReport: Sendable, Equatable {
    /// A session that holds the lock itself.
    package struct Holder: Sendable, Equatable {
        /// The backend's process id.
        package let processID: Int
        /// Its `application_name`.
        package let application: String
        /// Where its client is.
        package let host: String
        /// When it connected, in UTC.
        package let since: String

        /// Names a holder.
        package init(processID: Int, application: String, host: String, since: String) {
            self.processID = processID
            self.application = application
            self.host = host
            self.since = since
        }
    }

    /// What the row of `migration_lock` says, where it says that somebody holds the lock.
    package struct Row: Sendable, Equatable {
        /// Who wrote it, in that tool's words.
        package let holder: String
        /// Since when, in UTC.
        package let since: String

        /// Quotes a row.
        package init(holder: String, since: String) {
            self.holder = holder
            self.since = since
        }
    }

    /// The sessions that hold the lock: one at most, unless somebody else uses the same key.
    package let holders: [Holder]
    /// The row beside it.
    package let row: Row?
    /// Whether the lock was taken from them.
    package var isReleased = false

    /// Creates a report.
    package init(holders: [Holder], row: Row?) {
        self.holders = holders
        self.row = row
    }

    /// Whether nobody holds the lock and no row says so.
    package var isFree: Bool { holders.isEmpty && row == nil }

    /// The report for people.
    package var text: String {
        if isFree { return "the lock is free\n" }
        var lines = holders.map { holder in
            "the lock is held by backend \(holder.processID) (\(holder.application)), host"
                + " \(holder.host), since \(holder.since)"
        }
        if let row {
            let isAlone = holders.isEmpty
            lines.append(
                "migration_lock says: \(row.holder), since \(row.since)"
                    + (isAlone ? "; no session holds the lock" : ""))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What is about to be done, as a question.
    package var question: String {
        holders.isEmpty
            ? "Clear the row?"
            : "End the session that holds the lock? Its run is cancelled and rolled back."
    }

    /// The document of `unlock --json`.
    package var json: JSON {
        .object([
            ("locked", .bool(!isFree && !isReleased)),
            ("released", .bool(isReleased)),
            (
                "holders",
                .array(
                    holders.map { holder in
                        .object([
                            ("pid", .integer(holder.processID)),
                            ("application", .string(holder.application)),
                            ("host", .string(holder.host)), ("since", .string(holder.since)),
                        ])
                    })
            ),
            (
                "row",
                row.map { row in
                    .object([
                        ("locked_by", .string(row.holder)), ("locked_at", .string(row.since)),
                    ])
                } ?? .null
            ),
        ])
    }
}
