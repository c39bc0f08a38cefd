package import JSCore

/// An error that no code of a script caught.
package struct UncaughtError {
    /// How it came to the top.
    package enum Origin {
        /// It was thrown.
        case exception
        /// A promise was rejected with it that nobody handles.
        case rejection
        /// A listener for uncaught errors threw it.
        case listener
    }

    /// What was thrown.
    package let value: JSValue
    /// How it came to the top.
    package let origin: Origin

    init(_ value: JSValue, _ origin: Origin) {
        self.value = value
        self.origin = origin
    }
}
