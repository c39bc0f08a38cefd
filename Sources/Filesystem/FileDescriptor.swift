import Glibc

/// Open files by their number, which the caller closes.
package enum FileDescriptor {
    /// Opens a file; the descriptor is not inherited by programs that are started.
    ///
    /// - Parameters:
    ///   - flags: `O_RDONLY` and its like.
    ///   - mode: The permissions of a new file, before the process's umask.
    /// - Throws: ``FilesystemError`` of `open`.
    package static func open(
        _ path: String, flags: Int32, mode: UInt32
    ) throws(FilesystemError) -> Int32 {
        try check("open", path) { unsafe Glibc.open(path, flags | O_CLOEXEC, mode) }
    }

    /// Closes a descriptor.
    package static func close(_ number: Int32) throws(FilesystemError) {
        // It is closed even where the call says that it was interrupted.
        guard Glibc.close(number) == 0 || errno == EINTR else { throw .last("close", nil) }
    }

    /// Reads at most `count` bytes.
    ///
    /// - Parameter position: Where; nil is where the last read has ended, which this one then moves.
    /// - Returns: What was read; nothing at the end.
    /// - Throws: ``FilesystemError`` of `read`.
    package static func read(
        _ number: Int32, count: Int, at position: Int64? = nil
    ) throws(FilesystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let received = try check("read", nil) {
            unsafe bytes.withUnsafeMutableBytes { buffer in
                if let position {
                    unsafe pread(number, buffer.baseAddress, count, off_t(position))
                } else {
                    unsafe Glibc.read(number, buffer.baseAddress, count)
                }
            }
        }
        bytes.removeLast(count - received)
        return bytes
    }

    /// Writes bytes, as many as the file takes at once.
    ///
    /// - Parameter position: Where; nil is where the last write has ended.
    /// - Returns: How many were written.
    /// - Throws: ``FilesystemError`` of `write`.
    package static func write(
        _ bytes: [UInt8], to number: Int32, at position: Int64? = nil
    ) throws(FilesystemError) -> Int {
        try write(bytes[...], to: number, at: position)
    }

    /// Writes all bytes.
    package static func writeAll(
        _ bytes: [UInt8], to number: Int32
    ) throws(FilesystemError) {
        var rest = bytes[...]
        while !rest.isEmpty { rest = rest.dropFirst(try write(rest, to: number, at: nil)) }
    }

    /// Writes all bytes to what may take them in pieces, as a pipe does; waits for its reader.
    package static func writeAllWaiting(
        _ bytes: [UInt8], to number: Int32
    ) throws(FilesystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            do {
                rest = rest.dropFirst(try write(rest, to: number, at: nil))
            } catch  where error.errno == EAGAIN {
                var ready = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
                unsafe poll(&ready, 1, -1)
            }
        }
    }

    private static func write(
        _ bytes: ArraySlice<UInt8>, to number: Int32, at position: Int64?
    ) throws(FilesystemError) -> Int {
        try check("write", nil) {
            unsafe bytes.withUnsafeBytes { buffer in
                if let position {
                    unsafe pwrite(number, buffer.baseAddress, buffer.count, off_t(position))
                } else {
                    unsafe Glibc.write(number, buffer.baseAddress, buffer.count)
                }
            }
        }
    }

    /// What is known about the file.
    package static func status(of number: Int32) throws(FilesystemError) -> FileStatus {
        guard let status = FileStatus(ofDescriptor: number) else {
            throw .last("fstat", nil)
        }
        return status
    }

    /// Waits until what was written is on the disk.
    ///
    /// - Parameter onlyData: Whether times and the like may be left behind.
    package static func synchronize(
        _ number: Int32, onlyData: Bool = false
    ) throws(FilesystemError) {
        try check(onlyData ? "fdatasync" : "fsync", nil) {
            onlyData ? fdatasync(number) : fsync(number)
        }
    }

    /// Cuts the file, or lengthens it by zeros.
    package static func truncate(_ number: Int32, to length: Int64) throws(FilesystemError) {
        try check("ftruncate", nil) { ftruncate(number, off_t(length)) }
    }

    /// Sets the file's permission bits.
    package static func setMode(_ mode: UInt32, of number: Int32) throws(FilesystemError) {
        try check("fchmod", nil) { fchmod(number, mode) }
    }

    /// Sets the file's owner and group; all bits set leave one as it is.
    package static func setOwner(
        user: UInt32, group: UInt32, of number: Int32
    ) throws(FilesystemError) {
        try check("fchown", nil) { fchown(number, user, group) }
    }

    /// Sets when the file was last read and changed, in seconds since 1970.
    package static func setTimes(
        access: Double, modification: Double, of number: Int32
    ) throws(FilesystemError) {
        let times = [timespec(seconds: access), timespec(seconds: modification)]
        try check("futime", nil) { unsafe futimens(number, times) }
    }

    /// Makes a call again for as long as signals interrupt it.
    @discardableResult
    private static func check<Number: SignedInteger>(
        _ syscall: String, _ path: String?, _ call: () -> Number
    ) throws(FilesystemError) -> Number {
        while true {
            let result = call()
            if result >= 0 { return result }
            guard errno == EINTR else { throw .last(syscall, path) }
        }
    }
}
