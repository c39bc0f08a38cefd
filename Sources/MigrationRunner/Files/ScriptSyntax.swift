import EventLoop
import JSCore
import MigrationKit
import NodeRuntime

/// Reads scripts as the loader would, and runs nothing of them; the engine is made for the first one.
final class ScriptSyntax {
    /// What a script was found to be.
    enum Verdict {
        /// It can be loaded; with the names that it exports where they are known without running it.
        case valid(exports: [String]?)
        /// It cannot, and where that shows.
        case invalid(message: String, place: FileLocation)
    }

    private let variables: [String: String]
    private let loop: EventLoop
    private var runtime: NodeRuntime?

    init(variables: [String: String], loop: EventLoop) {
        self.variables = variables
        self.loop = loop
    }

    /// Reads a script.
    ///
    /// - Throws: ``RunEnd`` where the runtime does not start, or the program is to end.
    func check(_ path: String) throws(RunEnd) -> Verdict {
        if let interruption = loop.interruption { throw .interrupted(interruption) }
        let runtime = try makeRuntime()
        do throws(JSException) {
            let checker = try runtime.requireBuiltin("internal/modules/check")
            let found = try checker["check"]?.call([runtime.context.value(path)])
            let names = found?["exportNames"].flatMap { $0.isNull ? nil : $0.elements }
            return .valid(exports: names?.map(\.description))
        } catch {
            let failure = ScriptError(error.value, runtime: runtime)
            return .invalid(
                message: failure.message, place: failure.syntaxPlace ?? FileLocation(file: path))
        }
    }

    private func makeRuntime() throws(RunEnd) -> NodeRuntime {
        if let runtime { return runtime }
        do throws(JSException) {
            let made = try NodeRuntime(
                configuration: RuntimeConfiguration(
                    environment: variables, parseDotEnv: DotEnv.parse,
                    gateway: PlainGateway(loop: loop)), loop: loop)
            try QueryHelper.installBridge(in: made)
            runtime = made
            return made
        } catch {
            throw .failed(
                GeneralFailure("the JavaScript runtime did not start: \(error)", exitCode: .refused)
            )
        }
    }
}
