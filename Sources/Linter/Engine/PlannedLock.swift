package import PgQuery

/// A lock that a statement of a plan takes on a relation that is there before the plan runs.
package struct PlannedLock: Hashable, Sendable {
    /// The relation, as the statement writes its name.
    package let relation: SQLName
    /// How it is locked; nil where the text does not tell.
    package let mode: LockMode?
    /// Whose end is waited for beside that: of all who hold what this mode cannot be held with; nil for
    /// nobody's.
    package let awaited: LockMode?
}

extension PlannedLock {
    /// The locks of a plan's statements, in order; what cannot be parsed has none.
    ///
    /// - Parameter texts: its statements, each text may hold several.
    package static func all(of texts: [String]) -> [PlannedLock] {
        var schema = SchemaMemory()
        var locks: [PlannedLock] = []
        for text in texts {
            for (command, named) in (try? SQLParser.namingCommands(in: text)) ?? [] {
                locks += of(command, named, in: schema)
                schema.apply(command)
            }
        }
        return locks
    }

    /// The locks of a statement. What one that reads or writes rows names beside them, it reads.
    private static func of(
        _ command: SQLCommand, _ references: StatementReferences, in schema: SchemaMemory
    ) -> [PlannedLock] {
        let known = StatementLocks.of(command, in: schema)
        let awaited = awaitedMode(of: command)
        let rest = references.relations.filter { name in
            !schema.isNew(name) && !known.contains { $0.identity == schema.identity(of: name) }
        }
        let restMode: LockMode? = references.isReading || command.readsTheRest ? .accessShare : nil
        return known.filter { !schema.isNew($0.identity) }.map {
            PlannedLock(relation: $0.earlierName, mode: $0.mode, awaited: awaited)
        } + rest.map { PlannedLock(relation: $0, mode: restMode, awaited: nil) }
    }

    /// What builds or takes away concurrently holds little and waits for others all the same (manual,
    /// "Building Indexes Concurrently", `DROP INDEX` and `DETACH PARTITION … CONCURRENTLY`).
    private static func awaitedMode(of command: SQLCommand) -> LockMode? {
        switch command {
        case .createIndex(let index): index.isConcurrent ? .share : nil
        case .reindex(_, _, let isConcurrent): isConcurrent ? .accessExclusive : nil
        case .drop(let dropped): dropped.isConcurrent ? .accessExclusive : nil
        case .alterTable(_, _, _, let changes):
            changes.contains {
                if case .detachPartition(_, isConcurrent: true) = $0 { true } else { false }
            } ? .accessExclusive : nil
        default: nil
        }
    }
}

extension RelationLock {
    /// What the relation was called before the plan; as the statement writes it where that is the same.
    fileprivate var earlierName: SQLName {
        identity.firstName.name == relation.name ? relation : identity.firstName
    }
}

extension SQLCommand {
    /// Whether it reads what it names and does not lock otherwise.
    fileprivate var readsTheRest: Bool {
        switch self {
        case .changeRows, .createFromQuery: true
        default: false
        }
    }
}
