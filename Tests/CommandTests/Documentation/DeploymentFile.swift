import TestSupport

/// A file of a page that only another program can use: what it says is read with a parser, and the commands
/// in it that are ours are taken out, so that they can be run.
struct DeploymentFile {
    /// The command lines of `jsmigrate` in it, in order.
    let commands: [String]

    /// Reads a block of `dockerfile`, `yaml` or `json`.
    ///
    /// - Throws: `TestFailure` where it is not what it says.
    init(_ block: MarkdownPage.Block, of page: String) throws {
        let project = try Project(["block": block.text])
        let outcome = try NodeOracle.run(
            [
                "\(Repository.path)/Tests/CommandTests/Fixtures/deployment/commands.cjs",
                block.language,
            ],
            in: project,
            environment: ["NODE_PATH": NodePackages.modules, "NODE_OPTIONS": ""])
        guard outcome.exitCode == 0 else {
            throw TestFailure("\(page):\(block.line): \(outcome.errors)")
        }
        commands = outcome.lines
    }
}
