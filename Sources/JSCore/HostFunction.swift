internal import CJavaScriptCore

/// A closure that the engine owns as the private data of a callable object.
@safe final class HostFunction {
    /// Always there when the engine calls: whoever entered it holds the context.
    private unowned let context: JSContext
    /// nil once the closure was released.
    private var body: JSHostBody?

    init(context: JSContext, body: @escaping JSHostBody) {
        self.context = context
        self.body = body
    }

    func releaseClosure() { body = nil }

    /// The class of all host functions; made once and never released.
    nonisolated(unsafe) static let engineClass: JSClassRef? = {
        var definition = unsafe kJSClassDefinitionEmpty
        unsafe definition.callAsFunction = { _, function, _, count, arguments, exception in
            unsafe HostFunction.called(function, count, arguments, exception)
        }
        unsafe definition.finalize = { object in
            guard let data = unsafe JSObjectGetPrivate(object) else { return }
            unsafe Unmanaged<HostFunction>.fromOpaque(data).release()
        }
        return unsafe JSClassCreate(&definition)
    }()

    private static func called(
        _ function: JSObjectRef?, _ count: Int, _ arguments: UnsafePointer<JSValueRef?>?,
        _ exception: UnsafeMutablePointer<JSValueRef?>?
    ) -> JSValueRef? {
        guard let data = unsafe JSObjectGetPrivate(function) else { return nil }
        let host = unsafe Unmanaged<HostFunction>.fromOpaque(data).takeUnretainedValue()
        let context = host.context
        let call = unsafe JSCall(
            context: context,
            references: UnsafeBufferPointer(start: arguments, count: arguments == nil ? 0 : count))
        do throws(JSException) {
            guard let body = host.body else {
                throw JSException(value: context.error("the host has ended this context"))
            }
            return unsafe try body(call)?.reference ?? JSValueMakeUndefined(context.reference)
        } catch {
            unsafe exception?.pointee = error.value.reference
            return nil
        }
    }
}

/// Host functions without keeping them alive.
struct WeakHostFunctions {
    private struct Entry { weak var function: HostFunction? }

    private var entries: [Entry] = []
    /// How many entries there may be before those whose function has gone are removed.
    private var limit = 256

    mutating func append(_ function: HostFunction) {
        if entries.count >= limit {
            entries.removeAll { $0.function == nil }
            limit = max(256, 2 * entries.count)
        }
        entries.append(Entry(function: function))
    }

    func releaseClosures() {
        for entry in entries { entry.function?.releaseClosure() }
    }
}
