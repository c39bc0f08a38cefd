import PgQuery

/// What the transaction has done up to a statement.
package struct TransactionMemory: Equatable, Sendable {
    /// Whether the migration began it itself.
    package var isBlock = false
    /// Whether there is none: the statement stands for itself.
    package var isNone = false
    /// The locks with which it added constraints as NOT VALID, by their names.
    package var unvalidated: [ConstraintKey: [RelationLock]] = [:]
    /// The values that it added to enums.
    package var enumValues: Set<String> = []
    /// The locks by which it keeps others from writing to tables from before the run, in order.
    package var blocked: [RelationLock] = []
    /// How many statements have added to these.
    package var blockingCount = 0
    /// Whether the time zone was set to UTC.
    package var isUTC = false
    /// Where names without a schema are looked up, where that was set for the transaction only.
    package var searchPath: [String]?
    /// Whether a lock is waited for only so long.
    package var hasLockTimeout = false

    /// How a constraint is told from others.
    package struct ConstraintKey: Hashable, Sendable {
        let name: String
        let table: RelationIdentity
    }

    /// Takes note of what a statement does.
    mutating func apply(_ statement: LintStatement, _ schema: SchemaMemory) {
        let count = blocked.count
        switch statement.command {
        case .alterTable(let table, .table, _, let changes):
            for case .addConstraint(let constraint) in changes where constraint.isNotValid {
                if let name = constraint.name {
                    let key = ConstraintKey(name: name, table: schema.identity(of: table))
                    unvalidated[key] = statement.locks
                }
            }
        case .addEnumValue(_, let value): enumValues.insert(value)
        default: break
        }
        for lock in statement.locks where lock.mode.blocksWrites && lock.isOfTable {
            blocked.merge(lock)
        }
        if blocked.count > count { blockingCount += 1 }
    }
}
