internal import CJavaScriptCore

/// The arguments of a call from a script to the host.
package struct JSCall {
    /// The context of the script.
    package let context: JSContext
    /// What was passed.
    package let arguments: [JSValue]

    /// An argument, `undefined` where fewer were passed.
    package subscript(index: Int) -> JSValue {
        index < arguments.count ? arguments[index] : context.undefined
    }
}

extension JSContext {
    /// A function that scripts can call and that runs `body`.
    ///
    /// - Parameter body: gives the result, nil for `undefined`. A ``JSException`` that it throws is
    ///   thrown into the script as its value.
    package func makeFunction(
        _ name: String, _ body: @escaping (JSCall) throws(JSException) -> JSValue?
    ) -> JSValue {
        let function = unsafe JSValue(
            self,
            JSObjectMake(
                reference, HostFunction.engineClass,
                Unmanaged.passRetained(HostFunction(context: self, body: body)).toOpaque()))
        function.set("name", value(name))
        // Scripts expect `call`, `apply` and `bind` of every function.
        if let prototype = globalObject["Function"]?["prototype"] {
            unsafe JSObjectSetPrototype(
                reference, function.reference as JSObjectRef?, prototype.reference)
        }
        return function
    }
}

/// A closure that the engine owns as the private data of a callable object.
private final class HostFunction {
    unowned let context: JSContext
    let body: (JSCall) throws(JSException) -> JSValue?

    init(context: JSContext, body: @escaping (JSCall) throws(JSException) -> JSValue?) {
        self.context = context
        self.body = body
    }

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
        let values = unsafe UnsafeBufferPointer(start: arguments, count: count)
            .compactMap { unsafe $0.map { unsafe JSValue(context, $0) } }
        do throws(JSException) {
            let result = try host.body(JSCall(context: context, arguments: values))
            return unsafe (result ?? context.undefined).reference
        } catch {
            unsafe exception?.pointee = error.value.reference
            return nil
        }
    }
}
