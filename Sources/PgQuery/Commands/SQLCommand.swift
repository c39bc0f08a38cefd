/// What a statement commands, as its text says it: enough to tell what it locks, scans and rewrites.
package enum SQLCommand: Equatable, Sendable {
    /// `CREATE TABLE`, also as a partition of another.
    case createTable(TableDefinition)
    /// `CREATE TABLE … AS`, `SELECT … INTO`, `CREATE VIEW` and `CREATE MATERIALIZED VIEW`.
    case createFromQuery(QueriedRelation)
    /// `ALTER TABLE` with its parts in order; also `ALTER INDEX` and its like, which have the same parts.
    case alterTable(SQLName, object: SQLObjectKind, isOnly: Bool, changes: [TableChange])
    /// `ALTER TABLE ALL IN TABLESPACE … SET TABLESPACE`.
    case moveTablespace
    /// `CREATE INDEX`.
    case createIndex(IndexDefinition)
    /// `DROP` of relations, types and schemas.
    case drop(DroppedObjects)
    /// `DROP DATABASE`.
    case dropDatabase(String)
    /// `DROP OWNED` of roles; nil stands for one that only the server knows (`CURRENT_USER`).
    case dropOwned([String?])
    /// `ALTER … RENAME TO` and `RENAME COLUMN`.
    case rename(Renaming)
    /// `ALTER … SET SCHEMA` of a relation.
    case setSchema(SQLName, schema: String)
    /// `TRUNCATE`.
    case truncate([TableTarget], cascades: Bool)
    /// `LOCK TABLE`; the mode as the server's tables number them, 1 to 8.
    case lockTable([TableTarget], mode: Int)
    /// `REINDEX`; the name is nil for a whole database.
    case reindex(SQLObjectKind, SQLName?, isConcurrent: Bool)
    /// `CLUSTER`; the table is nil for all of them.
    case cluster(SQLName?)
    /// `VACUUM` of tables, or of all; not `ANALYZE`.
    case vacuum([SQLName], isFull: Bool)
    /// `ANALYZE` of tables, or of all.
    case analyze([SQLName])
    /// `REFRESH MATERIALIZED VIEW`.
    case refresh(SQLName, isConcurrent: Bool, hasData: Bool)
    /// `CREATE TRIGGER`.
    case createTrigger(TriggerDefinition)
    /// A policy or rule of a table is made or altered.
    case changePart(of: SQLName)
    /// `DROP` of a trigger, policy or rule.
    case dropPart(TablePart, of: SQLName, ifExists: Bool)
    /// `COMMENT ON` a relation, or on a column of it.
    case comment(SQLName)
    /// `CREATE STATISTICS`.
    case createStatistics(SQLName?, tables: [SQLName])
    /// `CREATE` and `ALTER PUBLICATION`, where they name tables.
    case changePublication(String, PublicationChange, tables: [SQLName])
    /// `CREATE SEQUENCE`.
    case createSequence(SQLName)
    /// `ALTER SEQUENCE` but for what all relations have.
    case alterSequence(SQLName)
    /// `ALTER TYPE … ADD VALUE`.
    case addEnumValue(SQLName, value: String)
    /// `CREATE TYPE` of any kind.
    case createType(SQLName)
    /// `CREATE DOMAIN`.
    case createDomain(DomainDefinition)
    /// `ALTER DOMAIN`.
    case alterDomain(SQLName, DomainChange)
    /// `CREATE FUNCTION`, with its volatility where it says one.
    case createFunction(SQLName, volatility: String?)
    /// `CREATE SCHEMA`.
    case createSchema(String)
    /// `CREATE EXTENSION`.
    case createExtension(String)
    /// `CREATE ROLE`, `CREATE USER` and `CREATE GROUP`.
    case createRole(String)
    /// `ALTER … OWNER TO` of what is no relation, and `REASSIGN OWNED`, which names nothing; the role is nil
    /// for one that only the server knows.
    case changeOwner(SQLObjectKind, SQLName?, to: String?)
    /// What changes rows, also in WITH queries of another statement; `COPY … FROM` into a table.
    case changeRows([RowChange])
    /// `EXPLAIN` of what would change rows, without ANALYZE.
    case explain([RowChange])
    /// `SET`, `RESET` and `set_config` of the search path; nil for what the session began with.
    case setSearchPath([String]?, isLocal: Bool)
    /// `SET` of a setting; the value is nil for `DEFAULT` and for what is no constant.
    case set(String, value: String?, isLocal: Bool)
    /// `DO` and `CALL`, which may do anything.
    case code
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
    /// A function, procedure or aggregate.
    case function
    /// Extended statistics.
    case statistics
    /// A whole database.
    case database
    /// An extension.
    case `extension`
    /// Something else.
    case other
}
