package import MigrationKit

/// One direction of a migration as the linter takes it: what it sends, in order, and where that stands in its file.
package struct LintSource: Sendable {
    /// Why not all that it sends is known.
    package struct Gap: Equatable, Sendable {
        /// The reason, in a sentence without a full stop.
        package let reason: String
        /// The byte of the file at which it shows.
        package let offset: Int
        /// What to do; nil where the rule's own words say it.
        package let help: String?

        /// Makes a gap.
        package init(_ reason: String, at offset: Int = 0, help: String? = nil) {
            self.reason = reason
            self.offset = offset
            self.help = help
        }
    }

    /// The file, as people are told of it.
    package let file: String
    /// The file's text.
    package let text: SourceText
    /// Which way it goes.
    package let direction: MigrationDirection
    /// What it sends.
    package var queries: [LintQuery] = []
    /// Texts of a script, each of one statement or several, that neither of its directions was seen to send.
    package var unsent: [LintQuery] = []
    /// The comments of the file that speak to the linter.
    package var remarks: [SuppressionComment] = []
    /// Whether what is in no transaction of its own is put into one.
    package var usesTransaction = true
    /// Whether it is code, each of whose queries was a transaction of its own: what one sets for its transaction is
    /// over with it, unless a block is open.
    package var isScript = false
    /// Whether it can be rolled back; nil where that is not known, or it is a way back itself.
    package var hasDown: Bool?
    /// Why not all that it sends is known.
    package var gaps: [Gap] = []
    /// Why it cannot be run at all; nil where it can.
    package var refusal: Gap?
    /// The lines of the file that may send what is not known here: nobody can say of a comment there that it is of
    /// no use.
    package var unknownLines: Set<Int> = []

    /// Makes a source of nothing.
    package init(file: String, text: SourceText, direction: MigrationDirection = .up) {
        self.file = file
        self.text = text
        self.direction = direction
    }
}
