/// A SQL file divided as psql divides it: statements, psql's own commands, and directives.
package struct SQLScript: Sendable {
    /// A part of a script.
    package enum Part: Equatable, Sendable {
        /// A statement.
        case statement(SQLStatement)
        /// A directive and the byte it begins at.
        case directive(SQLDirective, offset: Int)
        /// A command of psql, with its backslash, and the byte it begins at.
        case metaCommand(String, offset: Int)
    }

    /// The parts, in order.
    package let parts: [Part]
    /// Where comments stand, in bytes; those in a block of goose's are not among them.
    package let comments: [Range<Int>]

    /// Divides a source.
    ///
    /// - Parameter isCopyFromClient: whether a statement that begins with COPY takes rows from the
    ///   client, so that rows follow it in the file.
    package init(_ source: SQLSource, isCopyFromClient: @escaping @Sendable (String) -> Bool) {
        var reader = SQLScriptReader(source, isCopyFromClient: isCopyFromClient)
        var parts: [Part] = []
        while let part = reader.next() { parts.append(part) }
        self.parts = parts
        comments = reader.comments
    }
}
