/// What a statement commands, as its text says it: enough to tell what it locks, scans and rewrites.
package enum SQLCommand: Equatable, Sendable {
    /// `CREATE TABLE`, also as a partition of another.
    case createTable(TableDefinition)
    /// `CREATE TABLE … AS`, `SELECT … INTO` and `CREATE MATERIALIZED VIEW`.
    case createFromQuery(SQLName, isTemporary: Bool)
    /// `ALTER TABLE` with its parts in order; also `ALTER INDEX` and its like, which have the same parts.
    case alterTable(SQLName, object: SQLObjectKind, changes: [TableChange])
    /// `ALTER TABLE ALL IN TABLESPACE … SET TABLESPACE`.
    case moveTablespace
    /// `CREATE INDEX`.
    case createIndex(IndexDefinition)
    /// `DROP` of relations, types and schemas.
    case drop(DroppedObjects)
    /// `DROP DATABASE`.
    case dropDatabase(String)
    /// `ALTER … RENAME TO` and `RENAME COLUMN`.
    case rename(Renaming)
    /// `TRUNCATE`.
    case truncate([SQLName], cascades: Bool)
    /// `LOCK TABLE`; the mode as the server's tables number them, 1 to 8.
    case lockTable([SQLName], mode: Int)
    /// `REINDEX`; the name is nil for a whole database.
    case reindex(SQLObjectKind, SQLName?, isConcurrent: Bool)
    /// `CLUSTER`; the table is nil for all of them.
    case cluster(SQLName?)
    /// `VACUUM` of tables, or of all; not `ANALYZE`.
    case vacuum([SQLName], isFull: Bool)
    /// `REFRESH MATERIALIZED VIEW`.
    case refresh(SQLName, isConcurrent: Bool, hasData: Bool)
    /// `CREATE TRIGGER` on a table; the second one is what a constraint trigger refers to.
    case createTrigger(table: SQLName, replaces: Bool)
    /// `CREATE TYPE … AS ENUM`.
    case createEnum(SQLName)
    /// `ALTER TYPE … ADD VALUE`.
    case addEnumValue(SQLName, value: String)
    /// `CREATE DOMAIN`.
    case createDomain(SQLName)
    /// `ALTER DOMAIN`.
    case alterDomain(SQLName, DomainChange)
    /// `CREATE FUNCTION`, with its volatility where it says one.
    case createFunction(SQLName, volatility: String?)
    /// `CREATE SCHEMA`.
    case createSchema(String)
    /// `INSERT`, and `COPY … FROM` into a table.
    case insert(SQLName)
    /// `UPDATE`, whose condition is nil without a WHERE.
    case update(SQLName, condition: SQLExpression?)
    /// `DELETE`, whose condition is nil without a WHERE; `USING` counts as a condition.
    case delete(SQLName, condition: SQLExpression?)
    /// `SET` of a setting; the value is nil for `DEFAULT` and for what is no constant.
    case set(String, value: String?, isLocal: Bool)
    /// Anything else.
    case other
}

/// What kind of object a command speaks of.
package enum SQLObjectKind: Equatable, Sendable {
    /// A table.
    case table
    /// An index.
    case index
    /// A view.
    case view
    /// A materialized view.
    case materializedView
    /// A column of a table.
    case column
    /// A constraint of a table.
    case constraint
    /// A schema.
    case schema
    /// A type, an enum among them.
    case type
    /// A domain.
    case domain
    /// A sequence.
    case sequence
    /// A whole database.
    case database
    /// Something else.
    case other
}

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

/// A part of `ALTER DOMAIN`.
package enum DomainChange: Equatable, Sendable {
    /// `ADD` of a constraint.
    case addConstraint(TableConstraint)
    /// `SET NOT NULL`.
    case setNotNull
    /// `VALIDATE CONSTRAINT`.
    case validate(String)
    /// Anything else.
    case other
}
