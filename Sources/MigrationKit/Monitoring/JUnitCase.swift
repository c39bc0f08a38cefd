/// A check, as a test case.
struct JUnitCase {
    enum Outcome {
        /// Nothing stands against the run; the text is what there is to know.
        case passed(String)
        /// The check was not made.
        case skipped(String)
        /// The check found what must be settled.
        case failed(String)
        /// Something kept the check from being made.
        case broken(error: String, details: String?)

        var element: String? {
            switch self {
            case .passed: nil
            case .skipped: "skipped"
            case .failed: "failure"
            case .broken: "error"
            }
        }
    }

    let name: String
    let milliseconds: Int
    let outcome: Outcome

    init(name: String, milliseconds: Int, outcome: Outcome) {
        self.name = name
        self.milliseconds = milliseconds
        self.outcome = outcome
    }

    init(_ result: ValidationResult, name: String) {
        let details = result.detailsInFull ?? ""
        let outcome: Outcome =
            switch result.status {
            case .fail:
                result.error.map { .broken(error: $0, details: details.isEmpty ? nil : details) }
                    ?? .failed(details)
            case .warn: .passed("WARN: \(details)")
            case .pass:
                details.hasPrefix(Self.skipping)
                    ? .skipped(String(details.dropFirst(Self.skipping.count))) : .passed(details)
            }
        self.init(name: name, milliseconds: result.durationMilliseconds, outcome: outcome)
    }

    /// How the details of a check begin that could not be made here.
    private static let skipping = "skipped: "

    func xml(className: String) -> String {
        let attributes =
            XMLText.attribute("classname", className) + XMLText.attribute("name", name)
            + XMLText.attribute("time", Self.seconds(milliseconds))
        let inner: String
        switch outcome {
        case .passed(""): return "    <testcase\(attributes)/>\n"
        case .passed(let text): inner = "<system-out>\(XMLText.content(text))</system-out>"
        case .skipped(let reason): inner = "<skipped\(XMLText.attribute("message", reason))/>"
        case .failed(let text): inner = Self.element("failure", text, type: "FAIL")
        case .broken(let error, let details):
            inner = Self.element(
                "error", [error, details].compactMap { $0 }.joined(separator: "\n"), type: "error")
        }
        return "    <testcase\(attributes)>\n      \(inner)\n    </testcase>\n"
    }

    /// An element whose message is the first line of its text.
    private static func element(_ name: String, _ text: String, type: String) -> String {
        let message = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "FAIL"
        return "<\(name)\(XMLText.attribute("message", message))\(XMLText.attribute("type", type))>"
            + "\(XMLText.content(text))</\(name)>"
    }

    static func seconds(_ milliseconds: Int) -> String {
        let rest = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
