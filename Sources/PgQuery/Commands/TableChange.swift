/// A part of `ALTER TABLE`.
package enum TableChange: Equatable, Sendable {
    /// `ADD COLUMN`.
    case addColumn(ColumnDefinition, ifNotExists: Bool)
    /// `DROP COLUMN`.
    case dropColumn(String, cascades: Bool)
    /// `ALTER COLUMN … SET NOT NULL`.
    case setNotNull(column: String)
    /// `ALTER COLUMN … DROP NOT NULL`.
    case dropNotNull(column: String)
    /// `ALTER COLUMN … TYPE`.
    case alterType(column: String, SQLType, collation: String?, using: SQLExpression?)
    /// `ALTER COLUMN … SET DEFAULT` and `DROP DEFAULT`.
    case setDefault
    /// `ALTER COLUMN … SET STATISTICS`.
    case setStatistics
    /// `ALTER COLUMN … SET STORAGE`.
    case setStorage
    /// `ALTER COLUMN … ADD GENERATED … AS IDENTITY`.
    case addIdentity(column: String)
    /// `ADD` of a constraint.
    case addConstraint(TableConstraint)
    /// `VALIDATE CONSTRAINT`.
    case validateConstraint(String)
    /// `DROP CONSTRAINT`.
    case dropConstraint(String, cascades: Bool)
    /// `SET TABLESPACE`.
    case setTablespace(String)
    /// `SET LOGGED` or `SET UNLOGGED`.
    case setLogged(Bool)
    /// `SET ACCESS METHOD`.
    case setAccessMethod(String)
    /// `ATTACH PARTITION`; the condition of the bound is not known here.
    case attachPartition(SQLName, isDefault: Bool)
    /// `DETACH PARTITION`.
    case detachPartition(SQLName, isConcurrent: Bool)
    /// `INHERIT`.
    case inherit(SQLName)
    /// `NO INHERIT`.
    case leaveParent(SQLName)
    /// `SET` and `RESET` of options, of the table or of a column.
    case setOptions([String])
    /// `CLUSTER ON` an index, or `SET WITHOUT CLUSTER`.
    case setClusterIndex
    /// `ENABLE` or `DISABLE` of triggers.
    case setTriggers
    /// `OWNER TO`; nil for a role that only the server knows.
    case changeOwner(to: String?)
    /// Anything else.
    case other
}
