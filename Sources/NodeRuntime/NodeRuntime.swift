package import EventLoop
package import JSCore
private import CNodeShims
internal import Filesystem
private import Glibc

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
    package private(set) var uncaughtErrors: [UncaughtError] = []
    /// The code of the first `process.exit(code)` since ``reset(for:)``.
    package private(set) var exitRequest: Int?

    /// Whether a script has changed something in the file system since ``reset(for:)``: what it did cannot
    /// be taken back.
    package private(set) var hasWrittenFiles = false

    /// What scripts were refused since ``reset(for:)``, each once.
    package private(set) var refusals: [Refusal] = []

    /// When a script that runs is ended, by ``EventLoop/now``; nil where it may take its time.
    /// The engine's watchdog measures anew with each reaction of a promise: an endless chain of short
    /// ones is not ended.
    package var deadline: Double?

    private var builtins: [String: JSValue] = [:]
    private var ticks: (enter: JSValue, run: JSValue)?
    /// In which internal/process/ticks says whether there are ticks; nil until it is loaded.
    var tickState: JSSharedNumbers?
    private var bindings: [String: JSValue] = [:]
    private var isTerminating = false
    /// What ``retire()`` does for the bindings.
    var releases: [() -> Void] = []
    /// What ``cancelTimers()`` does.
    var releaseTimers: () -> Void = {}

    /// Makes a runtime with an engine of its own and runs the bootstrap script.
    ///
    /// - Throws: what the bootstrap script threw.
    package init(configuration: RuntimeConfiguration, loop: EventLoop) throws(JSException) {
        self.configuration = configuration
        self.loop = loop
        context = JSContext()
        watchExecution(every: Self.watchInterval)
        context.onUnhandledRejection { [unowned self] promise, reason in
            if !self.isEnding { self.rejections.append((promise, reason)) }
        }
        loop.signals?.limitPatience()
        try requireBuiltin("internal/bootstrap")
    }

    deinit { context.releaseHostFunctions() }

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

    /// Calls into the engine from the loop: what is thrown becomes an uncaught error. Nothing is called
    /// any more once a script has asked to exit, or has ended with an uncaught error.
    package func enter(_ body: () throws(JSException) -> Void) {
        guard !isEnding, uncaughtErrors.isEmpty else { return }
        do throws(JSException) { try body() } catch { caughtAtTop(error) }
        drainTicks()
    }

    /// The script that runs now.
    private var script = ActingScript(name: nil)
    /// The script whose code is called: the one that runs, or one before that has left it behind.
    private(set) lazy var acting = script

    /// Who has left behind the code that is called now; nil where it belongs to the script that runs.
    var leftBehindBy: String? { acting === script ? nil : acting.name ?? "an earlier script" }

    /// Calls a function of a script from the loop, for the one that has asked for it; what it puts off to the
    /// next tick is included.
    func enter(_ function: JSValue, _ arguments: [JSValue], for asker: ActingScript) {
        acting = asker
        defer { acting = script }
        enter { () throws(JSException) in
            try tickFunctions().enter.run([function] + arguments)
        }
    }

    /// Calls a function that internal/process/ticks has made an entrance for what is called often, for
    /// the script that has asked for it.
    func enter(entrance function: JSValue, _ arguments: [JSValue], for asker: ActingScript) {
        acting = asker
        defer { acting = script }
        enter { () throws(JSException) in try function.run(arguments) }
    }

    /// Runs what scripts put off to the next tick, and judges rejections that nobody has handled by
    /// then; whoever calls a script other than by ``enter(_:)`` calls this afterwards.
    package func drainTicks() {
        repeat { while runTicks() {} } while judgeRejections() || tellOfHandledRejections()
    }

    /// Runs the ticks that stand in the queue, and the promises' reactions behind them.
    ///
    /// - Returns: whether there may be more.
    private func runTicks() -> Bool {
        // One tick may lead to the next for ever, each too short for the engine's watchdog.
        if isOverdue { isTerminating = true }
        guard let tickState, tickState[0] != 0, !isEnding, uncaughtErrors.isEmpty else {
            return false
        }
        do throws(JSException) {
            return try tickFunctions().run.call().truthy
        } catch {
            caughtAtTop(error)
            return true
        }
    }

    /// The functions of internal/process/ticks, which every entrance from the loop goes through.
    private func tickFunctions() throws(JSException) -> (enter: JSValue, run: JSValue) {
        if let ticks { return ticks }
        let module = try requireBuiltin(Self.ticks)
        let functions = (enter: try module.get("enter"), run: try module.get("runTicks"))
        ticks = functions
        return functions
    }

    /// Whether a script was ended: the engine then makes no objects until its end is taken up.
    var isEnding: Bool { exitRequest != nil || isTerminating }

    private func caughtAtTop(_ error: JSException) {
        // A script ended by the watchdog throws a value that says nothing.
        if isEnding { return }
        tell("uncaughtException", [error.value], of: .init(error.value, .exception))
    }

    /// Rejections without a handler that are not judged yet, with their promises.
    private var rejections: [(promise: JSValue, reason: JSValue)] = []

    /// Judges the rejections that the engine has reported.
    ///
    /// - Returns: whether there were any.
    private func judgeRejections() -> Bool {
        guard !isEnding, !rejections.isEmpty else { return false }
        let judged = rejections
        rejections = []
        for (promise, reason) in judged where !isEnding && !promise.isHandledPromise {
            toldRejections.append(promise)
            tell("unhandledRejection", [reason, promise], of: .init(reason, .rejection))
        }
        return true
    }

    /// Promises whose rejection scripts were told of as unhandled.
    private var toldRejections: [JSValue] = []

    /// Tells scripts of those that something handles by now.
    ///
    /// - Returns: whether there were any.
    private func tellOfHandledRejections() -> Bool {
        guard !isEnding, !toldRejections.isEmpty else { return false }
        let handled = toldRejections.filter(\.isHandledPromise)
        toldRejections.removeAll(where: \.isHandledPromise)
        for promise in handled {
            do throws(JSException) {
                try requireBuiltin(Self.execution)["rejectionHandled"]?.call([promise])
            } catch {
                caughtAtTop(error)
            }
        }
        return !handled.isEmpty
    }

    /// Tells the script's listeners of an error; it stays uncaught where none takes it.
    private func tell(_ listener: String, _ arguments: [JSValue], of error: UncaughtError) {
        do throws(JSException) {
            let isHandled = try requireBuiltin(Self.execution)[listener]?.call(arguments)
            if isHandled?.truthy ?? false || isEnding { return }
            uncaughtErrors.append(error)
        } catch {
            if !isEnding { uncaughtErrors.append(.init(error.value, .listener)) }
        }
    }

    /// Takes the uncaught errors out.
    package func takeUncaughtErrors() -> [UncaughtError] {
        defer { uncaughtErrors = [] }
        return uncaughtErrors
    }

    // MARK: - Ending scripts

    private static let watchInterval = 0.05

    private func watchExecution(every seconds: Double) {
        context.watchExecution(every: seconds) { [unowned self] in
            if self.isRunningExitListeners ? self.listenersExitCode != nil : self.exitRequest != nil
            {
                return true
            }
            self.loop.signals?.receive()
            if self.isOverdue || self.loop.interruption != nil { self.isTerminating = true }
            return self.isTerminating
        }
    }

    private var isOverdue: Bool { deadline.map { EventLoop.now >= $0 } ?? false }

    private var isRunningExitListeners = false
    /// Whether the `exit` listeners have run and only their promises' reactions are left.
    private var isBehindExitListeners = false

    /// Whether no code of a script may have any effect. The engine drops nothing of what waits for its
    /// turn when it ends a script, so reactions still run; what they ask of the host is refused.
    var hasEnded: Bool {
        isBehindExitListeners
            || (isRunningExitListeners ? listenersExitCode != nil : isEnding)
    }

    /// Notes that the last `exit` listener has returned.
    func exitListenersAreDone() { isBehindExitListeners = true }

    /// The code of a `process.exit(code)` that an `exit` listener called.
    private var listenersExitCode: Int?

    /// Notes `process.exit(code)`, after which the script that called it is ended.
    func requestExit(_ code: Int) {
        if isRunningExitListeners {
            listenersExitCode = listenersExitCode ?? code
        } else {
            guard exitRequest == nil else { return }
            exitRequest = code
        }
        watchExecution(every: 0.0005)
    }

    /// Runs the scripts' `exit` listeners.
    ///
    /// - Parameter code: what they are told; nil for what `process.exitCode` says.
    /// - Returns: the code after they ran, which they may have changed.
    package func runExitListeners(code: Int?) -> Int {
        let code = code.map { context.value($0) } ?? context.undefined
        return runExitListeners("emitExit", [code]) ?? code.integer ?? 0
    }

    /// Runs the scripts' `exit` listeners where the main module waits for what can never happen.
    ///
    /// - Returns: the code after they ran: 13 where nothing has set another.
    package func runExitListenersOfStalled() -> Int {
        runExitListeners("emitStalledExit", []) ?? 13
    }

    private func runExitListeners(_ function: String, _ arguments: [JSValue]) -> Int? {
        isRunningExitListeners = true
        listenersExitCode = nil
        defer {
            isRunningExitListeners = false
            isBehindExitListeners = false
        }
        watchExecution(every: Self.watchInterval)
        context.takeUpTermination()
        do throws(JSException) {
            let result = try requireBuiltin(Self.execution)[function]?.call(arguments)
            return listenersExitCode ?? result?.integer
        } catch {
            if let listenersExitCode { return listenersExitCode }
            uncaughtErrors.append(.init(error.value, .exception))
            return 1
        }
    }

    /// Tells scripts that nothing is left to wait for; they may begin something new.
    package func emitBeforeExit() {
        enter { () throws(JSException) in
            try requireBuiltin(Self.execution)["emitBeforeExit"]?.call()
        }
    }

    /// Notes a call that is about to change something in the file system.
    ///
    /// - Throws: `EROFS`, as on a read-only disk, where scripts may change nothing there.
    func noteFileWrite(_ syscall: String, _ path: String?) throws(FilesystemError) {
        if let refuse = configuration.refuseFileWrite {
            refuse(path ?? "an open file")
            throw FilesystemError(errno: EROFS, syscall: syscall, path: path)
        }
        hasWrittenFiles = true
    }

    /// Notes that a script was refused something.
    func note(_ refusal: Refusal) {
        if !refusals.contains(refusal) { refusals.append(refusal) }
    }

    /// Forgets exit requests and uncaught errors, so that the next script starts clean.
    ///
    /// - Parameter name: that script as people name it.
    package func reset(for name: String? = nil) {
        script = ActingScript(name: name)
        acting = script
        exitRequest = nil
        hasWrittenFiles = false
        refusals = []
        uncaughtErrors = []
        rejections = []
        toldRejections = []
        isTerminating = false
        watchExecution(every: Self.watchInterval)
        context.takeUpTermination()
        if builtins["process"] != nil { _ = try? requireBuiltin(Self.execution)["reset"]?.call() }
    }

    /// Takes back whatever scripts have asked the loop for; nothing of them runs any more.
    package func retire() {
        isTerminating = true
        cancelTimers()
        for release in releases { release() }
        releases = []
    }

    /// Takes back the timers that scripts have set; what they do later is not touched.
    package func cancelTimers() { releaseTimers() }

    /// What a script has set `process.exitCode` to, if it has.
    package var scriptExitCode: Int? {
        guard builtins["process"] != nil else { return nil }
        return (try? requireBuiltin("process"))?["exitCode"]?.integer
    }

    /// The module by which the host tells scripts about the life of their process.
    private static let execution = "internal/process/execution"
    private static let ticks = "internal/process/ticks"
}
