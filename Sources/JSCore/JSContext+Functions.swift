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
        let host = HostFunction(context: self, body: body)
        keepTrack(of: host)
        let function = unsafe JSValue(
            self,
            JSObjectMake(
                reference, HostFunction.engineClass, Unmanaged.passRetained(host).toOpaque()))
        function.set("name", value(name))
        // Scripts expect `call`, `apply` and `bind` of every function.
        if let prototype = globalObject["Function"]?["prototype"] {
            unsafe JSObjectSetPrototype(
                reference, function.reference as JSObjectRef?, prototype.reference)
        }
        return function
    }
}
