/// Writes each event as one line of JSON to the standard output; notices go to the standard error
/// as text.
///
/// What a migration writes becomes one `log` event a piece, without its last line feed; text that
/// does not end a line waits for the rest of the line, or for the next event.
package final class JSONLinesReporter: Reporter {
    private let output: any Output
    private let now: () -> String
    private var unfinished: (stream: OutputStream, text: String, version: MigrationVersion?)?

    /// Creates a reporter.
    /// - Parameters:
    ///   - output: Where the lines go.
    ///   - now: Returns the present time as ISO 8601 text, the value of `time`.
    package init(output: any Output, now: @escaping () -> String) {
        self.output = output
        self.now = now
    }

    package func report(_ event: RunEvent) {
        guard case .log(let stream, let text, let version) = event else {
            flush()
            return write(event)
        }
        var whole = text
        if let waiting = unfinished {
            if waiting.stream == stream, waiting.version == version {
                whole = waiting.text + text
                unfinished = nil
            } else {
                flush()
            }
        }
        if whole.utf8.last == UInt8(ascii: "\n") {
            whole.unicodeScalars.removeLast()
            write(.log(stream: stream, text: whole, version: version))
        } else if !whole.isEmpty {
            unfinished = (stream, whole, version)
        }
    }

    private func flush() {
        guard let waiting = unfinished else { return }
        unfinished = nil
        write(.log(stream: waiting.stream, text: waiting.text, version: waiting.version))
    }

    private func write(_ event: RunEvent) {
        if case .notice(let message) = event {
            return output.write("note: \(message)\n", to: .standardError)
        }
        guard let line = Self.line(of: event, at: now()) else { return }
        output.write(line, to: .standardOutput)
    }

    /// The line of an event; nil where it has none.
    ///
    /// - Parameter time: the present time as ISO 8601 text.
    package static func line(of event: RunEvent, at time: String) -> String? {
        guard let (name, members) = event.json else { return nil }
        let object = JSON.object([("event", .string(name)), ("time", .string(time))] + members)
        return object.compact + "\n"
    }
}
