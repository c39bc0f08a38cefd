import EventLoop
import Filesystem
import JSCore
import MigrationKit
import NodeRuntime
import Postgres

/// The runtime that a run's scripts share, made when the first one is loaded.
final class ScriptHost {
    /// The runtime, once there is one.
    private(set) var runtime: NodeRuntime?
    /// The version that runs now.
    let current: CurrentVersion

    /// Told of each path that scripts would change, which they then cannot; nil where they may write.
    var refuseFileWrite: ((String) -> Void)?
    /// Whether scripts may send no signal, not even to their own process.
    var refusesSignals = false
    /// Whether the runtime serves no further script.
    var isSpent = false
    /// Whether the last script that was loaded does not parse, or what it imports is missing.
    private(set) var wasUnloadable = false
    /// Kept, as connections may still have answers for them.
    private var retired: [NodeRuntime] = []
    private let environment: ScriptEnvironment
    private let gateway: any DatabaseGateway
    private let loop: EventLoop
    private let reporter: any Reporter

    init(
        environment: ScriptEnvironment, gateway: any DatabaseGateway, loop: EventLoop,
        reporter: any Reporter, current: CurrentVersion
    ) {
        self.environment = environment
        self.gateway = gateway
        self.loop = loop
        self.reporter = reporter
        self.current = current
    }

    /// Forgets how the script before ended. After one that exited, what it left in its modules and
    /// pools is worth nothing: the next one gets a runtime of its own, as it would a process.
    func prepareForNextScript() {
        guard let runtime else { return }
        if isSpent || runtime.exitRequest != nil {
            isSpent = false
            runtime.retire()
            retired.append(runtime)
            self.runtime = nil
        } else {
            runtime.reset(for: scriptName)
        }
    }

    private var scriptName: String? { current.version.map { "migration \($0)" } }

    /// A driver for scripts whose statements a session runs.
    func driver(session: MigrationSession?) throws(RunEnd) -> ScriptDriver {
        ScriptDriver(runtime: try makeRuntime(), session: session)
    }

    /// The runtime; made at the first call.
    func makeRuntime() throws(RunEnd) -> NodeRuntime {
        if let runtime { return runtime }
        do throws(JSException) {
            var configuration = RuntimeConfiguration(
                arguments: environment.arguments, environment: environment.variables,
                write: { [reporter, current] text, stream in
                    reporter.report(
                        .log(
                            stream: stream == .standardOutput ? .standardOutput : .standardError,
                            text: text, version: current.version))
                },
                parseDotEnv: environment.parseDotEnv, gateway: gateway)
            configuration.refuseFileWrite = refuseFileWrite
            configuration.refusesSignals = refusesSignals
            let runtime = try NodeRuntime(configuration: configuration, loop: loop)
            runtime.reset(for: scriptName)
            self.runtime = runtime
            try QueryHelper.installBridge(in: runtime)
            return runtime
        } catch {
            throw .failed(
                GeneralFailure("the JavaScript runtime did not start: \(error)", exitCode: .refused)
            )
        }
    }

    /// Loads a migration's module.
    ///
    /// - Throws: ``RunEnd`` with what the module threw while it was loaded, or with
    ///   ``ExitedWithSuccess`` where it called `process.exit(0)`.
    func load(_ step: MigrationStep, driver: ScriptDriver) throws(RunEnd) -> MigrationScript {
        let runtime = try makeRuntime()
        wasUnloadable = false
        func failed(_ value: JSValue) -> RunEnd {
            let error = ScriptError(value, runtime: runtime)
            wasUnloadable = error.syntaxPlace != nil
            return .failed(
                error.failure(of: step, statements: driver.session?.failures ?? []))
        }
        let end = try end(of: step, driver: driver) { () throws(JSException) in
            let glue = try runtime.requireBuiltin("internal/migration")
            let path = runtime.context.value(step.file.path(for: step.direction))
            return try glue["load"]?.call([path]) ?? runtime.context.undefined
        }
        switch end {
        case .settled(.success(let loaded)):
            do throws(JSException) {
                return try MigrationScript(exports: Self.exports(of: loaded), runtime: runtime)
            } catch {
                throw failed(error.value)
            }
        case .settled(.failure(let exception)): throw failed(exception.value)
        case .uncaught(let error): throw failed(error)
        case .stalled:
            throw RunEnd(
                .failure("loading the module waits for something that can never happen"),
                step: step)
        case .overdue:
            throw RunEnd(.failure("loading the module takes longer than it may"), step: step)
        case .exited(let code):
            let final = runtime.runExitListeners(code: code)
            guard final == 0 else {
                throw RunEnd(.failure("the migration called process.exit(\(final))"), step: step)
            }
            throw .failed(ExitedWithSuccess())
        }
    }

