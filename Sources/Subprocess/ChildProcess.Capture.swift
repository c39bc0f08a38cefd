import Glibc

extension ChildProcess {
    /// What a program that was run to its end has printed.
    package struct Captured: Sendable {
        /// How it ended; nil means that it was killed because the time was up.
        package var ending: Ending?
        package var output: String
        package var errors: String

        package var succeeded: Bool { ending == .exited(code: 0) }
    }

    /// Runs a program to its end, feeding its standard input and collecting what it prints.
    ///
    /// When `timeout` passes first the program is killed.
    /// - Throws: ``ChildProcessError``.
    package static func run(
        _ command: Command, input: String = "", timeout: Duration = .seconds(60)
    ) throws(ChildProcessError) -> Captured {
        let running = try CapturedProcess(command, input: input)
        let ending = running.finish(timeout: timeout)
        return Captured(ending: ending, output: running.output, errors: running.errors)
    }
}

/// A child whose standard output and error are collected while it runs.
package final class CapturedProcess {
    package let process: ChildProcess
    private var outputs: [Reader]
    private var input: Writer?

    /// Starts a program that finds `input` on its standard input.
    ///
    /// Its input ends there unless `closesInput` is false: then `write` and `closeInput` go on with it.
    /// - Throws: ``ChildProcessError``.
    package init(
        _ command: ChildProcess.Command, input: String = "", closesInput: Bool = true
    ) throws(ChildProcessError) {
        let standardInput = try Pipe()
        let standardOutput = try Pipe()
        let standardErrors = try Pipe()
        var command = command
        command.input = .descriptor(standardInput.reading)
        command.output = .descriptor(standardOutput.writing)
        command.errors = .descriptor(standardErrors.writing)
        defer {
            close(standardInput.reading)
            close(standardOutput.writing)
            close(standardErrors.writing)
        }
        do {
            process = try ChildProcess(command)
        } catch {
            close(standardInput.writing)
            close(standardOutput.reading)
            close(standardErrors.reading)
            throw error
        }
        outputs = [Reader(standardOutput.reading), Reader(standardErrors.reading)]
        self.input = Writer(standardInput.writing, Array(input.utf8), closesAtEnd: closesInput)
    }

    /// Starts a program whose three streams are the terminal at `path`.
    ///
    /// The terminal's other end is `descriptor`, which is closed with this object.
    /// - Throws: ``ChildProcessError``.
    package init(
        _ command: ChildProcess.Command, on descriptor: Int32, named path: String
    ) throws(ChildProcessError) {
        var command = command
        command.input = .terminal(path)
        command.output = .terminal(path)
        command.errors = .terminal(path)
        command.startsSession = true
        process = try ChildProcess(command)
        outputs = [Reader(descriptor), Reader(-1)]
        input = Writer(fcntl(descriptor, F_DUPFD_CLOEXEC, 3), [], closesAtEnd: false)
    }

    /// What the child has printed so far.
    package var output: String { String(decoding: outputs[0].bytes, as: UTF8.self) }
    /// What the child has printed to its standard error so far.
    package var errors: String { String(decoding: outputs[1].bytes, as: UTF8.self) }

    /// Gives the child more on its standard input, which has to be open still.
    package func write(_ text: String) {
        input?.append(Array(text.utf8))
    }

    /// Ends the child's standard input once all that was given has gone out.
    package func closeInput() {
        input?.closeAtEnd()
    }

    /// Collects until `condition` holds, the child has closed its output, or the time is up.
    ///
    /// - Returns: whether `condition` holds.
    package func collect(timeout: Duration, until condition: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + timeout
        while !condition() {
            guard ContinuousClock.now < deadline, pump(until: deadline) else { return condition() }
        }
        return true
    }

    /// Collects to the child's end, and kills it when the time is up before.
    ///
    /// - Returns: how it ended, nil when it had to be killed.
    package func finish(timeout: Duration) -> ChildProcess.Ending? {
        let deadline = ContinuousClock.now + timeout
        // A grandchild may hold the pipes open: the child's own end counts, then what is left is read.
        while process.poll() == nil && ContinuousClock.now < deadline {
            if !pump(until: min(deadline, ContinuousClock.now + .milliseconds(20))) {
                process.wait(timeout: ContinuousClock.now.duration(to: deadline))
            }
        }
        guard process.poll() == nil else {
            while pump(until: ContinuousClock.now) {}
            return process.ending
        }
        process.send(signal: SIGKILL)
        process.wait(timeout: .seconds(5))
        while pump(until: ContinuousClock.now) {}
        return nil
    }

    deinit {
        if process.poll() == nil {
            process.send(signal: SIGKILL)
            process.wait(timeout: .seconds(5))
        }
        for output in outputs { output.close() }
        input?.close()
    }

    /// Moves what can be moved, waiting for at most until `deadline`.
    ///
    /// - Returns: whether something moved or may still come: false when nothing is open, or nothing came by `deadline`.
    private func pump(until deadline: ContinuousClock.Instant) -> Bool {
        var descriptors: [pollfd] = []
        for output in outputs where output.isOpen {
            descriptors.append(pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0))
        }
        guard !descriptors.isEmpty else { return false }
        if let input, input.isOpen, input.hasMore {
            descriptors.append(pollfd(fd: input.descriptor, events: Int16(POLLOUT), revents: 0))
        }
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        let milliseconds = Int32(clamping: Int(max(0, left).rounded(.up)))
        let ready = unsafe poll(&descriptors, nfds_t(descriptors.count), milliseconds)
        guard ready > 0 else { return ready < 0 && errno == EINTR || milliseconds > 0 }
        for entry in descriptors where entry.revents != 0 {
            for index in outputs.indices where outputs[index].descriptor == entry.fd {
                outputs[index].read()
            }
            if entry.fd == input?.descriptor { input?.write() }
        }
        return true
    }
}

