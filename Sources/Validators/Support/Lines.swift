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

extension Lines {
    /// Names in one line; of more than five the rest is counted.
    static func list(_ names: [String]) -> String {
        let limit = 5
        let shown = names.prefix(limit).joined(separator: ", ")
        return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
    }

    /// A number with its noun, which takes an s where there are several, or is another word.
    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// A duration in seconds, as in `20 s` or `0.5 s`.
    static func seconds(_ duration: Duration) -> String {
        let tenths = Int((duration / .milliseconds(100)).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
    }
}
