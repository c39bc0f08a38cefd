package import EventLoop
import JSCore
package import MigrationKit
import NodeRuntime

/// A script that is run for itself, as `node FILE` would: the main module of a runtime of its own,
/// with `pg` as plain node-postgres.
package struct ScriptProgram {
    private let arguments: [String]
    private let variables: [String: String]
    private let loop: EventLoop
    private let output: any Output

    /// Makes a program.
    ///
    /// - Parameters:
    ///   - arguments: `process.argv`: the binary, the script's path, and what follows.
    ///   - variables: `process.env`.
    package init(
        arguments: [String], variables: [String: String], loop: EventLoop, output: any Output
    ) {
        self.arguments = arguments
        self.variables = variables
        self.loop = loop
        self.output = output
    }

    /// Runs the script until nothing is left that could wake it up.
    ///
    /// - Returns: the code that `node` would exit with.
    /// - Throws: ``RunEnd`` where a signal ends the program, or the runtime does not start.
    package func run() throws(RunEnd) -> ExitCode {
        let gateway = PlainGateway(loop: loop)
        defer { gateway.closeAll() }
        let runtime: NodeRuntime
        do throws(JSException) {
            var configuration = RuntimeConfiguration(
                arguments: arguments, environment: variables,
                write: { [output] text, stream in
                    output.write(
                        text, to: stream == .standardOutput ? .standardOutput : .standardError)
                }, parseDotEnv: DotEnv.parse, gateway: gateway)
            configuration.firstExitDecides = false
            configuration.writeBytes = { [output] bytes, stream in
                output.write(
                    bytes, to: stream == .standardOutput ? .standardOutput : .standardError)
            }
            runtime = try NodeRuntime(configuration: configuration, loop: loop)
        } catch {
            throw .failed(
                GeneralFailure("the JavaScript runtime did not start: \(error)", exitCode: .refused)
            )
        }
        start(runtime)
        let code = try carryOn(runtime)
        return ExitCode(rawValue: Int32(truncatingIfNeeded: code & 0xff))
    }

    private func start(_ runtime: NodeRuntime) {
        runtime.enter { () throws(JSException) in
            let path = arguments.count > 1 ? arguments[1] : ""
            try runtime.requireBuiltin(Self.glue)["start"]?.call([runtime.context.value(path)])
        }
    }

    private func carryOn(_ runtime: NodeRuntime) throws(RunEnd) -> Int {
        while true {
            if let interruption = loop.interruption { throw .interrupted(interruption) }
            if let code = runtime.exitRequest { return runtime.runExitListeners(code: code) }
            if let error = runtime.takeUncaughtErrors().first { return fail(error, runtime) }
            if loop.hasReferencedWork {
                loop.turn()
                continue
            }
            runtime.emitBeforeExit()
            let isDone = !loop.hasReferencedWork && runtime.exitRequest == nil
            guard isDone, runtime.uncaughtErrors.isEmpty else { continue }
            if isWaiting(runtime) { return runtime.runExitListenersOfStalled() }
            let code = runtime.runExitListeners(code: nil)
            if let error = runtime.takeUncaughtErrors().first { return fail(error, runtime) }
            return code
        }
    }

    /// Whether the main module has a top-level await that is not done.
    private func isWaiting(_ runtime: NodeRuntime) -> Bool {
        (try? runtime.requireBuiltin(Self.glue)["isWaiting"]?.call())?.truthy ?? false
    }

    /// Ends the program with an error: its listeners are told, then people.
    private func fail(_ error: UncaughtError, _ runtime: NodeRuntime) -> Int {
        let code =
            error.origin == .listener ? Self.listenerFailed : runtime.runExitListeners(code: 1)
        let isRejection = runtime.context.value(error.origin == .rejection)
        let text = try? runtime.requireBuiltin(Self.glue)["describeFatal"]?
            .call([error.value, isRejection]).description
        output.write(text ?? "Uncaught \(error.value.description)\n", to: .standardError)
        return code
    }

    /// The module by which the host runs a main module.
    private static let glue = "internal/process/main"
    /// Node's exit code where a listener for uncaught exceptions throws.
    private static let listenerFailed = 7
}
