private import CLinux
import Glibc

/// What `stat` says about a file.
package struct FileStatus: Equatable, Sendable {
    /// The type and permission bits.
    package let mode: UInt32
    /// The length in bytes.
    package let size: Int64
    /// When it was last read, in nanoseconds since 1970.
    package let accessTime: Int64
    /// When its content last changed, in nanoseconds since 1970.
    package let modificationTime: Int64
    /// When its content or its status last changed, in nanoseconds since 1970.
    package let changeTime: Int64
    /// When it was made, in nanoseconds since 1970; ``changeTime`` where the file system does not keep it.
    package let birthTime: Int64
    /// The number within its device.
    package let inode: UInt64
    /// The device that holds it.
    package let device: UInt64
    /// The device that it is, where it is one.
    package let ownDevice: UInt64
    /// How many names it has.
    package let linkCount: UInt64
    /// The owner.
    package let userIdentifier: UInt32
    /// The owner's group.
    package let groupIdentifier: UInt32
    /// The size that suits its input and output, in bytes.
    package let blockSize: Int64
    /// The blocks of 512 bytes that it takes.
    package let blockCount: Int64

    /// Whether it is an ordinary file.
    package var isFile: Bool { mode & S_IFMT == S_IFREG }
    /// Whether it is a directory.
    package var isDirectory: Bool { mode & S_IFMT == S_IFDIR }
    /// The kind as a directory's listing names it.
    package var kind: DirectoryEntry.Kind {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        case S_IFLNK: .symbolicLink
        case S_IFIFO: .pipe
        case S_IFSOCK: .socket
        case S_IFCHR: .characterDevice
        case S_IFBLK: .blockDevice
        default: .other
        }
    }
}

extension FileStatus {
    /// Asks statx(2), which alone of the family knows when a file was made.
    ///
    /// - Returns: nil where the call failed; `errno` says why.
    init?(of path: String, followingLinks: Bool) {
        self.init(path, in: AT_FDCWD, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW)
    }

    /// The same of an open file.
    init?(ofDescriptor number: Int32) {
        self.init("", in: number, Int32(JSMIGRATE_AT_EMPTY_PATH))
    }

    private init?(_ path: String, in directory: Int32, _ flags: Int32) {
        var information = statx()
        let mask = UInt32(STATX_BASIC_STATS) | UInt32(STATX_BTIME)
        guard unsafe statx(directory, path, flags, mask, &information) == 0 else { return nil }
        self.init(information)
    }

    private init(_ information: statx) {
        mode = UInt32(information.stx_mode)
        size = Int64(bitPattern: information.stx_size)
        accessTime = information.stx_atime.nanoseconds
        modificationTime = information.stx_mtime.nanoseconds
        changeTime = information.stx_ctime.nanoseconds
        let hasBirthTime = information.stx_mask & UInt32(STATX_BTIME) != 0
        birthTime =
            hasBirthTime ? information.stx_btime.nanoseconds : information.stx_ctime.nanoseconds
        inode = information.stx_ino
        device = deviceNumber(information.stx_dev_major, information.stx_dev_minor)
        ownDevice = deviceNumber(information.stx_rdev_major, information.stx_rdev_minor)
        linkCount = UInt64(information.stx_nlink)
        userIdentifier = information.stx_uid
        groupIdentifier = information.stx_gid
        blockSize = Int64(information.stx_blksize)
        blockCount = Int64(bitPattern: information.stx_blocks)
    }
}

/// The number that stat(2) gives for a device; makedev(3).
private func deviceNumber(_ major: UInt32, _ minor: UInt32) -> UInt64 {
    let (major, minor) = (UInt64(major), UInt64(minor))
    return minor & 0xFF | (major & 0xFFF) << 8 | (minor & ~0xFF) << 12 | (major & ~0xFFF) << 32
}

extension statx_timestamp {
    fileprivate var nanoseconds: Int64 { tv_sec * 1_000_000_000 + Int64(tv_nsec) }
}
