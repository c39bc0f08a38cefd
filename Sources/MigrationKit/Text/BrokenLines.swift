/// A line for people, broken between words where a terminal is too narrow for it.
struct BrokenLines {
    /// The lines, at least one.
    let lines: [String]

    /// Lines narrower than this are hard to read: the terminal may break them as it likes.
    private static let narrowest = 30

    /// - Parameter width: how many columns there are; nil breaks nothing. What shows a place, a line of
    ///   SQL or the caret below it, is left whole too.
    init(_ line: String, width: Int?) {
        let isPlace = line.hasPrefix("LINE ") || line.allSatisfy { $0 == " " || $0 == "^" }
        guard let width, width >= Self.narrowest, line.displayWidth > width, !isPlace else {
            lines = [line]
            return
        }
        var lines: [String] = []
        // What goes on stands below what it belongs to.
        let indentation = String(line.prefix { $0 == " " })
        var current = indentation
        var used = indentation.count
        var isEmpty = true
        for word in line.dropFirst(used).split(separator: " ", omittingEmptySubsequences: false) {
            let taken = word.displayWidth
            if !isEmpty, used + 1 + taken > width {
                lines.append(current)
                (current, used, isEmpty) = (indentation, indentation.count, true)
            }
            current += (isEmpty ? "" : " ") + word
            used += (isEmpty ? 0 : 1) + taken
            isEmpty = false
        }
        self.lines = lines + [current]
    }
}
