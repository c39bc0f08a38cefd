import EventLoop
import Glibc
import Postgres
import TestSupport
import Testing

/// Connections: how they are made, and why not.
@Suite struct ConnectingTests {
    private let loop: EventLoop

    init() throws { loop = try EventLoop() }

    private func failure(
        _ keywords: [(String, String)], timeout: Double? = nil
    ) throws -> PostgresError {
        let error = #expect(throws: WaitError.self) {
            try Connection.open(keywords, on: loop, timeout: timeout)
        }
        guard case .server(let cause)? = error else { throw TestFailure("no server error") }
        #expect(!loop.hasReferencedWork)
        return cause
    }

    @Test func aConnectionKnowsItsServer() throws {
        let session = try ServerSession()
        let connection = session.connection
        #expect(connection.isOpen && !connection.isBusy && !connection.isInTransaction)
        #expect(try session.rows("SELECT pg_backend_pid()") == [["\(connection.backendProcessID)"]])
        #expect(
            try session.rows("SHOW server_version_num") == [["\(connection.serverVersion)"]])
        #expect(connection.parameterStatus("client_encoding") == "UTF8")
        #expect(connection.parameterStatus("no_such_parameter") == nil)
        #expect(!session.loop.hasReferencedWork, "an idle connection keeps nothing alive")
        connection.isReferencedWhenIdle = true
        #expect(session.loop.hasReferencedWork)
        connection.close()
        #expect(!session.loop.hasReferencedWork)
        #expect(connection.parameterStatus("client_encoding") == nil)
    }

    @Test func noServerIsAnError() throws {
        let error = try failure([("host", "127.0.0.1"), ("port", "1"), ("user", "u")])
        #expect(error.isConnectionLoss)
        #expect(error.sqlState == .sqlClientUnableToEstablishSQLConnection)
        #expect(error.message.contains("Connection refused"))
        #expect(!error.message.hasSuffix("\n"))
        let missing = try failure([("host", "/nonexistent"), ("user", "u")])
        #expect(missing.message.contains("No such file or directory"))
    }

    @Test func aKeywordThatDoesNotExistIsAnErrorAtOnce() throws {
        #expect(try failure([("nonsense", "1")]).message.contains("nonsense"))
    }

    @Test func whatTheServerRefusesIsAnError() throws {
        let session = try ServerSession()
        let keywords = session.keywords.filter { $0.0 != "dbname" } + [("dbname", "absent_ä")]
        let error = try failure(keywords)
        #expect(error.message.contains("database \"absent_ä\" does not exist"))
    }

    @Test func aServerThatSaysNothingIsGivenUp() throws {
        let silent = try SilentServer()
        let start = EventLoop.now
        var error: PostgresError?
        let busy = try processorTime {
            error = try failure(
                [("host", "127.0.0.1"), ("port", "\(silent.port)"), ("user", "u")], timeout: 300)
        }
        #expect(EventLoop.now - start >= 300)
        #expect(busy < 60, "waiting sleeps")
        #expect(error?.message == "timeout expired after 300 ms")
        #expect(error?.isConnectionLoss == true)
    }

    @Test func aTimerOfAConnectionThatIsThereIsGone() throws {
        let session = try ServerSession()
        let connection = try Connection.open(session.keywords, on: session.loop, timeout: 60_000)
        #expect(!session.loop.hasReferencedWork)
        connection.close()
    }

    @Test func connectingCanBeWatchedWithoutWaiting() throws {
        let session = try ServerSession()
        var connections: [Connection] = []
        for _ in 0..<5 {
            Connection.connect(session.keywords, on: session.loop) {
                if case .success(let connection) = $0 { connections.append(connection) }
            }
        }
        #expect(connections.isEmpty)
        #expect(session.loop.hasReferencedWork)
        try session.wait { connections.count == 5 }
        #expect(Set(connections.map(\.backendProcessID)).count == 5)
    }

    @Test func severalHostsAreTriedInTurn() throws {
        let session = try ServerSession()
        var keywords = session.keywords.filter { $0.0 != "host" && $0.0 != "port" }
        let port = session.keywords.first { $0.0 == "port" }?.1 ?? ""
        let host = session.keywords.first { $0.0 == "host" }?.1 ?? ""
        keywords += [("host", "127.0.0.1,\(host)"), ("port", "1,\(port)")]
        #expect(try Connection.open(keywords, on: session.loop).isOpen)
    }
}

/// Takes connections and never says a word.
private final class SilentServer {
    let port: UInt16
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, size) + listen(descriptor, 5)
                    + getsockname(descriptor, address, &size)
            }
        }
        guard result == 0 else { throw TestFailure("no listening socket") }
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }
}
