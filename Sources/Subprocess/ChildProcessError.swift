import Glibc

/// That a program could not be started at all.
package struct ChildProcessError: Error, Equatable, Sendable {
    /// The program, as it was named.
    package let program: String
    /// The system's words for why.
    package let reason: String

    /// Makes the error of a system call.
    init(program: String, errno code: Int32) {
        self.program = program
        reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}
