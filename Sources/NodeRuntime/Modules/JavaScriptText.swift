/// A text that JavaScript source holds: a string literal, a template, or several that are joined with `+`.
package struct JavaScriptText: Equatable {
    /// A part of it that stands in the source.
    package struct Piece: Equatable {
        /// From where on the value is as the source has it.
        package struct Anchor: Equatable {
            /// The byte of the value, in UTF-8.
            package let value: Int
            /// The byte of the source.
            package let source: Int
        }

        /// What it stands for, escapes decoded.
        package let value: String
        /// Where it stands in the source, in bytes, without its quotes.
        package let body: Range<Int>
        /// How the value's bytes follow from the source's; the first is the value's beginning.
        package let anchors: [Anchor]
        /// The byte of the source at which stands what comes before it.
        package let gapBefore: Int
        /// Whether it is a literal, and not the part of a template around its substitutions.
        package let isLiteral: Bool
    }

    /// Its parts, in order; values that are not known may be between them.
    package let pieces: [Piece]
    /// Where it stands in the source, in bytes, from the first quote to the last.
    package let range: Range<Int>
    /// Whether a value that is not known comes before the first piece, or behind the last.
    package let hasHead, hasTail: Bool

    /// Whether it is known as a whole.
    package var isWhole: Bool { pieces.count == 1 && !hasHead && !hasTail && pieces[0].isLiteral }
}
