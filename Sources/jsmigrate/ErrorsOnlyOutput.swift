import MigrationKit

/// An output whose every text goes to the standard error, for commands whose standard output is one
/// JSON document.
final class ErrorsOnlyOutput: Output {
    private let streams: StandardStreams

    /// Writes to the program's streams.
    init(_ streams: StandardStreams) { self.streams = streams }

    func write(_ text: String, to stream: OutputStream) {
        streams.write(text, to: .standardError)
    }
}
