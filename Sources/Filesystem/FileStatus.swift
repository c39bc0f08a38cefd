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
    /// The number within its device.
    package let inode: UInt64
    /// The device that holds it.
    package let device: UInt64
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
    /// Whether it is a symbolic link that was not followed.
    package var isSymbolicLink: Bool { mode & S_IFMT == S_IFLNK }
    /// The kind as a directory's listing names it.
    package var kind: DirectoryEntry.Kind {
        if isFile {
            .file
        } else if isDirectory {
            .directory
        } else if isSymbolicLink {
            .symbolicLink
        } else {
            .other
        }
    }
}

extension FileStatus {
    init(_ information: stat) {
        mode = information.st_mode
        size = Int64(information.st_size)
        accessTime = information.st_atim.nanoseconds
        modificationTime = information.st_mtim.nanoseconds
        changeTime = information.st_ctim.nanoseconds
        inode = UInt64(information.st_ino)
        device = UInt64(information.st_dev)
        linkCount = UInt64(information.st_nlink)
        userIdentifier = information.st_uid
        groupIdentifier = information.st_gid
        blockSize = Int64(information.st_blksize)
        blockCount = Int64(information.st_blocks)
    }
}

extension timespec {
    fileprivate var nanoseconds: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
