/// Sees what becomes of a promise, or of any other thenable.
package final class JSSettlement {
    /// Fulfilled with a value or rejected with a reason; nil until then.
    package private(set) var result: Result<JSValue, JSException>?

    /// Watches `value`; one that is no thenable counts as fulfilled with itself.
    package init(of value: JSValue) {
        guard let then = value["then"], then.isFunction else {
            result = .success(value)
            return
        }
        let context = value.context
        let fulfilled = context.makeFunction("") { [weak self] call in
            self?.settle(.success(call[0]))
            return nil
        }
        let rejected = context.makeFunction("") { [weak self] call in
            self?.settle(.failure(JSException(value: call[0])))
            return nil
        }
        do throws(JSException) {
            try then.call(this: value, [fulfilled, rejected])
        } catch {
            settle(.failure(error))
        }
    }

    private func settle(_ result: Result<JSValue, JSException>) {
        self.result = self.result ?? result
    }
}
