internal import CJavaScriptCore

/// What a host function does: gives its result, nil for `undefined`; a ``JSException`` is thrown into the
/// script as its value.
package typealias JSHostBody = (borrowing JSCall) throws(JSException) -> JSValue?

extension JSContext {
    /// A function that scripts can call and that runs `body`.
    package func makeFunction(_ name: String, _ body: @escaping JSHostBody) -> JSValue {
        let host = HostFunction(context: self, body: body)
        keepTrack(of: host)
        let function = unsafe JSValue(
            self,
            JSObjectMake(
                reference, HostFunction.engineClass, Unmanaged.passRetained(host).toOpaque()))
        function.set("name", value(name))
        // Scripts expect `call`, `apply` and `bind` of every function.
        if let functionPrototype = unsafe functionPrototype {
            unsafe JSObjectSetPrototype(
                reference, function.reference as JSObjectRef?, functionPrototype)
        }
        return function
    }
}
