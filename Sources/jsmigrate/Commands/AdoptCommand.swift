import Adoption
import MigrationKit
import MigrationRunner
import SchemaDescription

/// `adopt`: takes over the history that another tool left in the database.
struct AdoptCommand {
    let options: AdoptOptions

    /// Runs the command.
    ///
    /// - Returns: 1 where `--prove` found differences, as `diff` does; nothing was written then.
    func run(in workspace: Workspace) throws -> ExitCode {
        let files = try workspace.files()
        let migrator = try workspace.connect(options.running)
        let request = PostgresMigrator.AdoptionRequest(
            tool: options.tool, table: options.table, files: files,
            others: try workspace.listing(allowingDuplicates: true).ignored.map(\.fileName),
            folder: workspace.directory.split(separator: "/").last.map(String.init) ?? "")
        var report = AdoptionReport()
        if options.isDryRun {
            report.plan = try migrator.planAdoption(request)
            try prove(&report, migrator, workspace)
        } else {
            do {
                report.plan = try migrator.adopt(request) { plan throws(RunEnd) in
                    report.plan = plan
                    try prove(&report, migrator, workspace)
                    if report.differs { throw .failed(NotProven()) }
                    if !workspace.options.writesJSON || !options.isConfirmed {
                        workspace.output.write(
                            plan.text(style: style(workspace)), to: people(workspace))
                    }
                    try Confirmation(output: workspace.output, loop: workspace.loop).ask(
                        "Take this over?", isGiven: options.isConfirmed)
                    report.isShown = true
                }
                report.isAdopted = true
                // Nobody is asked where there is nothing to take over.
                if report.comparison == nil { try prove(&report, migrator, workspace) }
            } catch RunEnd.failed(is NotProven) {
                // Told with the report.
            }
        }
        write(report, workspace)
        return report.differs ? .differencesFound : .success
    }

    // MARK: - Proving

    /// Compares what the adopted files make of an empty database with what is there.
    private func prove(
        _ report: inout AdoptionReport, _ migrator: PostgresMigrator, _ workspace: Workspace
    ) throws(RunEnd) {
        guard options.isProven, let plan = report.plan else { return }
        let present = try migrator.describeSchema(of: plan)
        let server = PrivateSchemas(
            workspace: workspace, role: present.role, database: workspace.databaseName)
        defer { server.stop() }
        do {
            let made = try server.describeMigrations(plan.entries(.applied).compactMap(\.file))
            report.comparison = SchemaComparison(from: made, to: present)
        } catch let end as RunEnd {
            throw end
        } catch let failure as any Failure {
            throw .failed(failure)
        } catch {
            throw .failed(GeneralFailure("\(error)", exitCode: .refused))
        }
    }

    // MARK: - Telling

    private func write(_ report: AdoptionReport, _ workspace: Workspace) {
        let output = workspace.output
        if workspace.options.writesJSON {
            return output.write(report.json.compact + "\n", to: .standardOutput)
        }
        guard let plan = report.plan else {
            return output.write(
                "the tracking tables are jsmigrate's, and no other tool has one here\n",
                to: .standardOutput)
        }
        if !report.isShown { output.write(plan.text(style: output.style), to: .standardOutput) }
        if let comparison = report.comparison, !comparison.isEmpty {
            output.write(
                "\nwhat the adopted files make, and what is in the database:\n"
                    + comparison.text(style: output.style)
                    + "nothing was taken over; without --prove the difference is not looked at\n",
                to: .standardOutput)
        } else if report.comparison != nil {
            output.write(
                "proven: the adopted files make what is in the database\n", to: .standardOutput)
        }
        if report.isAdopted { output.write(summary(of: plan), to: .standardOutput) }
    }

    private func people(_ workspace: Workspace) -> OutputStream {
        workspace.options.writesJSON ? .standardError : .standardOutput
    }

    private func style(_ workspace: Workspace) -> TextStyle {
        workspace.options.writesJSON ? workspace.output.errorStyle : workspace.output.style
    }

    private func summary(of plan: AdoptionPlan) -> String {
        switch plan.entries.count(where: \.isNew) {
        case 0: "nothing to take over\n"
        case 1: "1 migration taken over from \(plan.tool.title)\n"
        case let count: "\(count) migrations taken over from \(plan.tool.title)\n"
        }
    }
}

/// What an adoption came to.
private struct AdoptionReport {
    var plan: AdoptionPlan?
    /// What `--prove` found.
    var comparison: SchemaComparison?
    /// Whether people have seen the plan.
    var isShown = false
    var isAdopted = false

    var differs: Bool { comparison.map { !$0.isEmpty } ?? false }

    var json: JSON {
        var document = plan?.json(isAdopted: isAdopted) ?? AdoptionPlan.noToolJSON
        if let comparison, case .object(var members) = document {
            members.append(("schema_diff", comparison.json))
            document = .object(members)
        }
        return document
    }
}

/// Ends an adoption whose files do not make what is there.
private struct NotProven: Failure {
    let exitCode = ExitCode.differencesFound
    let message = "the adopted files do not make what is in the database"
}