/// The two ends of a pipe, closed in children.
private struct Pipe {
    let reading: Int32
    let writing: Int32

    init() throws(ChildProcessError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw ChildProcessError(program: "a pipe", errno: errno)
        }
        reading = ends[0]
        writing = ends[1]
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
}

/// The end of a pipe that is read until it is closed.
private struct Reader {
    private(set) var descriptor: Int32
    private(set) var bytes: [UInt8] = []
    var isOpen: Bool { descriptor >= 0 }

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    mutating func read() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
        if count > 0 {
            bytes += buffer[0..<count]
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
            close()
            descriptor = -1
        }
    }

    func close() { if isOpen { _ = Glibc.close(descriptor) } }
}

/// The end of a pipe that is written to without ever waiting.
private struct Writer {
    private(set) var descriptor: Int32
    private var bytes: ArraySlice<UInt8>
    private var closesAtEnd: Bool
    var isOpen: Bool { descriptor >= 0 }
    var hasMore: Bool { !bytes.isEmpty }

    init(_ descriptor: Int32, _ bytes: [UInt8], closesAtEnd: Bool) {
        self.descriptor = descriptor
        self.bytes = bytes[...]
        self.closesAtEnd = closesAtEnd
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        write()
    }

    mutating func append(_ more: [UInt8]) {
        bytes += more
        write()
    }

    mutating func closeAtEnd() {
        closesAtEnd = true
        write()
    }

    mutating func write() {
        guard isOpen else { return }
        if hasMore {
            let (count, code) = withoutPipeSignal {
                let count = unsafe bytes.withUnsafeBytes {
                    unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                return (count, errno)
            }
            if count > 0 { bytes = bytes.dropFirst(count) }
            let isBroken = count < 0 && code != EAGAIN && code != EINTR
            if isBroken { bytes = [] }
        }
        if closesAtEnd && !hasMore {
            close()
            descriptor = -1
        }
    }

    func close() { if isOpen { _ = Glibc.close(descriptor) } }
}

/// Writes with SIGPIPE held back and swallowed: a reader that is gone is an error number, and the process's own
/// way with that signal stays as it is.
private func withoutPipeSignal<Value>(_ body: () -> Value) -> Value {
    var pipeSignal = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&pipeSignal)
    unsafe sigaddset(&pipeSignal, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    let value = body()
    if unsafe sigismember(&before, SIGPIPE) == 0 {
        var immediately = timespec()
        unsafe sigtimedwait(&pipeSignal, nil, &immediately)
    }
    return value
}
