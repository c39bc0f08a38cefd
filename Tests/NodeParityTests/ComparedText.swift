/// What a script printed, line by line, without what Node and jsmigrate cannot have alike.
/// Documentation/NodeModules.md declares each of these to its users.
struct ComparedText: Equatable {
    let lines: [String]

    /// Takes a text as it was printed.
    ///
    /// Gone are: Node's own frames and node-postgres's (and what `util.inspect` says of their number),
    /// frames of callers that wait (`at async`), the receiver in front of a method's name, the process's
    /// number, the version, advice to start Node with another option, and, with `keepsExcerpt` false, the
    /// quotation of the source that threw.
    init(_ text: String, keepsExcerpt: Bool = true) {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("(Use `node --trace-") { continue }
            if line.contains(/^ +\.\.\. \d+ lines matching cause stack trace \.\.\.$/) { continue }
            if let frame = StackFrame(line) {
                if frame.isAttainable {
                    lines.append(frame.withoutReceiver)
                } else if let last = lines.popLast() {
                    // What stands behind a stack stands behind its last frame.
                    lines.append(last + frame.rest)
                }
            } else {
                lines.append(
                    line.replacing(/^\(node:\d+\)/, with: "(node:PID)")
                        .replacing(/^Node\.js v20\.\d+\.\d+$/, with: "Node.js v20"))
            }
        }
        self.lines = keepsExcerpt ? lines : Self.withoutExcerpt(lines)
    }

    /// Whether the text quotes Node's own source, which is not there in jsmigrate.
    var quotesNode: Bool { lines.contains { $0.contains(/^node:\S+:\d+$/) } }

    /// Takes away `place:line`, the line of source, the line with the caret and the empty one behind it.
    private static func withoutExcerpt(_ lines: [String]) -> [String] {
        guard let first = lines.firstIndex(where: { $0.contains(/^(node:|\/|file:)\S+:\d+$/) }),
            lines.indices.contains(first + 2), lines[first + 2].contains(/^ *\^+$/)
        else { return lines }
        var lines = lines
        lines.removeSubrange(first...min(first + 3, lines.count - 1))
        return lines
    }
}
