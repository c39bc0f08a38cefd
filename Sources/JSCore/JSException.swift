/// What a script threw: any value, an Error object or not.
///
/// Errors must be `Sendable`; this one stays on the thread of its context like every value.
package struct JSException: Error, CustomStringConvertible, @unchecked Sendable {
    /// The value thrown.
    package let value: JSValue

    /// Wraps a value to be thrown into, or that came out of, a script.
    package init(value: JSValue) { self.value = value }

    /// The value as `String(value)` gives it.
    package var description: String { value.description }
}
