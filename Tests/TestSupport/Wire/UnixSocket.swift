import Glibc

/// Stream sockets with a path for an address.
enum UnixSocket {
    /// Makes a socket that others can connect to.
    static func listen(at path: String) throws -> Int32 {
        let descriptor = try make()
        guard unsafe withAddress(path, { unsafe Glibc.bind(descriptor, $0, $1) }) == 0,
            unsafe chmod(path, 0o777) == 0, Glibc.listen(descriptor, 64) == 0
        else { throw TestFailure("no socket at \(path): error \(errno)") }
        return descriptor
    }

    /// Connects to the one who listens at a path; nil where nobody does.
    static func connect(to path: String) -> Int32? {
        guard let descriptor = try? make() else { return nil }
        if unsafe withAddress(path, { unsafe Glibc.connect(descriptor, $0, $1) }) == 0 {
            return descriptor
        }
        close(descriptor)
        return nil
    }

    /// The process on the other end.
    static func peer(of descriptor: Int32) -> Int32 {
        // struct ucred: process, user, group.
        var credentials: [Int32] = [0, 0, 0]
        var size = socklen_t(12)
        unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size)
        return credentials[0]
    }

    /// Writes all of it, waiting where the other end is slow.
    ///
    /// - Returns: false where the other end is gone.
    @discardableResult
    static func send(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(
                    descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func make() throws -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { throw TestFailure("no socket: error \(errno)") }
        return descriptor
    }

    private static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < 108 else { return -1 }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
