package import EventLoop
package import JSCore
private import CNodeShims

/// Node's surface on the embedded engine: globals, built-in modules, and the loader of modules.
///
/// All of it is JavaScript (`Sources/CNodeShims/js`) over small native bindings. Scripts run on the
/// thread that turns the loop; every entrance into the engine from the loop goes through ``enter(_:)``,
/// which collects what scripts leave uncaught.
package final class NodeRuntime {
    /// The engine's context.
    package let context: JSContext
    /// The loop whose timers and sockets wake scripts up.
    package let loop: EventLoop
    /// What the runtime was made with.
    package let configuration: RuntimeConfiguration

    /// Errors that no code of a script caught: thrown in callbacks, or rejections without a handler.
    package private(set) var uncaughtErrors: [JSValue] = []
    /// The code of the first `process.exit(code)` since ``reset()``.
    package private(set) var exitRequest: Int?

    /// When a script that runs is ended, by ``EventLoop/now``; nil where it may take its time.
    package var deadline: Double?

    private var builtins: [String: JSValue] = [:]
    private var bindings: [String: JSValue] = [:]
    private var isTerminating = false
    /// What ``retire()`` does for the bindings.
    var releases: [() -> Void] = []

    /// Makes a runtime with an engine of its own and runs the bootstrap script.
    ///
    /// - Throws: what the bootstrap script threw.
    package init(configuration: RuntimeConfiguration, loop: EventLoop) throws(JSException) {
        self.configuration = configuration
        self.loop = loop
        context = JSContext()
        watchExecution(every: Self.watchInterval)
        context.onUnhandledRejection { [unowned self] promise, reason in
            self.rejectionIsUnhandled(promise, reason)
        }
        try requireBuiltin("internal/bootstrap")
    }

    // MARK: - Built-in modules

    /// The exports of a built-in module, which is evaluated when it is first asked for.
    ///
    /// - Throws: what the module threw, or an Error for a name that is not built in.
    @discardableResult
    package func requireBuiltin(_ specifier: String) throws(JSException) -> JSValue {
        if let module = builtins[specifier] { return try module.get("exports") }
        guard let shim = unsafe node_shim_named(specifier) else {
            throw JSException(value: context.error("No such built-in module: \(specifier)"))
        }
        // One line, so that the lines of the file are the lines of stack traces.
        let prefix = "(function (exports, require, module, internalBinding) { "
        let source = unsafe String(cString: shim.pointee.source)
        let function = try context.evaluate(prefix + source + "\n})", url: "node:" + specifier)
        let exports = context.object()
        let module = context.object(["id": context.value(specifier), "exports": exports])
        builtins[specifier] = module
        do throws(JSException) {
            try function.call([exports, requireFunction, module, bindingFunction])
        } catch {
            builtins[specifier] = nil
            throw error
        }
        return try module.get("exports")
    }

    /// Whether a built-in module of that name exists.
    package static func hasBuiltin(_ specifier: String) -> Bool {
        unsafe node_shim_named(specifier) != nil
    }

    /// The names of all built-in modules, the internal ones included.
    package static var builtinNames: [String] {
        let table = unsafe UnsafeBufferPointer(start: node_shims(), count: node_shim_count())
        return unsafe table.map { unsafe String(cString: $0.specifier) }
    }

    private lazy var requireFunction = context.makeFunction("require") {
        [unowned self] (call) throws(JSException) in
        try self.requireBuiltin(call[0].description)
    }

    private lazy var bindingFunction = context.makeFunction("internalBinding") {
        [unowned self] (call) throws(JSException) in
        try self.binding(call[0].description)
    }

    private func binding(_ name: String) throws(JSException) -> JSValue {
        if let binding = bindings[name] { return binding }
        guard let binding = makeBinding(name) else {
            throw JSException(value: context.error("No such binding: \(name)"))
        }
        bindings[name] = binding
        return binding
    }

    // MARK: - Entering scripts

    /// Calls into the engine from the loop: what is thrown becomes an uncaught error, and nothing is
    /// called any more once a script has asked to exit.
    package func enter(_ body: () throws(JSException) -> Void) {
        guard exitRequest == nil, !isTerminating else { return }
        do throws(JSException) { try body() } catch { caughtAtTop(error) }
    }

    private func caughtAtTop(_ error: JSException) {
        // A script ended by the watchdog throws a value that says nothing.
        if exitRequest != nil || isTerminating { return }
        if let handled = try? requireBuiltin(Self.execution)["uncaughtException"]?.call([
            error.value
        ]),
            handled.truthy
        {
            return
        }
        uncaughtErrors.append(error.value)
    }

    private func rejectionIsUnhandled(_ promise: JSValue, _ reason: JSValue) {
        if exitRequest != nil || isTerminating { return }
        if let handled = try? requireBuiltin(Self.execution)["unhandledRejection"]?
            .call([reason, promise]), handled.truthy
        {
            return
        }
        uncaughtErrors.append(reason)
    }

    /// Takes the uncaught errors out.
    package func takeUncaughtErrors() -> [JSValue] {
        defer { uncaughtErrors = [] }
        return uncaughtErrors
    }

    // MARK: - Ending scripts

    private static let watchInterval = 0.05

    private func watchExecution(every seconds: Double) {
        context.watchExecution(every: seconds) { [unowned self] in
            if self.exitRequest != nil, !self.isRunningExitHandlers || self.isLeavingExitHandlers {
                return true
            }
            if let deadline = self.deadline, EventLoop.now >= deadline { return true }
            self.loop.signals?.receive()
            guard self.loop.signals?.received != nil else { return false }
            self.isTerminating = true
            return true
        }
    }

    private var isRunningExitHandlers = false
    private var isLeavingExitHandlers = false

    /// Notes `process.exit(code)`, after which the script that called it is ended.
    func requestExit(_ code: Int) {
        if isRunningExitHandlers { isLeavingExitHandlers = true }
        exitRequest = exitRequest ?? code
        watchExecution(every: 0.0005)
    }

    /// Runs the scripts' `exit` listeners.
    ///
    /// - Parameter code: what they are told.
    /// - Returns: the code after they ran, which they may have changed.
    package func runExitListeners(code: Int) -> Int {
        isRunningExitHandlers = true
        defer {
            isRunningExitHandlers = false
            isLeavingExitHandlers = false
        }
        watchExecution(every: Self.watchInterval)
        // Promise reactions of a script that was ended go with the engine's next call, and end it.
        _ = try? context.evaluate("", url: "node:internal/process/end")
        let result = try? requireBuiltin(Self.execution)["emitExit"]?.call([context.value(code)])
        return result?.integer ?? code
    }

    /// Forgets exit requests and uncaught errors, so that the next script starts clean.
    package func reset() {
        exitRequest = nil
        uncaughtErrors = []
        isTerminating = false
        watchExecution(every: Self.watchInterval)
        if builtins["process"] != nil { _ = try? requireBuiltin(Self.execution)["reset"]?.call() }
    }

    /// Takes back whatever scripts have asked the loop for; nothing of them runs any more.
    package func retire() {
        isTerminating = true
        for release in releases { release() }
        releases = []
    }

    /// What a script has set `process.exitCode` to, if it has.
    package var scriptExitCode: Int? {
        guard builtins["process"] != nil else { return nil }
        return (try? requireBuiltin("process"))?["exitCode"]?.integer
    }

    /// The module by which the host tells scripts about the life of their process.
    private static let execution = "internal/process/execution"
}
