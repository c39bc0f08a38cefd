/// A phase, as a suite of test cases.
struct JUnitSuite {
    let name: String
    let cases: [JUnitCase]

    init(_ report: ValidationReport) {
        name = "jsmigrate.\(report.phase.rawValue)"
        var uses: [String: Int] = [:]
        cases = report.results.map { result in
            uses[result.check, default: 0] += 1
            let use = uses[result.check, default: 1]
            return JUnitCase(result, name: use == 1 ? result.check : "\(result.check) (\(use))")
        }
    }

    init(_ phase: ValidationPhase, skipped reason: String) {
        name = "jsmigrate.\(phase.rawValue)"
        cases = [JUnitCase(name: "validation", milliseconds: 0, outcome: .skipped(reason))]
    }

    func xml(timestamp: String, host: String) -> String {
        let attributes =
            XMLText.attribute("name", name) + Self.totals(of: cases)
            + XMLText.attribute("timestamp", timestamp) + XMLText.attribute("hostname", host)
        let inner = cases.map { $0.xml(className: name) }.joined()
        return "  <testsuite\(attributes)>\n\(inner)  </testsuite>\n"
    }

    static func totals(of cases: [JUnitCase]) -> String {
        let counts = [
            ("tests", cases.count), ("failures", cases.count { $0.outcome.element == "failure" }),
            ("errors", cases.count { $0.outcome.element == "error" }),
            ("skipped", cases.count { $0.outcome.element == "skipped" }),
        ]
        return counts.map { XMLText.attribute($0.0, String($0.1)) }.joined()
            + XMLText.attribute(
                "time", JUnitCase.seconds(cases.reduce(0) { $0 + $1.milliseconds }))
    }
}
