/// Text of findings: a line that says it, and one line a case below.
enum Lines {
    /// Puts a summary before its cases; of more than twenty the rest is counted.
    static func join(_ summary: String, _ cases: [String]) -> String {
        let limit = 20
        var lines = [summary] + cases.prefix(limit)
        if cases.count > limit { lines.append("… and \(cases.count - limit) more") }
        return lines.joined(separator: "\n")
    }

    /// The first line of a text, cut to 200 characters.
    static func shorten(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 200 ? line.prefix(199) + "…" : line
    }
}
