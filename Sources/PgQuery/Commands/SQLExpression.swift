/// What matters of an expression: what it calls, and what follows from it being true.
package struct SQLExpression: Equatable, Sendable {
    /// The functions that it calls.
    package let functions: Set<SQLName>
    /// The columns that it names.
    package let columns: Set<String>
    /// The columns that it proves to be not null where it is true: those of `c IS NOT NULL`, alone or
    /// among others joined by AND.
    package let notNullColumns: [String]
    /// Whether it is the constant `true`, or another that filters nothing.
    package let isTrue: Bool
    /// Whether it only compares columns with one another, as the condition of a join does.
    package let isJoin: Bool
    /// Whether it is the constant NULL.
    package let isNull: Bool
    /// The column that it is, where it is nothing else but one, or its cast.
    package let column: String?
}
