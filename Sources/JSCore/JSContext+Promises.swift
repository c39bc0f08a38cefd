internal import CJavaScriptCore

/// A promise together with the functions that settle it.
package struct JSDeferred {
    /// The promise.
    package let promise: JSValue
    private let resolveFunction: JSValue
    private let rejectFunction: JSValue

    init(promise: JSValue, resolve: JSValue, reject: JSValue) {
        self.promise = promise
        resolveFunction = resolve
        rejectFunction = reject
    }

    /// Fulfils the promise, or follows `value` where that is a thenable.
    package func resolve(_ value: JSValue) { _ = try? resolveFunction.call([value]) }

    /// Rejects the promise.
    package func reject(_ reason: JSValue) { _ = try? rejectFunction.call([reason]) }
}

extension JSContext {
    /// A promise that the host settles.
    ///
    /// - Throws: what the engine threw; it has no reason to.
    package func makePromise() throws(JSException) -> JSDeferred {
        var resolve: JSObjectRef?
        var reject: JSObjectRef?
        let promise = try unsafe call { exception in
            unsafe JSObjectMakeDeferredPromise(reference, &resolve, &reject, exception)
        }
        guard let resolve = unsafe resolve, let reject = unsafe reject else {
            throw JSException(value: error("the engine made no promise"))
        }
        return unsafe JSDeferred(
            promise: promise, resolve: JSValue(self, resolve), reject: JSValue(self, reject))
    }
}
