import TestSupport

/// A reader of Prometheus's text format (version 0.0.4) that lets nothing pass: neither what the format
/// forbids, nor what node_exporter's textfile collector and `promtool check metrics` complain of.
struct Exposition {
    /// A sample's value by its name and labels, as the line has them.
    private(set) var samples: [String: Double] = [:]
    private var types: [String: String] = [:]
    private var helps: Set<String> = []
    private var family = ""

    init(_ text: String) throws(TestFailure) {
        guard text.last == "\n" else { throw TestFailure("no line feed at the end") }
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            try take(String(line))
        }
    }

    /// The one sample of a name whose labels hold all these texts.
    func value(_ name: String, _ labels: String...) -> Double? {
        let found = samples.filter { key, _ in
            (key == name || key.hasPrefix("\(name){")) && labels.allSatisfy(key.contains)
        }
        return found.count == 1 ? found.first?.value : nil
    }

    private mutating func take(_ line: String) throws(TestFailure) {
        func require(_ holds: Bool, _ problem: String) throws(TestFailure) {
            guard holds else { throw TestFailure("\(problem): \(line)") }
        }
        if let match = line.wholeMatch(of: /# HELP ([a-z_]+) (\S.*\.)/) {
            family = String(match.1)
            return try require(helps.insert(family).inserted, "a family that was there already")
        }
        if let match = line.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge|summary)/) {
            try require(match.1 == family && types[family] == nil, "TYPE apart from HELP")
            types[family] = String(match.2)
            return try require(
                (match.2 == "counter") == family.hasSuffix("_total"), "_total is for counters")
        }
        let label = #/[a-z_]+="(?:[^"\\\n]|\\[\\"n])+"/#
        let sample = #/([a-z_]+)(\{.*\})? (-?[0-9.]+(?:e[+-]?[0-9]+)?)/#
        guard let match = line.wholeMatch(of: sample), let value = Double(match.3) else {
            throw TestFailure("no sample: \(line)")
        }
        let name = String(match.1)
        let isPart =
            types[family] == "summary" && ["\(family)_sum", "\(family)_count"].contains(name)
        try require(types[family] != nil && (name == family || isPart), "apart from its family")
        try require(name.hasPrefix("jsmigrate_"), "without the prefix")
        try require(value >= 0, "negative")
        var rest = (match.2 ?? "{}").dropFirst().dropLast()
        var names: Set<Substring> = []
        while !rest.isEmpty {
            guard let found = rest.prefixMatch(of: label) else {
                throw TestFailure("label: \(line)")
            }
            let labelName = found.0.prefix { $0 != "=" }
            try require(names.insert(labelName).inserted, "a label twice")
            rest = rest[found.range.upperBound...]
            if rest.first == "," {
                rest = rest.dropFirst()
            } else {
                try require(rest.isEmpty, "label")
            }
        }
        let key = "\(name)\(match.2 ?? "")"
        try require(samples.updateValue(value, forKey: key) == nil, "a series twice")
    }
}
