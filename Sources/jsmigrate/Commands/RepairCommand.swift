import MigrationKit
import MigrationRunner

/// `repair`: puts in order what the tables and files say is not.
struct RepairCommand {
    let options: RepairOptions

    /// Runs the command.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        let migrator = try workspace.connect(options.running)
        let request: PostgresMigrator.RepairRequest =
            options.decision.map { .decide($0.version, isApplied: $0.isApplied) } ?? .all
        let writesJSON = workspace.options.writesJSON
        let plan = try migrator.repair(request, files: files) { plan throws(RunEnd) in
            workspace.output.write(plan.text, to: writesJSON ? .standardError : .standardOutput)
            guard !plan.decided.isEmpty else { return }
            try Confirmation(output: workspace.output, loop: workspace.loop).ask(
                "Record this?", isGiven: options.isConfirmed)
        }
        if writesJSON {
            workspace.output.write(plan.json.compact + "\n", to: .standardOutput)
        } else {
            workspace.output.write(summary(of: plan), to: .standardOutput)
        }
        guard plan.undecided.isEmpty else { throw failure(of: plan.undecided) }
        return .success
    }

    private func summary(of plan: RepairPlan) -> String {
        switch plan.decided.count {
        case 0: plan.repairs.isEmpty ? "nothing to repair\n" : ""
        case 1: "1 migration repaired\n"
        case let count: "\(count) migrations repaired\n"
        }
    }

    private func failure(of undecided: [Repair]) -> GeneralFailure {
        let versions = undecided.map(\.entry.version.text).joined(separator: ", ")
        return GeneralFailure(
            "what is true of \(versions) is for you to say", exitCode: .refused,
            remedy: "look at what is in the database, then run `jsmigrate repair VERSION --applied`"
                + " or `--pending`")
    }
}
