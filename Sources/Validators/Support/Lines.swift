/// Text of findings: a line that says it, and one line a case below.
enum Lines {
    /// Puts a summary before its cases; of more than twenty the rest is counted.
    static func join(_ summary: String, _ cases: [String]) -> String {
        ([summary] + limit(cases)).joined(separator: "\n")
    }

    /// At most twenty cases, and how many more there are.
    static func limit(_ cases: [String]) -> [String] {
        let most = 20
        guard cases.count > most else { return cases }
        return cases.prefix(most) + ["… and \(cases.count - most) more"]
    }

    /// The first line of a text, cut to 200 characters.
    static func shorten(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 200 ? line.prefix(199) + "…" : line
    }
}
