/// A column as `CREATE TABLE` and `ADD COLUMN` define it.
package struct ColumnDefinition: Equatable, Sendable {
    /// The column's name.
    package let name: String
    /// Its type; nil where something else decides it.
    package let type: SQLType?
    /// Its constraints but for those that have a property here.
    package let constraints: [TableConstraint]
    /// Its default.
    package let defaultValue: SQLExpression?
    /// Whether it is declared NOT NULL; a primary key is another matter.
    package let isNotNull: Bool
    /// Whether it is an identity column.
    package let isIdentity: Bool
    /// What it is generated from, where it is a stored generated column.
    package let generation: SQLExpression?
    /// The byte of the parsed text that it begins at; nil where that is not known.
    package let offset: Int?
}
