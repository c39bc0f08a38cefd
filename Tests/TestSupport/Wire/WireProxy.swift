import Filesystem
import Glibc
import Synchronization

/// Stands between a program and the server, counts the messages of all connections in both directions, and
/// does one thing at one of them.
///
/// It understands just enough of the protocol to know where a message ends. Encryption is declined, requests to
/// cancel are passed on.
package final class WireProxy: Sendable {
    /// The folder with the proxy's socket, to be given as libpq's `host`.
    package let socketDirectory: String
    private let log = Log()
    private let waker: (reading: Int32, writing: Int32)
    private let thread = Mutex<Thread?>(nil)

    /// What the thread writes. It has a claim on this and none on the proxy, which may be on its way out while
    /// what was sent is relayed.
    private final class Log: Sendable {
        let record = Mutex<Record>(Record())

        struct Record {
            var messages: [WireMessage] = []
            var hasFired = false
        }
    }

    /// Begins to listen for connections to the server of a database.
    package convenience init(to database: TestDatabase, fault: WireFault? = nil) throws {
        try self.init(serverSocket: database.socketDirectory, port: database.port, fault: fault)
    }

    /// Begins to listen for connections to the server whose socket is in a folder.
    package init(serverSocket folder: String, port: Int, fault: WireFault? = nil) throws {
        let directory = try Filesystem.makeTemporaryDirectory(prefix: "jsmigrate-wire-")
        socketDirectory = directory
        let listener = try UnixSocket.listen(at: "\(directory)/.s.PGSQL.\(port)")
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw TestFailure("no pipe: error \(errno)") }
        waker = (ends[0], ends[1])
        let relay = Unchecked(
            WireRelay(
                listener: listener, waker: ends[0], server: "\(folder)/.s.PGSQL.\(port)",
                fault: fault))
        thread.withLock { thread in
            thread = Thread { [log] in
                relay.value.run(
                    record: { message in log.record.withLock { $0.messages.append(message) } },
                    onFault: { log.record.withLock { $0.hasFired = true } })
            }
        }
    }

    deinit { stop() }

    /// All messages so far, in the order in which they came.
    package var messages: [WireMessage] { log.record.withLock { $0.messages } }

    /// Whether the message of the fault has come.
    package var hasFired: Bool { log.record.withLock { $0.hasFired } }

    /// The URL of a database by way of this proxy.
    package func url(of database: TestDatabase) -> String {
        "postgresql://\(database.user)@localhost:\(database.port)/\(database.name)"
            + "?host=\(socketDirectory)"
    }

    /// Ends all connections and the proxy.
    package func stop() {
        guard let thread = thread.withLock({ $0.take() }) else { return }
        close(waker.writing)
        thread.join()
        close(waker.reading)
        try? Filesystem.removeTree(socketDirectory)
    }
}
