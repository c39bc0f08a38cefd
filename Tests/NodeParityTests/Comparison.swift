import TestSupport

/// What a script left behind under Node and here.
struct Comparison: CustomStringConvertible {
    /// What is compared of a run.
    struct Run: Equatable {
        var output: ComparedText
        var errors: ComparedText
        var exitCode: Int32?
    }

    let node: Run
    let ours: Run

    /// Whether both printed the same and ended alike.
    var isEqual: Bool { node == ours }

    /// The first lines that differ, and how both ended.
    var description: String {
        """
        exit code \(text(node.exitCode)) in node, \(text(ours.exitCode)) here
        \(difference("the output", node.output.lines, ours.output.lines))\
        \(difference("the errors", node.errors.lines, ours.errors.lines))
        """
    }

    private func text(_ code: Int32?) -> String { code.map(String.init) ?? "none: killed" }

    private func difference(_ stream: String, _ node: [String], _ ours: [String]) -> String {
        let count = max(node.count, ours.count)
        guard let index = (0..<count).first(where: { node[at: $0] != ours[at: $0] }) else {
            return ""
        }
        return """
            line \(index + 1) of \(stream) in node: \(node[at: index] ?? "(none)")
            line \(index + 1) of \(stream) here:    \(ours[at: index] ?? "(none)")

            """
    }
}

extension Comparison {
    /// Runs a script in both, in the folder that it has in the repository, so that what it prints of its
    /// surroundings is the same; with a database one after the other, as it is the same one.
    init(_ fixture: Fixture) throws {
        let folder = Project(at: fixture.folder)
        let node: JSMigrate.Outcome
        let ours: JSMigrate.Outcome
        if fixture.needsDatabase {
            let database = try TestDatabase()
            let variables = database.libpqEnvironment
            if let expectation = fixture.expectation, fixture.reasonWithoutNode != nil {
                node = JSMigrate.Outcome(exitCode: 0, output: expectation, errors: "")
            } else {
                node = try NodeOracle.run(
                    [fixture.main], in: folder, environment: variables,
                    standardInput: fixture.input)
                try database.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            }
            ours = try JSMigrate.run(
                ["exec", fixture.main], in: folder, environment: variables,
                standardInput: fixture.input)
        } else {
            // Node's own loader, with no hooks that lead to node-postgres.
            let theirs = try NodeOracle.start(
                [fixture.main], in: folder, environment: ["NODE_OPTIONS": ""],
                standardInput: fixture.input)
            ours = try JSMigrate.run(
                ["exec", fixture.main], in: folder, standardInput: fixture.input)
            node = theirs.finish()
        }
        let keepsExcerpt = !ComparedText(node.errors).quotesNode
        self.node = Run(
            output: ComparedText(fixture.expectation ?? node.output),
            errors: ComparedText(node.errors, keepsExcerpt: keepsExcerpt), exitCode: node.exitCode)
        self.ours = Run(
            output: ComparedText(ours.output),
            errors: ComparedText(ours.errors, keepsExcerpt: keepsExcerpt),
            exitCode: ours.exitCode)
    }
}

extension Array {
    fileprivate subscript(at index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
