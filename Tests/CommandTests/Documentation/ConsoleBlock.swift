import TestSupport

/// What a `console` block shows: commands behind `$ `, each with what it prints.
struct ConsoleBlock {
    /// A command and what the page says that it prints, with `…` on a line for any lines.
    struct Step {
        let command: String
        var output: [String] = []
    }

    private(set) var steps: [Step] = []

    /// Reads a block.
    init(_ block: MarkdownPage.Block, of page: String) throws {
        for line in block.lines {
            if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2))))
            } else if steps.isEmpty {
                throw TestFailure("\(page):\(block.line): a console block begins with `$ `")
            } else {
                steps[steps.count - 1].output.append(line)
            }
        }
        // An empty line between two commands is for the eye.
        for index in steps.indices {
            while steps[index].output.last == "" { steps[index].output.removeLast() }
        }
    }
}

/// Output in a form in which what differs from run to run is the same.
struct ConsoleText: Equatable, CustomStringConvertible {
    let lines: [String]

    init(_ lines: [String]) { self.lines = lines.map(Self.settled) }

    var description: String { lines.joined(separator: "\n") }

    /// Whether this output is the one that a page shows, in which a line `…` stands for any lines.
    func matches(_ shown: ConsoleText) -> Bool { Self.matches(lines[...], shown.lines[...]) }

    private static func matches(_ real: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
        guard let line = shown.first else { return real.isEmpty }
        if line == "…" {
            return (real.startIndex...real.endIndex).contains {
                matches(real[$0...], shown.dropFirst())
            }
        }
        return real.first == line && matches(real.dropFirst(), shown.dropFirst())
    }

    /// A line without times, addresses, process numbers, and the width of columns.
    private static func settled(_ line: String) -> String {
        line.replacing(/postgres(ql)?:\/\/[^\s'"]+/, with: "<url>")
            .replacing(
                /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)?/, with: "<time>"
            )
            .replacing(/\b\d+(\.\d+)? ?(ms|s|min)\b/, with: "<duration>")
            .replacing(/\bpid \d+/, with: "pid <n>")
            .replacing(/\b[0-9a-f]{64}\b/, with: "<sum>")
            .replacing(/\s+/, with: " ")
            .replacing(/(─|-){4,}/, with: "----")
            .replacing(/\s+$/, with: "")
    }
}
