import Glibc

/// A system call on a file that failed; described in Node's words, which migrations print.
package struct FilesystemError: Error, Equatable, Sendable {
    /// The error's name, such as `ENOENT`.
    package let code: String
    /// The positive number behind ``code``.
    package let errno: Int32
    /// The call that failed, in Node's name for it, such as `open` or `scandir`.
    package let syscall: String
    /// The path that the call was about; nil where it was about a descriptor.
    package let path: String?
    /// The second path of a call that takes two.
    package let destination: String?

    package init(errno: Int32, syscall: String, path: String?, destination: String? = nil) {
        self.code = errorName(errno)
        self.errno = errno
        self.syscall = syscall
        self.path = path
        self.destination = destination
    }

    /// The error that the last failed call of this thread left in `errno`.
    static func last(
        _ syscall: String, _ path: String?, to destination: String? = nil
    ) -> FilesystemError {
        FilesystemError(
            errno: Glibc.errno, syscall: syscall, path: path, destination: destination)
    }
}

extension FilesystemError: CustomStringConvertible {
    /// Node's text: `ENOENT: no such file or directory, open '/x'`; calls on a descriptor name no path.
    package var description: String {
        let text = "\(code): \(errorMessage(errno)), \(syscall)"
        guard let path, !["read", "write"].contains(syscall) else { return text }
        return text + " '\(path)'" + (destination.map { " -> '\($0)'" } ?? "")
    }
}

/// libuv's words where they differ from those of the C library, which begin with a capital.
private func errorMessage(_ number: Int32) -> String {
    switch number {
    case EISDIR: "illegal operation on a directory"
    case EPERM: "operation not permitted"
    case EXDEV: "cross-device link not permitted"
    case EBUSY: "resource busy or locked"
    case EEXIST: "file already exists"
    case ELOOP: "too many symbolic links encountered"
    case EMFILE: "too many open files"
    case ENAMETOOLONG: "name too long"
    case ENOTDIR: "not a directory"
    case ENOTEMPTY: "directory not empty"
    case EIO: "i/o error"
    case EROFS: "read-only file system"
    default: unsafe lowercasedFirst(String(cString: strerror(number)))
    }
}

private func lowercasedFirst(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
}

private func errorName(_ number: Int32) -> String {
    switch number {
    case EPERM: "EPERM"
    case ENOENT: "ENOENT"
    case EINTR: "EINTR"
    case EIO: "EIO"
    case ENXIO: "ENXIO"
    case EBADF: "EBADF"
    case EAGAIN: "EAGAIN"
    case ENOMEM: "ENOMEM"
    case EACCES: "EACCES"
    case EBUSY: "EBUSY"
    case EEXIST: "EEXIST"
    case EXDEV: "EXDEV"
    case ENODEV: "ENODEV"
    case ENOTDIR: "ENOTDIR"
    case EISDIR: "EISDIR"
    case EINVAL: "EINVAL"
    case ENFILE: "ENFILE"
    case EMFILE: "EMFILE"
    case ETXTBSY: "ETXTBSY"
    case EFBIG: "EFBIG"
    case ENOSPC: "ENOSPC"
    case ESPIPE: "ESPIPE"
    case EROFS: "EROFS"
    case EMLINK: "EMLINK"
    case EPIPE: "EPIPE"
    case ENAMETOOLONG: "ENAMETOOLONG"
    case ENOTEMPTY: "ENOTEMPTY"
    case ELOOP: "ELOOP"
    case EDQUOT: "EDQUOT"
    case EILSEQ: "EILSEQ"
    case ENOTSUP: "ENOTSUP"
    default: "E\(number)"
    }
}
