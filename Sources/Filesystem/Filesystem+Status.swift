import Glibc

extension Filesystem {
    /// What is known about a file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - followingLinks: Whether a symbolic link stands for what it points to.
    /// - Returns: Its type, size, times and owner.
    /// - Throws: ``FilesystemError`` of `stat` or `lstat`.
    package static func status(
        of path: String, followingLinks: Bool = true
    ) throws(FilesystemError) -> FileStatus {
        guard let status = FileStatus(of: path, followingLinks: followingLinks) else {
            throw .last(followingLinks ? "stat" : "lstat", path)
        }
        return status
    }

    /// Whether something is there, links followed.
    package static func exists(_ path: String) -> Bool {
        unsafe Glibc.access(path, F_OK) == 0
    }

    /// Whether a directory is there, links followed.
    package static func isDirectory(_ path: String) -> Bool {
        (try? status(of: path))?.isDirectory ?? false
    }

    /// Whether an ordinary file is there, links followed.
    package static func isFile(_ path: String) -> Bool {
        (try? status(of: path))?.isFile ?? false
    }

    /// Checks that the process may use a file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - mode: `R_OK`, `W_OK`, `X_OK` together, or `F_OK`.
    /// - Throws: ``FilesystemError`` where it may not.
    package static func access(_ path: String, mode: Int32) throws(FilesystemError) {
        guard unsafe Glibc.access(path, mode) == 0 else { throw .last("access", path) }
    }
}
