private import CLinux
internal import Glibc

/// SIGINT and SIGTERM as data: the process blocks them, and a descriptor delivers them.
///
/// signalfd(2) needs no handler, so nothing runs where only async-signal-safe calls may; and it can
/// be asked from within a script that never returns to the loop.
package final class SignalSource {
    /// A signal that asks the program to end.
    package enum Signal: Int32 {
        /// Ctrl+C.
        case interrupt = 2
        /// What `kill` and service managers send.
        case terminate = 15

        /// The name as manuals write it, "SIGINT".
        package var name: String { self == .interrupt ? "SIGINT" : "SIGTERM" }
    }

    /// The first signal that arrived, if one did.
    package private(set) var received: Signal?

    private let descriptor: Int32
    private var firstArrival = 0.0

    /// Signals closer together than this are one wish: a terminal and a parent may both send one.
    private static let patience = 250.0

    /// Blocks the signals in this thread and all it starts later.
    ///
    /// - Throws: ``EventLoopError`` when the system gives no descriptor.
    package init() throws(EventLoopError) {
        var mask = sigset_t()
        unsafe sigemptyset(&mask)
        unsafe sigaddset(&mask, SIGINT)
        unsafe sigaddset(&mask, SIGTERM)
        unsafe pthread_sigmask(SIG_BLOCK, &mask, nil)
        descriptor = unsafe signalfd(-1, &mask, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        if descriptor < 0 { throw EventLoopError(systemCall: "signalfd", errno: errno) }
    }

    deinit { close(descriptor) }

    var pollDescriptor: pollfd { pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0) }

    /// Takes what arrived since the last call; does not wait.
    ///
    /// A second wish to end, while the first is being carried out, ends the process at once. The
    /// database knows what was going on: the tracking row says so, and the sessions end with us.
    package func receive() {
        var information = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        while unsafe read(descriptor, &information, size) == size {
            let now = EventLoop.now
            if received == nil {
                received = Signal(rawValue: Int32(information.ssi_signo))
                firstArrival = now
            } else if now - firstArrival > Self.patience {
                _exit(128 + Int32(information.ssi_signo))
            }
        }
    }
}
