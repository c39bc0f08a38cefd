package import Configuration
package import EventLoop
import JSCore
import MigrationKit
import NodeRuntime
import Postgres

/// The hooks of a configuration file, in the runtime that has read it: what the file remembers, all of its
/// hooks share.
package final class RunHooks {
    /// The file.
    let path: String
    /// Which there are.
    package let keys: Set<HookKey>
    /// The loop that they run on, which is to be that of the run.
    package let loop: EventLoop
    /// The command that people called; nil where that is the direction of the run.
    var command: String?

    private let runtime: NodeRuntime
    private let sessions: HookGateway
    private let output: ScriptOutput
    private var gateway: MigrationGateway?

    /// Takes over the runtime of a configuration file that has been read.
    init(
        _ keys: Set<HookKey>, path: String, runtime: NodeRuntime, sessions: HookGateway,
        output: ScriptOutput
    ) {
        self.keys = keys
        self.path = path
        self.runtime = runtime
        self.sessions = sessions
        self.output = output
        loop = runtime.loop
        // What reading the file has left behind keeps nothing waiting.
        sessions.letGo()
        runtime.cancelTimers()
    }

    /// Ends what they have begun.
    package func close() {
        runtime.retire()
        sessions.closeAll()
    }

    /// Leads hooks to the database of a run; what they print becomes part of what is told of it.
    func enter(
        _ environment: ScriptEnvironment, home: HomeDatabase, reporter: any Reporter,
        current: CurrentVersion
    ) throws(RunEnd) {
        let gateway = MigrationGateway(
            home: home, loop: loop,
            warn: { reporter.report(.warning($0, version: current.version)) })
        gateway.mode = .refused(Self.isOver)
        self.gateway = gateway
        output.write = { text, stream in
            reporter.report(
                .log(
                    stream: stream == .standardOutput ? .standardOutput : .standardError,
                    text: text, version: current.version))
        }
        let context = runtime.context
        let variables = context.object()
        for (name, value) in environment.variables { variables.set(name, context.value(value)) }
        do throws(JSException) {
            try runtime.requireBuiltin(Self.glue)["begin"]?.call([variables])
        } catch {
            throw .failed(
                GeneralFailure("the hooks could not be prepared: \(error)", exitCode: .refused))
        }
        sessions.enter(gateway, of: environment.endpoint)
    }

    /// Calls a hook and waits until nothing of it is left.
    ///
    /// - Parameter session: what runs its queries; nil where there is no connection any more.
    /// - Returns: what people are to be warned of.
    /// - Throws: ``RunEnd`` with a ``HookFailure``, or where the program is to end.
    func call(_ event: HookEvent, on session: MigrationSession?) throws(RunEnd) -> [String] {
        guard let gateway else { return [] }
        runtime.reset()
        gateway.beginMigration()
        gateway.mode =
            session.map { .shared($0) } ?? .refused("the connection to the server is lost")
        defer { gateway.mode = .refused(Self.isOver) }
        var warnings: [String] = []
        let failures = session?.failures.count ?? 0
        do throws(SessionEnd) {
            let driver = ScriptDriver(runtime: runtime, session: session)
            let end = try driver.run { () throws(JSException) in
                try runtime.requireBuiltin(Self.glue)["call"]?.call([
                    runtime.context.value(event.hook.rawValue), event.value(in: runtime.context),
                    event.subjects(in: runtime.context),
                ]) ?? runtime.context.undefined
            }
            if try !judge(end, driver) {
                let rest = try driver.drain()
                if rest.hadWork {
                    warnings.append(
                        "the hook \(event.hook.rawValue) returned before its work was done (a query"
                            + " or timer that is not awaited); it was waited for")
                }
                if let end = rest.end { _ = try judge(end, driver) }
            }
            if let code = runtime.scriptExitCode, code != 0 {
                throw .failure("process.exitCode is \(code)")
            }
            if let refusal = gateway.refusals.first { throw .failure(refusal) }
        } catch {
            throw runEnd(error, of: event, session?.failures.dropFirst(failures).map(\.self) ?? [])
        }
        return warnings
    }

    /// What the end of a hook means.
    ///
    /// - Returns: whether it exited, so that no code of it may run any more.
    private func judge(
        _ end: ScriptDriver.End, _ driver: ScriptDriver
    ) throws(SessionEnd) -> Bool {
        switch end {
        case .settled(.success): return false
        case .settled(.failure(let exception)): throw .script(exception.value)
        case .uncaught(let error): throw .script(error)
        case .stalled, .overdue:
            throw .failure(
                "it waits for something that can never happen: its promise is pending, and no query,"
                    + " timer or other work is left that could settle it")
        case .exited(let code):
            try driver.drainStatements()
            let final = runtime.runExitListeners(code: code)
            runtime.cancelTimers()
            guard final == 0 else { throw .failure("it called process.exit(\(final))") }
            return true
        }
    }

    private func runEnd(
        _ end: SessionEnd, of event: HookEvent, _ statements: [MigrationSession.UndoneStatement]
    ) -> RunEnd {
        func failed(
            _ reason: String, _ location: FileLocation? = nil, _ details: [String] = []
        ) -> RunEnd {
            .failed(
                HookFailure(
                    hook: event.hook.rawValue, direction: event.direction, reason: reason,
                    location: location ?? FileLocation(file: path), details: details))
        }
        switch end {
        case .interrupted(let interruption): return .interrupted(interruption)
        case .failure(let text): return failed(text)
        case .connectionLost(let cause): return failed(cause.message)
        case .script(let thrown):
            let error = ScriptError(thrown, runtime: runtime)
            return failed(
                error.message, error.place(in: path), error.details(of: statements))
        }
    }

    private static let glue = "internal/hooks"
    private static let isOver = "the hook it belongs to is over"
}

/// Where a script's output goes, which may change while it runs.
final class ScriptOutput {
    var write: (String, RuntimeConfiguration.Stream) -> Void

    init(write: @escaping (String, RuntimeConfiguration.Stream) -> Void) { self.write = write }
}
