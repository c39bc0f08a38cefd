import EventLoop
import JSCore
import MigrationKit
import NodeRuntime
import Postgres

/// An engine for the JavaScript validators of a project, and the runtime they share in it.
///
/// One that does not come to its end, or leaves something running, takes the runtime with it: the
/// next one gets another, in which its file is loaded again.
final class ScriptValidators {
    private unowned let session: ReadOnlySession
    private let gateway: MigrationGateway
    private let host: ScriptHost
    /// What validators are told in this phase.
    var facts: ScriptValidationFacts?
    /// What the files export that were loaded in the runtime there is now.
    private var loaded: [ScriptValidatorFile: JSValue] = [:]
    private weak var runtimeOfLoaded: NodeRuntime?

    /// How long a file may take to be loaded.
    static let loadingTimeout = Duration.seconds(30)

    /// Makes an engine whose scripts can only read, on the thread that is to run them.
    ///
    /// - Parameter session: where they read; it owns the engine.
    init(session: ReadOnlySession, environment: ScriptEnvironment, reporter: any Reporter) {
        let loop = session.connection.loop
        self.session = session
        let current = CurrentVersion()
        gateway = MigrationGateway(
            home: HomeDatabase(
                endpoint: environment.endpoint, connection: session.connection,
                refusesOthers: "validators see the migrated database only"),
            loop: loop, warn: { reporter.report(.warning($0)) })
        gateway.mode = .reading(session)
        host = ScriptHost(
            environment: environment, gateway: gateway, loop: loop, reporter: reporter,
            current: current)
        host.refusesSignals = true
    }

    /// Loads the validators of a file.
    ///
    /// - Throws: whatever kept it from being loaded.
    func load(_ file: ScriptValidatorFile) throws -> [ScriptValidator] {
        let list = try session.isolated(timeout: Self.loadingTimeout) {
            try validators(of: file, in: readyRuntime())
        }
        return list.elements.enumerated().map { number, description in
            ScriptValidator(description, number: number, of: file)
        }
    }

    /// Runs a validator and reads its findings.
    func run(_ validator: ScriptValidator) throws -> [ValidationFinding] {
        guard let facts else { throw ScriptFailure("nothing is known of the phase") }
        let runtime = try readyRuntime()
        let description = try validators(of: validator.file, in: runtime).elements
            .dropFirst(validator.number).first
        let context = try runtime.requireBuiltin("internal/validation")["makeContext"]?
            .call([facts.value(in: runtime.context)])
        let findings = try value(in: runtime, timeout: validator.timeout) {
            () throws(JSException) in
            try description?["run"]?.call([
                runtime.context.value(facts.phase.rawValue), context ?? runtime.context.undefined,
            ]) ?? runtime.context.undefined
        }
        let told = findings.elements.map { finding in
            var told = ValidationFinding(finding)
            if let thrown = finding["thrown"], !thrown.isUndefined {
                told.error = text(of: ScriptError(thrown, runtime: runtime))
            }
            return told
        }
        guard let code = runtime.scriptExitCode, code != 0 else { return told }
        host.isSpent = true
        if told.contains(where: { $0.status == .fail }) { return told }
        return told.filter { $0.status > .pass }
            + [ValidationFinding(status: .fail, error: "process.exitCode is \(code)")]
    }

    private func text(of error: ScriptError) -> String {
        error.lines(about: session.failures).joined(separator: "\n")
    }

    /// A runtime in which nothing of an earlier script runs.
    private func readyRuntime() throws -> NodeRuntime {
        host.prepareForNextScript()
        gateway.home.connection = session.connection
        let runtime = try host.makeRuntime()
        if runtime !== runtimeOfLoaded {
            loaded = [:]
            runtimeOfLoaded = runtime
        }
        return runtime
    }

    private func validators(
        of file: ScriptValidatorFile, in runtime: NodeRuntime
    ) throws -> JSValue {
        if let known = loaded[file] { return known }
        let loader = try runtime.requireBuiltin("internal/modules/loader")
        let module = try value(in: runtime, timeout: Self.loadingTimeout) {
            () throws(JSException) in
            try loader["load"]?.call([runtime.context.value(file.path)])
                ?? runtime.context.undefined
        }
        let list =
            try runtime.requireBuiltin("internal/migration-validators")["validatorsOf"]?
            .call([
                ScriptHost.exports(of: module), runtime.context.value(file.title),
                runtime.context.value(file.name),
            ])
            ?? runtime.context.array([])
        loaded[file] = list
        return list
    }

    private func value(
        in runtime: NodeRuntime, timeout: Duration, of call: () throws(JSException) -> JSValue
    ) throws -> JSValue {
        let milliseconds = timeout / .milliseconds(1)
        runtime.deadline = EventLoop.now + milliseconds
        // Wakes the loop up in time.
        let timer = runtime.loop.schedule(after: milliseconds, isReferenced: false) {}
        defer {
            runtime.deadline = nil
            runtime.loop.cancel(timer)
        }
        // Unless it comes to its end, and leaves nothing behind.
        host.isSpent = true
        let driver = ScriptDriver(runtime: runtime, session: nil)
        var end = try driver.run(call)
        // What it did not wait for may still fail, and is its failure then.
        if case .settled(.success) = end, let other = try driver.drain().end {
            if case .overdue = other {
                throw ScriptFailure(
                    "it was done, but a timer or something else that it left behind did not end"
                        + " in its \(Int(milliseconds)) ms")
            }
            end = other
        }
        // The error of a statement that was cancelled by then says less.
        try session.checkTime()
        switch end {
        case .settled(let result):
            host.isSpent = runtime.loop.isWaiting
            do throws(JSException) {
                return try result.get()
            } catch {
                throw ScriptFailure(text(of: ScriptError(error.value, runtime: runtime)))
            }
        case .uncaught(let error):
            throw ScriptFailure(text(of: ScriptError(error, runtime: runtime)))
        case .stalled: throw ScriptFailure("it waits for something that can never happen")
        case .overdue: throw ValidationOverdue(timeout: timeout)
        case .exited(let code): throw ScriptFailure("it called process.exit(\(code))")
        }
    }
}

/// What a script that is no migration failed with.
struct ScriptFailure: Error, CustomStringConvertible {
    let description: String

    init(_ text: String) { description = text }
}

extension ValidationFinding {
    /// Reads a finding as internal/migration-validators gives it.
    fileprivate init(_ finding: JSValue) {
        func text(_ name: String) -> String? {
            finding[name].flatMap { $0.isNull || $0.isUndefined ? nil : $0.description }
        }
        self.init(
            check: text("check"),
            status: ValidationStatus(rawValue: text("status") ?? "") ?? .fail,
            details: text("details"), help: text("help"), migration: text("migration"),
            error: text("error"))
    }
}
