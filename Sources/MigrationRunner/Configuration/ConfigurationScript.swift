package import Configuration
import EventLoop
import JSCore
package import MigrationKit
import NodeRuntime

/// A configuration file that is JavaScript.
///
/// It runs in a runtime of its own, which ends with it unless it has hooks. What it prints while it is read
/// goes to the standard error: the standard output is the command's.
package struct ConfigurationScript {
    private let path: String
    private let arguments: [String]
    private let variables: [String: String]
    private let output: any Output

    /// Makes a script.
    ///
    /// - Parameters:
    ///   - path: the file's absolute path.
    ///   - binary: the path of this program.
    ///   - arguments: what follows the binary and the file in `process.argv`.
    ///   - variables: `process.env`.
    package init(
        path: String, binary: String, arguments: [String], variables: [String: String],
        output: any Output
    ) {
        self.path = path
        self.arguments = [binary, path] + arguments
        self.variables = variables
        self.output = output
    }

    /// Runs the script and waits for the configuration that it gives.
    ///
    /// - Parameter read: judges the configuration; its result's hooks live on.
    /// - Returns: the configuration, and its hooks where it has some.
    /// - Throws: ``RunEnd`` with a failure of exit code 5, or where a signal ends the program; what `read`
    ///   throws.
    package func load(
        _ read: (ConfigurationValue) throws(GeneralFailure) -> Configuration
    ) throws(RunEnd) -> (configuration: Configuration, hooks: RunHooks?) {
        let sessions: HookGateway
        let runtime: NodeRuntime
        let script = ScriptOutput { [output] text, _ in output.write(text, to: .standardError) }
        do {
            let loop = try EventLoop(handlingSignals: true)
            sessions = HookGateway(plain: PlainGateway(loop: loop))
            runtime = try NodeRuntime(
                configuration: RuntimeConfiguration(
                    arguments: arguments, environment: variables, write: { script.write($0, $1) },
                    parseDotEnv: DotEnv.parse, gateway: sessions), loop: loop)
        } catch {
            throw .failed(
                GeneralFailure("the JavaScript runtime did not start: \(error)", exitCode: .refused)
            )
        }
        do throws(RunEnd) {
            let value = try value(in: runtime)
            let configuration: Configuration
            do throws(GeneralFailure) { configuration = try read(value) } catch {
                throw .failed(error)
            }
            let keys = Set(configuration.hooks)
            if !keys.isEmpty {
                let hooks = RunHooks(
                    keys, path: path, runtime: runtime, sessions: sessions, output: script)
                return (configuration, hooks)
            }
            sessions.closeAll()
            return (configuration, nil)
        } catch {
            sessions.closeAll()
            throw error
        }
    }

    private func value(in runtime: NodeRuntime) throws(RunEnd) -> ConfigurationValue {
        let end: ScriptDriver.End
        do throws(SessionEnd) {
            end = try ScriptDriver(runtime: runtime, session: nil).run { () throws(JSException) in
                try runtime.requireBuiltin("internal/configuration")["load"]?.call([
                    runtime.context.value(path)
                ]) ?? runtime.context.undefined
            }
        } catch {
            if case .interrupted(let signal) = error { throw .interrupted(signal) }
            throw failure("could not be loaded")
        }
        switch end {
        case .settled(.success(let tree)): return ConfigurationValue(tree: tree)
        case .settled(.failure(let exception)): throw failure(exception.value, runtime)
        case .uncaught(let error): throw failure(error, runtime)
        case .exited(let code): throw failure("called process.exit(\(code))")
        case .stalled, .overdue: throw failure("waits for something that can never happen")
        }
    }

    private func failure(_ predicate: String) -> RunEnd {
        .failed(
            GeneralFailure.configuration(
                "the configuration \(predicate)", location: FileLocation(file: path)))
    }

    private func failure(_ thrown: JSValue, _ runtime: NodeRuntime) -> RunEnd {
        let error = ScriptError(thrown, runtime: runtime)
        return .failed(
            GeneralFailure.configuration(
                "the configuration cannot be read: \(error.message)",
                location: error.syntaxPlace ?? error.frames.first { $0.file == path }
                    ?? error.frames.first ?? FileLocation(file: path),
                details: error.stack.map { String($0.drop { $0 == " " }) }))
    }
}

extension ConfigurationValue {
    /// Reads what `internal/configuration` gives.
    fileprivate init(tree: JSValue) {
        let value = tree["value"]
        self =
            switch tree["kind"]?.string {
            case "flag": .flag(value?.truthy ?? false)
            case "number": .number(value?.number ?? .nan)
            case "text": .text(value?.string ?? "")
            case "function": .function
            case "list": .list(tree["elements"]?.elements.map(Self.init(tree:)) ?? [])
            case "object":
                .object(
                    tree["members"]?.elements.compactMap { member in
                        guard let name = member["name"]?.string, let value = member["value"] else {
                            return nil
                        }
                        return Member(name, ConfigurationValue(tree: value))
                    } ?? [])
            default: .other(tree["words"]?.string ?? "nothing")
            }
    }
}
