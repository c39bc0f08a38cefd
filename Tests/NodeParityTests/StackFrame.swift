import TestSupport

/// A line of a stack: `    at async Pool.query (/a/b.js:1:2) {`.
struct StackFrame {
    private let start: String
    private let isAsync: Bool
    private let function: String?
    private let place: String
    /// What stands behind it, as ` {` where the properties of an error follow.
    let rest: String

    /// Reads a line; nil where it is none.
    init?(_ line: String) {
        let form = /( +at )(async )?(?:([^(]+) \()?([^()\s][^()]*:\d+:\d+)\)?(.*)/
        guard let match = line.wholeMatch(of: form) else { return nil }
        start = String(match.output.1)
        isAsync = match.output.2 != nil
        function = match.output.3.map(String.init)
        place = String(match.output.4)
        rest = String(match.output.5)
    }

    /// Whether jsmigrate can have it: it lies in no file of Node's and of node-postgres's, and does not stand
    /// for a function that waits.
    var isAttainable: Bool {
        !isAsync && !place.hasPrefix("node:")
            && !place.contains(NodeOracle.nodePostgresDirectory + "/")
    }

    /// `at query (place)` for `at Pool.query (place)`, and `at place` for `at Immediate.<anonymous> (place)`.
    var withoutReceiver: String {
        guard let function else { return "\(start)\(place)\(rest)" }
        let words = function.prefix { $0 != " " }
        if words == "new" { return "\(start)\(function) (\(place))\(rest)" }
        let name = words.split(separator: ".").last ?? words
        if name == "<anonymous>" { return "\(start)\(place)\(rest)" }
        return "\(start)\(name) (\(place))\(rest)"
    }
}
