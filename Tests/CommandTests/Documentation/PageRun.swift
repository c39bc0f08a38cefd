import Filesystem
import TestSupport
import Testing

/// Follows a page: in a copy of its project, with a database of its own, in one shell from the first block to
/// the last.
struct PageRun {
    let page: MarkdownPage
    private let project: Project
    private let database: TestDatabase

    /// Makes the project and the database; `setup.sql` of the project's folder is what the database holds.
    init(_ page: MarkdownPage) throws {
        self.page = page
        project = try Project()
        database = try TestDatabase()
        for folder in page.project {
            if folder.hasPrefix("/") {
                try project.copy(Repository.path + folder, to: ".")
            } else {
                try project.copy(
                    "\(Repository.path)/Tests/CommandTests/Fixtures/\(folder)/.", to: ".")
            }
        }
        if project.exists("setup.sql") {
            try database.execute(project.read("setup.sql"))
            project.remove("setup.sql")
        }
    }

    /// Does what every block says, and compares what is printed with what is shown.
    ///
    /// - Parameter consoleOnly: whether blocks that are no commands are left to their readers.
    /// - Returns: how many commands were run.
    func check(consoleOnly: Bool = false) throws -> Int {
        var steps: [(line: Int, step: ConsoleBlock.Step, shows: Bool)] = []
        for block in page.blocks
        where block.excuse == nil && (!consoleOnly || block.language == "console") {
            switch block.language {
            case "console":
                steps += try ConsoleBlock(block, of: page.name).steps.map { (block.line, $0, true) }
            case "dockerfile", "yaml",
                "json" where block.file == nil:
                steps += try DeploymentFile(block, of: page.name).commands.map {
                    (block.line, ConsoleBlock.Step(command: $0), false)
                }
            default:
                guard let file = block.file else {
                    throw TestFailure(
                        "\(page.name):\(block.line): a block of \(block.language) is no command, no file and not excused"
                    )
                }
                steps.append((block.line, ConsoleBlock.Step(command: write(block, to: file)), true))
            }
        }
        let answers = try run(steps.map(\.step.command))
        for (entry, answer) in zip(steps, answers) {
            let place = "\(page.name):\(entry.line): $ \(entry.step.command)"
            if entry.shows {
                let shown = ConsoleText(entry.step.output)
                #expect(
                    answer.text.matches(shown),
                    "\(place)\n--- the page\n\(shown)\n--- the program\n\(answer.text)\n---")
            } else {
                #expect(answer.status == 0, "\(place)\n\(answer.text)")
            }
        }
        return steps.count
    }

    private func write(_ block: MarkdownPage.Block, to file: String) -> String {
        "mkdir -p \"$(dirname '\(file)')\" && cat >'\(file)' <<'END OF FILE'\n\(block.text)\nEND OF FILE"
    }

    private struct Answer {
        let text: ConsoleText
        let status: Int
    }

    /// Runs commands in one shell; what each prints is told apart by a line that nobody else prints.
    private func run(_ commands: [String]) throws -> [Answer] {
        let mark = "--\(database.name)-- "
        let script = commands.map { "\($0)\nprintf '\\n\(mark)%s\\n' $?\n" }.joined()
        var environment = JSMigrate.baseEnvironment
        let folder = JSMigrate.binary.split(separator: "/").dropLast().joined(separator: "/")
        let servers = try TestServer.binaries()
        let path = environment["PATH"] ?? "/usr/bin:/bin"
        environment["PATH"] = "/\(folder):\(servers):\(NodePackages.programs):\(path)"
        for (name, value) in NodeOracle.withNodePostgres { environment[name] = value }
        for (name, value) in database.libpqEnvironment { environment[name] = value }
        environment["DATABASE_URL"] = database.url
        environment["HOME"] = project.path
        try project.write(".page", "exec 2>&1 </dev/null\n" + script)
        let running = try RunningProgram(
            "bash", [".page"], in: project, environment: environment, standardInput: "",
            terminal: false)
        let outcome = running.finish(timeout: .seconds(300))
        var answers: [Answer] = []
        var lines: [String] = []
        for line in outcome.output.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix(mark) else {
                lines.append(named(String(line)))
                continue
            }
            while lines.last == "" { lines.removeLast() }
            answers.append(
                Answer(text: ConsoleText(lines), status: Int(line.dropFirst(mark.count)) ?? -1))
            lines = []
        }
        guard answers.count == commands.count else {
            throw TestFailure("\(page.name): the shell ended early\n\(outcome)")
        }
        return answers
    }

    /// A line in which the project and the database have the names that pages give them.
    private func named(_ line: String) -> String {
        line.replacing(project.path, with: "/srv/shop").replacing(database.name, with: "shop")
            .replacing("\"\(database.user)\"", with: "\"app\"")
    }
}
