package import MigrationKit

/// A finding, and where in which file it is.
package struct LintFinding: Equatable, Sendable {
    /// The rule.
    package let rule: String
    /// How grave it is.
    package let severity: LintSeverity
    /// The file, as people are told of it.
    package let file: String
    /// Where in the file.
    package let place: SourceText.Place
    /// Where what it is about ends: behind the last character of the statement, or of the line.
    package let end: SourceText.Place
    /// What the line is recognised by once it has moved; empty before all of the file is linted.
    package internal(set) var lineFingerprint = ""
    /// Which way the migration goes when it happens.
    package let direction: MigrationDirection
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
    /// The line of the file that it is about, cut where it is long, and a line with a caret below; none for an
    /// empty one.
    package let excerpt: [String]

    /// What is wrong, and in which direction where that is not up.
    package var directedMessage: String { direction == .down ? "in down: \(message)" : message }
}
