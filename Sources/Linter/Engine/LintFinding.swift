/// A finding, and where in which file it is.
package struct LintFinding: Equatable, Sendable {
    /// The rule.
    package let rule: String
    /// How grave it is.
    package let severity: LintSeverity
    /// The file, as people are told of it.
    package let file: String
    /// The line, counted from 1.
    package let line: Int
    /// The column, in characters counted from 1.
    package let column: Int
    /// The statement; nil where it is about the file.
    package let statement: String?
    /// What is wrong.
    package let message: String
    /// What to do in place of it.
    package let help: String
    /// The locks that the statement takes.
    package let locks: [RelationLock]
    /// Whether a table is written anew.
    package let rewrites: Bool
    /// Whether a whole table is read.
    package let scans: Bool
    /// The line of the file that it is about.
    package let sourceLine: String?
}
