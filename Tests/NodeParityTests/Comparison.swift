import TestSupport

/// What a script left behind under Node and here.
struct Comparison: CustomStringConvertible {
    /// What is compared of a run.
    struct Run: Equatable {
        var output: String
        var exitCode: Int32?
    }

    let node: Run
    let ours: Run
    /// What was printed on the standard error here, for people who look into a difference.
    let errors: String

    /// Whether both printed the same and ended alike.
    var isEqual: Bool { node == ours }

    /// The first line that differs, and how both ended.
    var description: String {
        let lines = (node.output.lines, ours.output.lines)
        let index = (0...).first { index in
            let pair = (lines.0[at: index], lines.1[at: index])
            return pair.0 != pair.1 || (pair.0 == nil && pair.1 == nil)
        }
        let number = index ?? 0
        return """
            exit code \(text(node.exitCode)) in node, \(text(ours.exitCode)) here
            line \(number + 1) in node: \(lines.0[at: number] ?? "(none)")
            line \(number + 1) here:    \(lines.1[at: number] ?? "(none)")
            standard error here:
            \(errors)
            """
    }

    private func text(_ code: Int32?) -> String { code.map(String.init) ?? "none: killed" }
}

extension Comparison {
    /// Runs a script in both; each has a database of its own where it needs one.
    init(_ fixture: Fixture) throws {
        let theirs = try fixture.run { project, database in
            try NodeOracle.run(
                [fixture.main], in: project, database: nil,
                environment: (database?.libpqEnvironment ?? [:]).merging(
                    // Node's own loader, without the hooks that lead to node-postgres.
                    database == nil ? ["NODE_OPTIONS": ""] : [:], uniquingKeysWith: { $1 }))
        }
        let ours = try fixture.run { project, database in
            try JSMigrate.run(
                ["exec", fixture.main], in: project,
                environment: database?.libpqEnvironment ?? [:])
        }
        node = Run(output: fixture.expectation ?? theirs.output, exitCode: theirs.exitCode)
        self.ours = Run(output: ours.output, exitCode: ours.exitCode)
        errors = ours.errors
    }
}

extension Fixture {
    /// Calls `body` with the folder at the path that it has in the repository, so that what a script
    /// prints of its own place is the same in both.
    fileprivate func run<Result>(_ body: (Project, TestDatabase?) throws -> Result) throws -> Result
    {
        try body(Project(at: folder), needsDatabase ? TestDatabase() : nil)
    }
}

extension String {
    fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}

extension Array {
    fileprivate subscript(at index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
