/// What the operating system refused the event loop.
package struct EventLoopError: Error, CustomStringConvertible {
    /// The system call that failed, "signalfd".
    package let systemCall: String
    /// Its errno.
    package let errno: Int32

    /// One line for people.
    package var description: String { "\(systemCall) failed with errno \(errno)" }
}