    /// The project's files that a migration has loaded up to now, those of its files included.
    ///
    /// - Returns: absolute paths; none where the runtime has ended.
    func imports(of path: String) -> [String] {
        guard let runtime, runtime.exitRequest == nil,
            let real = try? Filesystem.realPath(path),
            let loaded = try? runtime.requireBuiltin("internal/modules/imports")["importsOf"]?
                .call([runtime.context.value(real)])
        else { return [] }
        return loaded.elements.map(\.description)
    }

    private func end(
        of step: MigrationStep, driver: ScriptDriver, call: () throws(JSException) -> JSValue
    ) throws(RunEnd) -> ScriptDriver.End {
        do throws(SessionEnd) {
            let end = try driver.run(call)
            if case .exited = end { try driver.drainStatements() }
            return end
        } catch {
            throw RunEnd(error, step: step)
        }
    }

    /// A CommonJS module's `module.exports`; an ES module's namespace.
    static func exports(of loaded: JSValue) -> JSValue {
        let namespace = loaded["namespace"] ?? loaded
        guard loaded["format"]?.description == "commonjs" else { return namespace }
        return namespace["default"] ?? namespace
    }
}

/// That a module called `process.exit(0)` while it was loaded.
struct ExitedWithSuccess: Failure {
    var exitCode: ExitCode { .success }
    var message: String { "the module called process.exit(0)" }
}

extension RunEnd {
    /// The end of a migration whose session ended.
    init(_ end: SessionEnd, step: MigrationStep) {
        switch end {
        case .interrupted(let interruption): self = .interrupted(interruption)
        case .connectionLost(let cause): self = Self.failure(cause.message, step)
        case .failure(let text): self = Self.failure(text, step)
        case .script(let value): self = Self.failure(value.description, step)
        }
    }

    private static func failure(_ reason: String, _ step: MigrationStep) -> RunEnd {
        .failed(
            MigrationError(
                version: step.file.version, direction: step.direction, reason: reason,
                location: FileLocation(file: step.file.path(for: step.direction))))
    }
}

/// The modules by which legacy migrations reach their database.
enum QueryHelper {
    private static let names = [
        "db-utils", "db", "database", "dbutils", "db_utils", "db-util", "db-helper", "query",
        "pool",
    ]

    /// Has the bridge stand in for a query helper that is not there.
    static func installBridge(in runtime: NodeRuntime) throws(JSException) {
        let loader = try runtime.requireBuiltin("internal/modules/loader")
        try loader["setFallback"]?.call([
            runtime.context.makeFunction("fallback") { (call) throws(JSException) in
                let specifier = call[0].description
                return isNamed(by: specifier)
                    ? runtime.context.value("internal/db-bridge") : runtime.context.null
            }
        ])
    }

    /// Whether a specifier names such a module, `../config/db-utils.js` for one.
    static func isNamed(by specifier: String) -> Bool {
        guard specifier.hasPrefix("."), let last = specifier.split(separator: "/").last else {
            return false
        }
        let name = last.split(separator: ".").first.map(String.init) ?? ""
        return names.contains(name.lowercased())
    }
}
