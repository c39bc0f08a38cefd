import Glibc

extension Filesystem {
    /// Copies a file's content and permission bits.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - newPath: The copy; what was there is replaced.
    ///   - exclusive: Whether a file at `newPath` is an error.
    /// - Throws: ``FilesystemError`` of `copyfile`.
    package static func copy(
        _ path: String, to newPath: String, exclusive: Bool = false
    ) throws(FilesystemError) {
        do throws(FilesystemError) {
            let source = try Descriptor(opening: path, flags: O_RDONLY)
            let status = try FileDescriptor.status(of: source.number)
            let flags = O_WRONLY | O_CREAT | (exclusive ? O_EXCL : 0)
            let mode = status.mode & 0o7777
            let target = try Descriptor(opening: newPath, flags: flags, mode: mode)
            let old = try FileDescriptor.status(of: target.number)
            // A file copied onto itself stays as it is.
            if old.inode == status.inode, old.device == status.device { return }
            try FileDescriptor.truncate(target.number, to: 0)
            while true {
                let bytes = try FileDescriptor.read(source.number, count: 1 << 18)
                if bytes.isEmpty { break }
                try FileDescriptor.writeAll(bytes, to: target.number)
            }
            // A copy onto a file that was there keeps that one's bits; libuv sets them.
            try FileDescriptor.setMode(mode, of: target.number)
        } catch {
            throw FilesystemError(
                errno: error.errno, syscall: "copyfile", path: path, destination: newPath)
        }
    }
}
