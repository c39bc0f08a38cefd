import CLinux
import Glibc

/// A program that this process started and has to wait for.
///
/// The child begins with no signal blocked or ignored, whatever this process does with its own, and with no
/// descriptor but the three standard ones.
package final class ChildProcess {
    /// How a child ended.
    package enum Ending: Equatable, Sendable {
        case exited(code: Int32)
        case killed(signal: Int32)
    }

    /// The process identifier; it means nothing once `ending` is known.
    package let identifier: Int32

    /// How the child ended, as far as `poll` or `wait` have seen it.
    package private(set) var ending: Ending?

    /// Starts a program.
    ///
    /// - Throws: ``ChildProcessError`` when it does not exist or may not be run.
    package init(_ command: Command) throws(ChildProcessError) {
        var identifier: pid_t = 0
        let code = ChildProcess.spawn(command, &identifier)
        guard code == 0 else {
            throw ChildProcessError(program: command.executable, errno: code)
        }
        self.identifier = identifier
    }

    /// Looks whether the child has ended, without waiting.
    @discardableResult
    package func poll() -> Ending? {
        if ending != nil { return ending }
        var status: Int32 = 0
        let answer = unsafe waitpid(identifier, &status, WNOHANG)
        if answer == identifier {
            let signal = status & 0x7f
            ending = signal == 0 ? .exited(code: (status >> 8) & 0xff) : .killed(signal: signal)
        } else if answer < 0 && errno == ECHILD {
            // Somebody else collected it; how it ended is lost.
            ending = .exited(code: -1)
        }
        return ending
    }

    /// Waits for the child's end.
    ///
    /// - Returns: how it ended, or nil when it still runs after `timeout`.
    @discardableResult
    package func wait(timeout: Duration) -> Ending? {
        let deadline = ContinuousClock.now + timeout
        var pause: UInt32 = 500
        while true {
            if let ending = poll() { return ending }
            if ContinuousClock.now >= deadline { return nil }
            usleep(pause)
            pause = min(pause * 2, 10_000)
        }
    }

    /// Sends a signal; does nothing once the child has ended.
    package func send(signal: Int32) {
        guard poll() == nil else { return }
        kill(identifier, signal)
    }
}

extension ChildProcess {
    private static func spawn(_ command: Command, _ identifier: inout pid_t) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        if let directory = command.workingDirectory {
            let code = unsafe posix_spawn_file_actions_addchdir_np(&actions, directory)
            guard code == 0 else { return code }
        }
        let streams = [command.input, command.output, command.errors]
        for (descriptor, stream) in streams.enumerated() {
            let code = unsafe add(stream, as: Int32(descriptor), to: &actions)
            guard code == 0 else { return code }
        }
        unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        if command.startsSession { flags |= Int32(JSMIGRATE_SPAWN_SETSID) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

        let arguments = unsafe CStrings([command.executable] + command.arguments)
        guard let variables = command.environment else {
            return unsafe posix_spawnp(
                &identifier, command.executable, &actions, &attributes, arguments.pointers, environ)
        }
        let environment = unsafe CStrings(variables.map { "\($0.key)=\($0.value)" })
        return unsafe posix_spawnp(
            &identifier, command.executable, &actions, &attributes, arguments.pointers,
            environment.pointers)
    }

    private static func add(
        _ stream: Stream, as descriptor: Int32, to actions: inout posix_spawn_file_actions_t
    ) -> Int32 {
        switch stream {
        case .null:
            return unsafe posix_spawn_file_actions_addopen(
                &actions, descriptor, "/dev/null", O_RDWR, 0)
        case .inherited:
            return 0
        case .descriptor(let source):
            return unsafe posix_spawn_file_actions_adddup2(&actions, source, descriptor)
        case .file(let path):
            let flags = descriptor == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_APPEND
            return unsafe posix_spawn_file_actions_addopen(
                &actions, descriptor, path, flags, 0o600)
        case .terminal(let path):
            return unsafe posix_spawn_file_actions_addopen(
                &actions, descriptor, path, O_RDWR, 0)
        }
    }
}

/// An array of C strings that ends with a null pointer, freed with its owner.
@unsafe private struct CStrings: ~Copyable {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ strings: [String]) {
        unsafe count = strings.count
        unsafe pointers = .allocate(capacity: strings.count + 1)
        for (index, string) in strings.enumerated() { unsafe pointers[index] = strdup(string) }
        unsafe pointers[strings.count] = nil
    }

    deinit {
        for index in unsafe 0..<count { unsafe free(pointers[index]) }
        unsafe pointers.deallocate()
    }
}
