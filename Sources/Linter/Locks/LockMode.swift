/// A mode in which the server locks a relation, weakest first (manual, "Table-Level Locks").
package enum LockMode: Int, CaseIterable, Comparable, Sendable {
    /// Of SELECT.
    case accessShare = 1
    /// Of SELECT … FOR UPDATE.
    case rowShare
    /// Of INSERT, UPDATE and DELETE.
    case rowExclusive
    /// Of VACUUM, and of what builds concurrently.
    case shareUpdateExclusive
    /// Of CREATE INDEX: no writes.
    case share
    /// Of CREATE TRIGGER: no writes.
    case shareRowExclusive
    /// Of REFRESH … CONCURRENTLY: no writes.
    case exclusive
    /// Of most of ALTER TABLE: neither reads nor writes.
    case accessExclusive

    package static func < (left: LockMode, right: LockMode) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The mode as SQL writes it: `ACCESS EXCLUSIVE`.
    package var words: String {
        switch self {
        case .accessShare: "ACCESS SHARE"
        case .rowShare: "ROW SHARE"
        case .rowExclusive: "ROW EXCLUSIVE"
        case .shareUpdateExclusive: "SHARE UPDATE EXCLUSIVE"
        case .share: "SHARE"
        case .shareRowExclusive: "SHARE ROW EXCLUSIVE"
        case .exclusive: "EXCLUSIVE"
        case .accessExclusive: "ACCESS EXCLUSIVE"
        }
    }

    /// The mode as `pg_locks` writes it: `AccessExclusiveLock`.
    package var catalogName: String {
        words.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined()
            + "Lock"
    }

    /// Whether others can neither read nor write meanwhile, or not write.
    package var blocksWrites: Bool { self >= .share }
}
