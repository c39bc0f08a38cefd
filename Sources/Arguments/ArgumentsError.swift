/// A command line that a program's description does not allow.
package struct ArgumentsError: Error, Equatable, CustomStringConvertible {
    /// What is wrong, in the words of swift-argument-parser.
    package let message: String

    /// The name of the command that was meant, `nil` when it is not known.
    package let command: String?

    /// Creates an error.
    package init(_ message: String, command: String? = nil) {
        self.message = message
        self.command = command
    }

    package var description: String { message }
}
