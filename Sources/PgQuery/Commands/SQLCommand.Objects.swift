/// What `DROP` drops.
package struct DroppedObjects: Equatable, Sendable {
    /// Their kind.
    package let kind: SQLObjectKind
    /// Their names; none for what has no plain name.
    package let names: [SQLName]
    /// Whether it is `DROP INDEX CONCURRENTLY`.
    package let isConcurrent: Bool
    /// Whether what depends on them goes too.
    package let cascades: Bool
}

/// What `RENAME` renames.
package struct Renaming: Equatable, Sendable {
    /// The kind of what gets the name.
    package let kind: SQLObjectKind
    /// The relation, or the relation that it is part of; nil for what is none.
    package let relation: SQLName?
    /// The old name of a column or constraint.
    package let part: String?
    /// The new name.
    package let newName: String
}

/// A table that a command names, with or without those that inherit from it.
package struct TableTarget: Equatable, Sendable {
    /// The table.
    package let name: SQLName
    /// Whether its partitions and children are left alone (`ONLY`).
    package let isOnly: Bool
}

/// A trigger as `CREATE TRIGGER` defines it.
package struct TriggerDefinition: Equatable, Sendable {
    /// Its name.
    package let name: String
    /// The table that it is on.
    package let table: SQLName
    /// The function that it calls.
    package let function: SQLName?
}

/// What belongs to a table and has a name there only.
package enum TablePart: Equatable, Sendable {
    /// A trigger.
    case trigger(String)
    /// A policy.
    case policy(String)
    /// A rule.
    case rule(String)
}

/// What becomes of the tables of a publication.
package enum PublicationChange: Equatable, Sendable {
    /// They are added.
    case add
    /// They are taken out.
    case drop
    /// They take the place of all others.
    case set
}
