import Glibc

/// One connection that passes through a ``WireProxy``: two sockets, and what came in and is no whole message yet.
final class WireLink {
    /// A whole message with its bytes.
    struct Frame {
        let kind: UInt8
        let bytes: ArraySlice<UInt8>
        let body: ArraySlice<UInt8>
        var isNegotiation = false
    }

    /// Stands for the letter that a start-up packet does not have.
    static let startUp = UInt8(ascii: "0")
    /// The same for a request to cancel.
    static let cancel = UInt8(ascii: "!")

    let program: Int32
    let server: Int32
    /// The connection's number; -1 until its start-up packet has come.
    var number = -1
    private(set) var isOpen = true
    private var fromProgram: ArraySlice<UInt8> = []
    private var fromServer: ArraySlice<UInt8> = []
    private var isStarted = false

    init(program: Int32, server: Int32) {
        self.program = program
        self.server = server
    }

    /// Where messages of a direction go.
    func destination(of direction: WireMessage.Direction) -> Int32 {
        direction == .toServer ? server : program
    }

    /// Takes what has come in.
    ///
    /// - Returns: false at its end.
    func read(_ direction: WireMessage.Direction) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let source = direction == .toServer ? program : server
        let count = unsafe Glibc.recv(source, &buffer, buffer.count, 0)
        guard count > 0 else { return count < 0 && errno == EINTR }
        if direction == .toServer {
            fromProgram += buffer[..<count]
        } else {
            fromServer += buffer[..<count]
        }
        return true
    }

    /// The next message that has come in whole.
    func nextFrame(_ direction: WireMessage.Direction) -> Frame? {
        guard direction == .toServer else { return Self.cut(from: &fromServer) }
        guard !isStarted else { return Self.cut(from: &fromProgram) }
        let bytes = fromProgram
        guard bytes.count >= 8 else { return nil }
        let length = Self.number(bytes)
        guard bytes.count >= length else { return nil }
        let frame = bytes.prefix(length)
        fromProgram = bytes.dropFirst(length)
        // Manual, "Message Formats": the codes that stand where the version of the protocol would.
        switch Self.number(bytes.dropFirst(4)) {
        case 80_877_103, 80_877_104:
            return Frame(kind: Self.startUp, bytes: frame, body: [], isNegotiation: true)
        case 80_877_102: return Frame(kind: Self.cancel, bytes: frame, body: [])
        default:
            isStarted = true
            return Frame(kind: Self.startUp, bytes: frame, body: [])
        }
    }

    private static func cut(from bytes: inout ArraySlice<UInt8>) -> Frame? {
        guard bytes.count >= 5, let kind = bytes.first else { return nil }
        let length = 1 + number(bytes.dropFirst())
        guard bytes.count >= length else { return nil }
        let frame = bytes.prefix(length)
        bytes = bytes.dropFirst(length)
        return Frame(kind: kind, bytes: frame, body: frame.dropFirst(5))
    }

    /// The four bytes at the beginning as a number.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }

    func close() {
        guard isOpen else { return }
        isOpen = false
        _ = Glibc.close(program)
        _ = Glibc.close(server)
    }
}
