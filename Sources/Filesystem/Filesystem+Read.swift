import Glibc

extension Filesystem {
    /// The bytes of a file.
    package static func read(_ path: String) throws(FilesystemError) -> [UInt8] {
        let file = try Descriptor(opening: path, flags: O_RDONLY)
        var information = stat()
        let isSized = unsafe fstat(file.number, &information) == 0 && information.st_size > 0
        // One byte more than its size shows the end without another call; pipes have no size.
        var bytes = [UInt8](repeating: 0, count: isSized ? Int(information.st_size) + 1 : 65_536)
        var count = 0
        while true {
            if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: count)) }
            let received = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(
                    file.number, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            }
            if received == 0 { break }
            if received > 0 {
                count += received
            } else if errno != EINTR {
                throw .last("read", path)
            }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// The first bytes of a file: at most so many, fewer where it has fewer.
    package static func read(
        _ path: String, upTo limit: Int
    ) throws(FilesystemError) -> [UInt8] {
        let file = try Descriptor(opening: path, flags: O_RDONLY)
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = unsafe Glibc.read(file.number, &bytes, limit)
        guard count >= 0 else { throw .last("read", path) }
        return Array(bytes.prefix(count))
    }

    /// The text of a UTF-8 file, a byte order mark kept; wrong bytes become U+FFFD, as in Node.
    package static func readText(_ path: String) throws(FilesystemError) -> String {
        String(decoding: try read(path), as: UTF8.self)
    }
}
