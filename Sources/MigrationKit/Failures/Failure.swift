/// An error that ends the program or a migration, and can be told to people: what happened, where,
/// and what to do next.
package protocol Failure: Error, CustomStringConvertible {
    /// The code that the program ends with when nothing else decides.
    var exitCode: ExitCode { get }

    /// What happened, in one sentence without a full stop.
    var message: String { get }

    /// Where in a file it happened.
    var location: FileLocation? { get }

    /// Further lines, in the order in which they are shown: a statement, DETAIL, HINT, a stack.
    var details: [String] { get }

    /// What to do next, in one sentence.
    var remedy: String? { get }
}

extension Failure {
    package var location: FileLocation? { nil }
    package var details: [String] { [] }
    package var remedy: String? { nil }
    package var description: String { FailureText.render(self) }
}

/// A place in a file as people name it.
package struct FileLocation: Sendable, Equatable, CustomStringConvertible {
    /// The path of the file.
    package let file: String
    /// The line, counted from 1.
    package let line: Int?
    /// The column, counted from 1.
    package let column: Int?

    /// Creates a place; a column without a line is not shown.
    package init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, as far as it is known.
    package var description: String {
        guard let line else { return file }
        return column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)"
    }
}
