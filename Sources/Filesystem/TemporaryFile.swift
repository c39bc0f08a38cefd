import Glibc

/// A file that no name leads to, gone with its owner.
package final class TemporaryFile {
    private let file: Descriptor
    /// How many bytes it holds.
    package private(set) var size = 0

    /// Makes an empty file in a directory.
    ///
    /// - Throws: ``FilesystemError`` of `open`.
    package init(in directory: String) throws(FilesystemError) {
        let name = "\(directory)/jsmigrate-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        file = try Descriptor(opening: name, flags: O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
        unsafe unlink(name)
    }

    /// Writes at the end.
    ///
    /// - Throws: ``FilesystemError`` of `write`.
    package func append(_ bytes: [UInt8]) throws(FilesystemError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(
                    file.number, buffer.baseAddress?.advanced(by: written),
                    buffer.count - written, off_t(size))
            }
            if count >= 0 {
                written += count
                size += count
            } else if errno != EINTR {
                throw .last("write", "a temporary file")
            }
        }
    }

    /// Reads up to `count` bytes from an offset; none at the end.
    ///
    /// - Throws: ``FilesystemError`` of `read`.
    package func read(_ count: Int, at offset: Int) throws(FilesystemError) -> [UInt8] {
        var result = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            repeat {
                result = unsafe pread(file.number, buffer.baseAddress, count, off_t(offset))
            } while result < 0 && errno == EINTR
            initialized = max(0, result)
        }
        guard result >= 0 else { throw .last("read", "a temporary file") }
        return bytes
    }
}
