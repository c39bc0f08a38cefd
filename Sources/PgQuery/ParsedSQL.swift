/// A text of one or several statements, as PostgreSQL's parser divides it.
package struct ParsedSQL: Equatable, Sendable {
    /// The statements in their order; empty for a text of blanks, comments and semicolons.
    package let statements: [Statement]
}
