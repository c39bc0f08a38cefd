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
    /// Runs a script in both, in the folder that it has in the repository, and in the same database,
    /// so that what it prints of its surroundings is the same.
    init(_ fixture: Fixture) throws {
        let folder = Project(at: fixture.folder)
        let database = fixture.needsDatabase ? try TestDatabase() : nil
        let variables = database?.libpqEnvironment ?? [:]
        let theirs = try NodeOracle.run(
            [fixture.main], in: folder,
            // Without a database Node's own loader, with no hooks that lead to node-postgres.
            environment: fixture.needsDatabase ? variables : ["NODE_OPTIONS": ""])
        try database?.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        let ours = try JSMigrate.run(["exec", fixture.main], in: folder, environment: variables)
        node = Run(output: fixture.expectation ?? theirs.output, exitCode: theirs.exitCode)
        self.ours = Run(output: ours.output, exitCode: ours.exitCode)
        errors = ours.errors
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
