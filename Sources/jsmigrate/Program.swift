import Arguments
import EventLoop
import Glibc
import MigrationKit
import MigrationRunner

/// The program: one command line in, one exit code out.
enum Program {
    /// Does what the arguments ask for.
    ///
    /// - Returns: the exit code; whatever went wrong has been told on the standard error.
    static func run(_ arguments: [String]) -> ExitCode {
        let output = StandardStreams()
        // A reader that goes away must not end a migration in its midst.
        signal(SIGPIPE, SIG_IGN)
        return judge(run(arguments, output), output)
    }

    /// What was to be printed and could not be is an error, and told whatever else there is to tell; the
    /// code of what went wrong before stays. Where only the reader has gone, a program that did its work
    /// ends as every filter does, by SIGPIPE.
    private static func judge(_ code: ExitCode, _ output: StandardStreams) -> ExitCode {
        guard let failure = output.outputFailure else { return code }
        let hasDoneItsWork = code == .success || code == .pending
        if failure == EPIPE {
            guard hasDoneItsWork else { return code }
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
        }
        let cause = unsafe String(cString: strerror(failure))
        let loss = tell(
            GeneralFailure(
                "the standard output could not be written: \(cause)", exitCode: .refused,
                details: ["what was done in the database stands"],
                remedy: "run `jsmigrate status` to see it"), to: output)
        return hasDoneItsWork ? loss : code
    }

    private static func run(_ arguments: [String], _ output: StandardStreams) -> ExitCode {
        do {
            var loading = ConfigurationLoading()
            let invocation = try CommandLineParser.parse(arguments) { parsed in
                do {
                    let file = try ConfigurationFile.find(for: parsed)?
                        .load(for: parsed, arguments: arguments, output: output)
                    loading.hooks = file?.hooks
                    return file?.configuration
                } catch let error where parsed.command.name == CommandDescription.doctor.name {
                    loading.failure = try error.failure
                    return nil
                }
            }
            defer { loading.hooks?.close() }
            if case .print(let text) = invocation.command {
                output.write(text, to: .standardOutput)
                return .success
            }
            if !invocation.command.callsHooks {
                loading.hooks?.close()
                loading.hooks = nil
            }
            return try run(invocation, loading, arguments, output)
        } catch {
            return tell(error, to: output)
        }
    }

    private static func run(
        _ invocation: Invocation, _ loading: ConfigurationLoading, _ arguments: [String],
        _ output: StandardStreams
    ) throws -> ExitCode {
        let command = invocation.command
        let recorder = try CommandRecorder(command.reportFiles)
        var workspace: Workspace?
        defer { workspace?.close() }
        let work = {
            let opened = try Workspace(
                invocation.options, configuration: invocation.configuration, hooks: loading.hooks,
                arguments: arguments, output: output,
                needsDirectory: command.needsDirectory
                    || invocation.options.directory != nil && !command.reportsMissingDirectory,
                writesDocument: command.isQuery, tellsEnd: command.runsMigrations,
                recorder: recorder)
            opened.configurationFailure = loading.failure
            workspace = opened
            return try run(command, in: opened)
        }
        do {
            let exitCode = try recorder?.recording(work) ?? work()
            workspace?.heldEnd?.tell(exitCode)
            return exitCode
        } catch {
            workspace?.heldEnd?.tell(FailureText.code(of: error))
            throw error
        }
    }

    private static func run(_ command: Command, in workspace: Workspace) throws -> ExitCode {
        switch command {
        case .up(let options): return try UpCommand(options: options).run(in: workspace)
        case .down(let options): return try DownCommand(options: options).run(in: workspace)
        case .redo(let options): return try RedoCommand(options: options).run(in: workspace)
        case .create(let options): return try CreateCommand(options: options).run(in: workspace)
        case .initialize(let options): return try InitCommand(options: options).run(in: workspace)
        case .unlock(let options): return try UnlockCommand(options: options).run(in: workspace)
        case .status(let options): return try StatusCommand(options: options).run(in: workspace)
        case .history(let options): return try HistoryCommand(options: options).run(in: workspace)
        case .diff(let options): return try DiffCommand(options: options).run(in: workspace)
        case .repair(let options): return try RepairCommand(options: options).run(in: workspace)
        case .baseline(let options):
            return try BaselineCommand(options: options).run(in: workspace)
        case .adopt(let options): return try AdoptCommand(options: options).run(in: workspace)
        case .validate(let options):
            return try ValidateCommand(options: options).run(in: workspace)
        case .lint(let options): return try LintCommand(options: options).run(in: workspace)
        case .doctor: return try DoctorCommand().run(in: workspace)
        case .wait(let options): return try WaitCommand(options: options).run(in: workspace)
        case .config(let parsed): return try ConfigCommand(parsed: parsed).run(in: workspace)
        case .exec(let options): return try ExecCommand(options: options).run(in: workspace)
        case .candidates: return try CandidatesCommand().run(in: workspace)
        case .print: return .success
        }
    }

    private static func tell(_ error: any Error, to output: StandardStreams) -> ExitCode {
        let style = output.errorStyle
        let text =
            switch error {
            case RunEnd.interrupted(let interruption):
                "\(style.red("error:")) \(interruption.reason)"
            case RunEnd.failed(let failure): FailureText.render(failure, style: style)
            default: FailureText.render(error, style: style)
            }
        output.write(text + "\n", to: .standardError)
        return FailureText.code(of: error)
    }
}

/// What came of reading the configuration file, beside its settings.
private struct ConfigurationLoading {
    /// The hooks, where there are some.
    var hooks: RunHooks?
    /// Why the file could not be read, for the one command that goes on then.
    var failure: (any Failure)?
}

extension Error {
    /// The failure that it is.
    ///
    /// - Throws: itself, where it is none: a signal came.
    fileprivate var failure: any Failure {
        get throws {
            if case .failed(let failure)? = self as? RunEnd { return failure }
            guard let failure = self as? any Failure else { throw self }
            return failure
        }
    }
}
