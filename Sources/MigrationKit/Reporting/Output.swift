/// One of the two streams that the program writes to.
package enum OutputStream: String, Sendable {
    /// What the user asked for, and what migrations print.
    case standardOutput = "stdout"
    /// Warnings, notices, waiting and errors.
    case standardError = "stderr"
}

/// Where text goes: the program's own streams, or a buffer in a test.
package protocol Output: AnyObject {
    /// Writes a text at once, as it is.
    func write(_ text: String, to stream: OutputStream)

    /// Writes bytes at once, which need be no text.
    func write(_ bytes: [UInt8], to stream: OutputStream)
}

extension Output {
    /// Writes bytes as the text that they are, for outputs that hold nothing else.
    package func write(_ bytes: [UInt8], to stream: OutputStream) {
        write(String(decoding: bytes, as: UTF8.self), to: stream)
    }
}
