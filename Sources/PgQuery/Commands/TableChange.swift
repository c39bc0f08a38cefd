/// A part of `ALTER TABLE`.
package enum TableChange: Equatable, Sendable {
    /// `ADD COLUMN`.
    case addColumn(ColumnDefinition, ifNotExists: Bool)
    /// `DROP COLUMN`.
    case dropColumn(String)
    /// `ALTER COLUMN … SET NOT NULL`.
    case setNotNull(column: String)
    /// `ALTER COLUMN … DROP NOT NULL`.
    case dropNotNull(column: String)
    /// `ALTER COLUMN … TYPE`.
    case alterType(column: String, SQLType, using: SQLExpression?)
    /// `ALTER COLUMN … ADD GENERATED … AS IDENTITY`.
    case addIdentity(column: String)
    /// `ADD` of a constraint.
    case addConstraint(TableConstraint)
    /// `VALIDATE CONSTRAINT`.
    case validateConstraint(String)
    /// `DROP CONSTRAINT`.
    case dropConstraint(String)
    /// `SET TABLESPACE`.
    case setTablespace(String)
    /// `SET LOGGED` or `SET UNLOGGED`.
    case setLogged(Bool)
    /// `SET ACCESS METHOD`.
    case setAccessMethod
    /// `ATTACH PARTITION`; the condition of the bound is not known here.
    case attachPartition(SQLName, isDefault: Bool)
    /// `DETACH PARTITION`.
    case detachPartition(SQLName, isConcurrent: Bool)
    /// Statistics, storage parameters and their like, which nobody has to wait for.
    case setOption
    /// `ENABLE` or `DISABLE` of triggers.
    case setTriggers
    /// Anything else.
    case other
}
