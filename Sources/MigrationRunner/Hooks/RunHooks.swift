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
        gateway.mode = .refused("no hook is running")
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
    /// - Parameters:
    ///   - session: what runs its queries; nil where there is no connection any more.
    ///   - warn: told of what is a failure where `isStrict`.
    /// - Throws: ``RunEnd`` with a ``HookFailure``, or where the program is to end.
    func call(
        _ event: HookEvent, on session: MigrationSession?, isStrict: Bool,
        warn: @escaping (String) -> Void
    ) throws(RunEnd) {
        guard let gateway else { return }
        runtime.reset(for: event.description)
        // What the hook before has left behind may have sent meanwhile.
        let refusal = gateway.refusals.first
        gateway.beginMigration()
        gateway.mode =
            session.map { .shared($0) } ?? .refused("the connection to the server is lost")
        defer {
            gateway.mode = .refused("\(event.description), which left it behind, is over")
        }
        let failures = session?.failures.count ?? 0
        let ending = ScriptEnding(
            role: .hook(event.hook), driver: ScriptDriver(runtime: runtime, session: session),
            gateway: gateway, isStrict: isStrict, warn: warn)
        do throws(SessionEnd) {
            if let refusal { throw .failure(refusal) }
            try ending.carryOut { () throws(JSException) in
                try runtime.requireBuiltin(Self.glue)["call"]?.call([
                    runtime.context.value(event.hook.rawValue), event.value(in: runtime.context),
                    event.subjects(in: runtime.context),
                ]) ?? runtime.context.undefined
            }
            try ending.checkLeavings()
        } catch {
            throw runEnd(error, of: event, session?.failures.dropFirst(failures).map(\.self) ?? [])
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
                error.message, error.place(in: path), error.details(of: statements, in: path))
        }
    }

    private static let glue = "internal/hooks"
}

/// Where a script's output goes, which may change while it runs.
final class ScriptOutput {
    var write: (String, RuntimeConfiguration.Stream) -> Void

    init(write: @escaping (String, RuntimeConfiguration.Stream) -> Void) { self.write = write }
}
