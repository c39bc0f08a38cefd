/// A domain as `CREATE DOMAIN` defines it.
package struct DomainDefinition: Equatable, Sendable {
    /// Its name.
    package let name: SQLName
    /// The type that it is made of.
    package let base: SQLType?
    /// Its constraints, NOT NULL among them.
    package let constraints: [TableConstraint]
    /// Its default.
    package let defaultValue: SQLExpression?
}

/// A part of `ALTER DOMAIN`.
package enum DomainChange: Equatable, Sendable {
    /// `ADD` of a constraint.
    case addConstraint(TableConstraint)
    /// `SET NOT NULL`.
    case setNotNull
    /// `VALIDATE CONSTRAINT`.
    case validate(String)
    /// `DROP NOT NULL`.
    case dropNotNull
    /// `DROP CONSTRAINT`.
    case dropConstraint(String)
    /// `SET DEFAULT`, or `DROP DEFAULT` where it is nil.
    case setDefault(SQLExpression?)
    /// Anything else.
    case other
}
