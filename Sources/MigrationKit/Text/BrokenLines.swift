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
        guard let width, width >= Self.narrowest, line.count > width, !isPlace else {
            lines = [line]
            return
        }
        var lines: [String] = []
        var current = ""
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            if !current.isEmpty, current.count + 1 + word.count > width {
                lines.append(current)
                current = String(word)
            } else {
                current += (current.isEmpty ? "" : " ") + word
            }
        }
        self.lines = lines + [current]
    }
}
