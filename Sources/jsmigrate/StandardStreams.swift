import Glibc
import MigrationKit

/// The program's own standard output and standard error.
final class StandardStreams: Output {
    /// The marks for each stream; set once the options are known.
    var style = TextStyle.plain
    var errorStyle = TextStyle.plain

    /// The errno of the first write to the standard output that failed; what comes later is not written.
    private(set) var outputFailure: Int32?

    /// Writes all of a text, also to a pipe that takes it in pieces.
    ///
    /// A failure ends no migration in its midst; ``Program`` looks at it when all is done.
    func write(_ text: String, to stream: OutputStream) {
        write(Array(text.utf8), to: stream)
    }

    /// Writes all bytes, as `write` of a text does.
    func write(_ bytes: [UInt8], to stream: OutputStream) {
        let descriptor = stream == .standardOutput ? STDOUT_FILENO : STDERR_FILENO
        if stream == .standardOutput, outputFailure != nil { return }
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if count < 0, errno == EAGAIN {
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                unsafe poll(&ready, 1, -1)
            } else if count < 0, errno != EINTR {
                if stream == .standardOutput { outputFailure = errno }
                return
            }
        }
    }

    /// Writes a line of some hundred bytes to the standard output, where that takes it at once: for the thread
    /// that ends the process, which must not wait for a reader.
    static func writeAtOnce(_ line: String) {
        var ready = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        guard unsafe poll(&ready, 1, 0) == 1, ready.revents & Int16(POLLOUT) != 0 else { return }
        _ = unsafe Glibc.write(STDOUT_FILENO, line, line.utf8.count)
    }

    /// How many columns the standard output has; nil where it is no terminal. `COLUMNS` says it before the
    /// terminal does, as for ls(1).
    var width: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        let columns = ProcessFacts.environment["COLUMNS"].flatMap { Int($0) } ?? 0
        if columns > 0 { return columns }
        var size = winsize()
        unsafe _ = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        return size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    /// Decides the marks by the option, `NO_COLOR` (no-color.org) and whether a stream is a terminal.
    func choose(_ choice: CommonOptions.ColorChoice, noColor: Bool) {
        func isColoured(_ descriptor: Int32) -> Bool {
            switch choice {
            case .always: true
            case .never: false
            case .auto: !noColor && isatty(descriptor) == 1
            }
        }
        style = TextStyle(isColoured: isColoured(STDOUT_FILENO))
        errorStyle = TextStyle(isColoured: isColoured(STDERR_FILENO))
    }
}
