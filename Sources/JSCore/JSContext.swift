internal import CJavaScriptCore

/// A JavaScript global object with its heap: where scripts are evaluated.
///
/// Microtasks run when the outermost call into the engine returns. A context and its values belong
/// to one thread.
@safe package final class JSContext {
    let reference: JSGlobalContextRef
    private let group: JSContextGroupRef
    private var watchdog: Watchdog?
    /// Those that may be alive, so that ``releaseHostFunctions()`` finds them.
    private var hostFunctions = WeakHostFunctions()
    /// `Function.prototype`, which lives as long as the global object.
    private(set) lazy var functionPrototype: JSValueRef? =
        unsafe globalObject["Function"]?["prototype"]?.reference
    /// How promises look in memory, found out when it is first asked for.
    private(set) lazy var promiseLayout = PromiseLayout(self)
    /// Whether the state of promises can be told.
    package var tellsPromiseStates: Bool { promiseLayout != nil }

    /// Makes a context with a heap of its own; the language only, no `console`, no timers.
    package init() {
        _ = Self.options
        unsafe group = JSContextGroupCreate()
        unsafe reference = JSGlobalContextCreateInGroup(group, nil)
    }

    /// Set once, before the first context: strict code calls as other code does. With tail calls, callers would be
    /// missing in stacks, and a function that never stops calling itself would never fail. And code asks by itself
    /// whether it is to stop: the thread that stops it from outside, when the watchdog is due, can abort the process
    /// where the call has just returned (JavaScriptCore 2.50, `VMTraps::requestThreadStopIfNeeded`), less often so.
    private static let options = unsafe (
        jsc_options_set_boolean("useTailCalls", 0), jsc_options_set_boolean("usePollingTraps", 1)
    )

    deinit {
        unsafe JSGlobalContextRelease(reference)
        unsafe JSContextGroupRelease(group)
    }

    /// The global object.
    package var globalObject: JSValue {
        unsafe JSValue(self, JSContextGetGlobalObject(reference))
    }

    /// Runs a script and gives its completion value.
    ///
    /// - Parameters:
    ///   - source: the text of the script.
    ///   - url: what stack traces name it.
    /// - Throws: what the script threw, a SyntaxError included.
    @discardableResult
    package func evaluate(_ source: String, url: String) throws(JSException) -> JSValue {
        let script = EngineString(source)
        let name = EngineString(url)
        return try unsafe call { exception in
            unsafe JSEvaluateScript(
                reference, script.reference, nil, name.reference, 1, exception)
        }
    }

    /// Parses a script without running it.
    ///
    /// - Returns: the SyntaxError, or nil where there is none.
    package func checkSyntax(of source: String, url: String) -> JSException? {
        let script = EngineString(source)
        let name = EngineString(url)
        var exception: JSValueRef?
        let isValid = unsafe JSCheckScriptSyntax(
            reference, script.reference, name.reference, 1, &exception)
        guard !isValid, let exception = unsafe exception else { return nil }
        return unsafe JSException(value: JSValue(self, exception))
    }

    /// Has `shouldTerminate` asked whenever scripts have run for another `seconds` of processor time;
    /// where it answers true, the running script ends with an exception that no `catch` and no
    /// `finally` sees, and its pending microtasks are dropped.
    package func watchExecution(
        every seconds: Double, shouldTerminate: @escaping () -> Bool
    ) {
        let watchdog = Watchdog(shouldTerminate)
        self.watchdog = watchdog
        unsafe watchdog.rearm = { [group] context in
            unsafe JSContextGroupSetExecutionTimeLimit(
                group, seconds,
                { _, context in
                    guard let context = unsafe context else { return false }
                    return unsafe Unmanaged<Watchdog>.fromOpaque(context).takeUnretainedValue()
                        .bark()
                }, context)
        }
        watchdog.start()
    }

    /// The version of WebKitGTK that the engine belongs to.
    package static var engineVersion: String {
        "\(jsc_get_major_version()).\(jsc_get_minor_version()).\(jsc_get_micro_version())"
    }

    /// Has the engine done with ending a script: where that was a promise's reaction, the engine ends
    /// whatever is called next instead, and only then is as before.
    package func takeUpTermination() { _ = try? evaluate("0", url: "node:termination") }

    /// Calls `handler` with the promise and the reason whenever microtasks are done and a rejected
    /// promise has no handler.
    package func onUnhandledRejection(_ handler: @escaping (JSValue, JSValue) -> Void) {
        let function = makeFunction("onUnhandledRejection") { call in
            handler(call[0], call[1])
            return nil
        }
        // The engine keeps it; a reference of ours would keep this context from ever going away.
        var exception: JSValueRef?
        unsafe JSGlobalContextSetUnhandledRejectionCallback(
            reference, function.reference as JSObjectRef?, &exception)
    }

    /// Lets go of the closures of all host functions, which throw an Error when called after that.
    ///
    /// A closure may hold values, a value holds its context, and the context's heap holds the closure.
    /// So whoever made such functions calls this when scripts will run no more, or none of the three is
    /// ever released.
    package func releaseHostFunctions() { hostFunctions.releaseClosures() }

    func keepTrack(of function: HostFunction) { hostFunctions.append(function) }

    /// Runs `body`, which calls the engine, and turns what it reports into a value or an error.
    func call(
        _ body: (UnsafeMutablePointer<JSValueRef?>) -> JSValueRef?
    ) throws(JSException) -> JSValue {
        var exception: JSValueRef?
        let result = unsafe body(&exception)
        if let exception = unsafe exception {
            throw unsafe JSException(value: JSValue(self, exception))
        }
        guard let result = unsafe result else { return undefined }
        return unsafe JSValue(self, result)
    }
}

/// What the engine's watchdog calls back.
@safe private final class Watchdog {
    var rearm: (UnsafeMutableRawPointer) -> Void = { _ in }
    private let shouldTerminate: () -> Bool

    init(_ shouldTerminate: @escaping () -> Bool) { self.shouldTerminate = shouldTerminate }

    func start() { unsafe rearm(Unmanaged.passUnretained(self).toOpaque()) }

    /// The engine forgets its limit once it has called; one that lets the script go on asks again.
    func bark() -> Bool {
        if shouldTerminate() { return true }
        start()
        return false
    }
}
