/// The samples of one metric, in the text format that Prometheus scrapes (version 0.0.4).
struct MetricFamily {
    /// What the numbers mean.
    enum Kind: String {
        /// They only grow.
        case counter
        /// They go up and down.
        case gauge
        /// A sum and a count.
        case summary
    }

    /// A number and what it is of.
    struct Sample {
        /// What follows the family's name: `_sum` and `_count` of a summary.
        var suffix = ""
        /// Names and values; one whose value is empty is left out, which means the same.
        let labels: [(name: String, value: String)]
        let value: Double
    }

    let name: String
    let kind: Kind
    let help: String
    let samples: [Sample]

    init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }

    /// The family's lines; none where there are no samples.
    var text: String {
        guard !samples.isEmpty else { return "" }
        let lines = samples.map { sample in
            let labels = sample.labels.filter { !$0.value.isEmpty }
                .map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            let braces = labels.isEmpty ? "" : "{\(labels)}"
            return "\(name)\(sample.suffix)\(braces) \(Self.number(sample.value))\n"
        }
        return "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n" + lines.joined()
    }

    /// A label's value: a backslash, a quote and a line feed are escaped; other control characters,
    /// which the format takes as they are, would break a terminal and become spaces.
    private static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }
}
