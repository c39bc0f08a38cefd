/// Whether a database's schema still is what the last run left.
package struct SchemaState: Equatable, Sendable {
    /// What is known of it.
    package enum Drift: String, Sendable {
        /// It is what the last run left.
        case unchanged
        /// Something was changed since, and not by a migration.
        case changed
        /// There is no record of the last run, or none of this database.
        case unknown
    }

    /// What is known of it.
    package let drift: Drift
    /// The SHA-256 of the description that the last run recorded; nil for a large schema, too.
    package let checksum: String?
    /// When the last run recorded it, as ISO 8601 text in UTC.
    package let recordedAt: String?

    /// Makes a state.
    package init(_ drift: Drift, checksum: String? = nil, recordedAt: String? = nil) {
        self.drift = drift
        self.checksum = checksum
        self.recordedAt = recordedAt
    }

    /// The member `schema` of `status --json`.
    package var json: JSON {
        .object([
            ("state", .string(drift.rawValue)), ("checksum", JSON(checksum)),
            ("recorded_at", JSON(recordedAt)),
        ])
    }

    /// The line of `status`; nil where there is nothing to tell.
    package var line: String? {
        guard drift == .changed, let recordedAt else { return nil }
        return
            "the schema is not what the run of \(recordedAt) left: `jsmigrate diff` says what changed"
    }
}
