private import CLinux

/// What `statfs` says about the file system that holds a path.
package struct VolumeStatus: Equatable, Sendable {
    /// The kind of file system, as statfs(2) numbers it.
    package let type: Int64
    /// The size of its blocks, in bytes.
    package let blockSize: Int64
    /// How many blocks it has.
    package let blockCount: UInt64
    /// How many are free.
    package let freeBlockCount: UInt64
    /// How many of them are free for users other than root.
    package let availableBlockCount: UInt64
    /// How many files it can hold.
    package let fileCount: UInt64
    /// How many more it can hold.
    package let freeFileCount: UInt64

    /// Asks for it.
    ///
    /// - Throws: ``FilesystemError`` of `statfs`.
    package init(of path: String) throws(FilesystemError) {
        var information = statfs()
        guard unsafe statfs(path, &information) == 0 else { throw .last("statfs", path) }
        type = Int64(information.f_type)
        blockSize = Int64(information.f_bsize)
        blockCount = UInt64(information.f_blocks)
        freeBlockCount = UInt64(information.f_bfree)
        availableBlockCount = UInt64(information.f_bavail)
        fileCount = UInt64(information.f_files)
        freeFileCount = UInt64(information.f_ffree)
    }
}
