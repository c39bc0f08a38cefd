import Glibc

extension Filesystem {
    /// Sets a file's permission bits.
    package static func setMode(_ mode: UInt32, of path: String) throws(FilesystemError) {
        guard unsafe chmod(path, mode) == 0 else { throw .last("chmod", path) }
    }

    /// Sets a file's owner and group; all bits set leave one as it is.
    package static func setOwner(
        user: UInt32, group: UInt32, of path: String, followingLinks: Bool = true
    ) throws(FilesystemError) {
        let result = unsafe followingLinks ? chown(path, user, group) : lchown(path, user, group)
        guard result == 0 else { throw .last(followingLinks ? "chown" : "lchown", path) }
    }

    /// Sets when a file was last read and changed.
    ///
    /// - Parameters:
    ///   - access: Seconds since 1970.
    ///   - modification: Seconds since 1970.
    package static func setTimes(
        access: Double, modification: Double, of path: String, followingLinks: Bool = true
    ) throws(FilesystemError) {
        let times = [timespec(seconds: access), timespec(seconds: modification)]
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        guard unsafe utimensat(AT_FDCWD, path, times, flags) == 0 else {
            throw .last(followingLinks ? "utime" : "lutime", path)
        }
    }
}

extension timespec {
    /// A time in seconds, cut to microseconds as libuv does.
    init(seconds: Double) {
        let whole = seconds.rounded(.down)
        self.init(
            tv_sec: Int(whole), tv_nsec: Int(((seconds - whole) * 1_000_000).rounded(.down)) * 1_000
        )
    }
}
