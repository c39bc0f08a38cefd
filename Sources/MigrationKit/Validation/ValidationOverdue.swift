/// A check whose time is over.
package struct ValidationOverdue: Error, Equatable, CustomStringConvertible {
    /// The time that it had.
    package let timeout: Duration

    /// Creates the error.
    package init(timeout: Duration) { self.timeout = timeout }

    /// The error as a sentence.
    package var description: String { "it took longer than \(Int(timeout / .milliseconds(1))) ms" }
}
