private import Glibc

/// Lines of text between this process and one that it started, over a pair of sockets.
package final class LineChannel {
    /// The socket, for who waits for it by other means.
    package let descriptor: Int32
    /// Whether nothing more can come or go: the other end is gone, or what came is no line or was too much.
    package private(set) var isClosed = false

    private var bytes: [UInt8] = []
    /// How many of the bytes are of lines that were taken.
    private var takenCount = 0
    /// How many of the bytes hold no line feed behind those.
    private var searchedCount = 0

    /// A longer line, in bytes, is taken for nonsense.
    package static let longestLine = 256 << 20

    /// Whether what comes is read while something is sent, so that two who both have much to say do not wait for
    /// each other for ever; whoever waits for ``descriptor`` has to take such lines first.
    private let readsWhileSending: Bool
    /// How many bytes may have come and wait to be taken.
    private let capacity: Int

    private init(
        _ descriptor: Int32, readsWhileSending: Bool, capacity: Int = 2 * LineChannel.longestLine
    ) {
        self.descriptor = descriptor
        self.readsWhileSending = readsWhileSending
        self.capacity = capacity
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit { Glibc.close(descriptor) }

    /// Starts a program that has the other end as its standard input.
    ///
    /// - Parameter capacity: how many bytes of the program's may wait to be taken, by default those of two lines of
    ///   the longest; one that says more, and takes nothing of what it is sent, is heard no longer.
    /// - Throws: ``ChildProcessError``.
    package static func start(
        _ command: ChildProcess.Command, capacity: Int = 2 * LineChannel.longestLine
    ) throws(ChildProcessError) -> (process: ChildProcess, channel: LineChannel) {
        var ends: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
            throw ChildProcessError(program: "a pair of sockets", errno: errno)
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let channel = LineChannel(ends[0], readsWhileSending: true, capacity: capacity)
        defer { close(ends[1]) }
        var command = command
        command.input = .descriptor(ends[1])
        return (try ChildProcess(command), channel)
    }

    /// The end that this process was started with as its standard input, which is `/dev/null` from then on.
    ///
    /// - Returns: nil where that is no socket.
    package static func onStandardInput() -> LineChannel? {
        var status = stat()
        guard unsafe fstat(STDIN_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else {
            return nil
        }
        let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        let null = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
        guard descriptor >= 0, null >= 0 else { return nil }
        dup2(null, STDIN_FILENO)
        close(null)
        return LineChannel(descriptor, readsWhileSending: false)
    }

    /// How long a wait goes on without looking whether it is wanted.
    private static let interval = Duration.milliseconds(50)

    /// Sends a line, and waits until the system has taken it.
    ///
    /// - Parameters:
    ///   - timeout: how long it may take; nil for as long as it takes.
    ///   - isUnwanted: asked while it waits, whether to give up.
    /// - Returns: whether the system has taken it; what of a line has gone stays gone.
    @discardableResult
    package func send(
        _ line: String, within timeout: Duration?, unless isUnwanted: () -> Bool = { false }
    ) -> Bool {
        let deadline = timeout.map { ContinuousClock.now + $0 }
        var rest = ArraySlice(Array(line.utf8) + [UInt8(ascii: "\n")])
        while !rest.isEmpty, !isClosed {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(
                    descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN || errno == EINTR {
                if let deadline, ContinuousClock.now >= deadline { return false }
                if isUnwanted() { return false }
                let ready = wait(
                    for: readsWhileSending ? POLLOUT | POLLIN : POLLOUT,
                    until: ContinuousClock.now + Self.interval)
                if ready & POLLIN != 0 { read() }
            } else {
                isClosed = true
            }
        }
        return rest.isEmpty
    }

    /// The next line, without its line feed.
    ///
    /// - Returns: nil where none is complete within the time, or none will come any more (``isClosed``).
    package func receive(within timeout: Duration) -> String? {
        let deadline = ContinuousClock.now + timeout
        while true {
            if let line = takeLine() { return line }
            guard !isClosed, wait(for: POLLIN, until: deadline) != 0 else { return nil }
            read()
        }
    }

    private func takeLine() -> String? {
        guard let end = bytes[searchedCount...].firstIndex(of: UInt8(ascii: "\n")) else {
            bytes.removeFirst(takenCount)
            takenCount = 0
            searchedCount = bytes.count
            if bytes.count > Self.longestLine { isClosed = true }
            return nil
        }
        defer {
            takenCount = end + 1
            searchedCount = end + 1
        }
        return String(decoding: bytes[takenCount..<end], as: UTF8.self)
    }

    private func read() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
        if count > 0 {
            bytes += buffer[..<count]
            if bytes.count - takenCount > capacity { isClosed = true }
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            isClosed = true
        }
    }

    /// - Returns: what has happened; 0 where the time is over.
    private func wait(for events: Int32, until deadline: ContinuousClock.Instant) -> Int32 {
        let left = max(0, ContinuousClock.now.duration(to: deadline) / .milliseconds(1))
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        let count = unsafe poll(&entry, 1, Int32(clamping: Int(left.rounded(.up))))
        return count > 0 ? Int32(entry.revents) : 0
    }

    /// Waits, on a thread that does nothing else, until the other end of a channel is gone.
    ///
    /// - Parameter descriptor: the channel's.
    package static func waitForEnd(of descriptor: Int32) {
        var entry = pollfd(fd: descriptor, events: 0, revents: 0)
        while unsafe poll(&entry, 1, -1) <= 0 {}
    }
}
