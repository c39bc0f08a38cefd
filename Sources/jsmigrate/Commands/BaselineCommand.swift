import MigrationKit
import MigrationRunner

/// `baseline`: marks everything up to a version as applied without running it.
struct BaselineCommand {
    let options: BaselineOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        let migrator = try workspace.connect(options.running)
        let writesJSON = workspace.options.writesJSON
        func show(_ plan: BaselinePlan) {
            workspace.output.write(plan.text, to: writesJSON ? .standardError : .standardOutput)
        }
        let plan =
            options.isDryRun
            ? try migrator.planBaseline(upTo: options.version, files: files)
            : try migrator.baseline(upTo: options.version, files: files) { plan throws(RunEnd) in
                show(plan)
                try Confirmation(output: workspace.output, loop: workspace.loop).ask(
                    "Mark as applied?", isGiven: options.isConfirmed)
            }
        if writesJSON {
            let json = plan.json(isDone: !options.isDryRun)
            workspace.output.write(json.compact + "\n", to: .standardOutput)
            return .success
        }
        if options.isDryRun || plan.entries.isEmpty { show(plan) }
        workspace.output.write(summary(of: plan), to: .standardOutput)
        return .success
    }

    private func summary(of plan: BaselinePlan) -> String {
        let verb = options.isDryRun ? "would be marked" : "marked"
        switch plan.entries.count {
        case 0: return "nothing to mark\n"
        case 1: return "1 migration \(verb) as applied\n"
        case let count: return "\(count) migrations \(verb) as applied\n"
        }
    }
}
