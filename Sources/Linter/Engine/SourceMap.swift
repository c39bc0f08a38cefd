/// Where the parts of a text stand in a file: a text is put together from pieces of it, escapes decoded.
package struct SourceMap: Equatable, Sendable {
    /// From where on a text is as the file has it.
    package struct Anchor: Equatable, Sendable {
        /// The byte of the text.
        package let text: Int
        /// The byte of the file that it comes from.
        package let file: Int
        /// Whether all up to the next anchor comes from that one place: the value of an expression.
        package let isPoint: Bool

        /// Makes an anchor.
        package init(text: Int, file: Int, isPoint: Bool = false) {
            self.text = text
            self.file = file
            self.isPoint = isPoint
        }
    }

    private let anchors: [Anchor]

    /// Takes the anchors, in the order of the text's bytes.
    package init(_ anchors: [Anchor]) { self.anchors = anchors }

    /// The map of a text that the file has as it is, from a byte on.
    package static func verbatim(offset: Int) -> SourceMap {
        SourceMap([Anchor(text: 0, file: offset)])
    }

    /// The map of a text that the file does not have, and that is told of at a byte.
    package static func point(at offset: Int) -> SourceMap {
        SourceMap([Anchor(text: 0, file: offset, isPoint: true)])
    }

    /// The byte of the file that a byte of the text comes from.
    package func fileOffset(of offset: Int) -> Int {
        var lower = 0
        var upper = anchors.count
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if anchors[middle].text <= offset { lower = middle } else { upper = middle }
        }
        guard anchors.indices.contains(lower) else { return 0 }
        let anchor = anchors[lower]
        return anchor.isPoint ? anchor.file : max(0, anchor.file + offset - anchor.text)
    }
}
