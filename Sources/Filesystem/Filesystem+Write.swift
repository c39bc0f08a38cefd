import Glibc

extension Filesystem {
    /// Writes a file, creating it or replacing what it held.
    ///
    /// - Parameters:
    ///   - bytes: The new content.
    ///   - path: The file.
    ///   - mode: The permissions of a new file, before the process's umask.
    /// - Throws: ``FilesystemError`` of `open` or `write`.
    package static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o666
    ) throws(FilesystemError) {
        try write(bytes, to: path, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
    }

    /// Writes at the end of a file, creating it where it is not there.
    package static func append(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o666
    ) throws(FilesystemError) {
        try write(bytes, to: path, flags: O_WRONLY | O_CREAT | O_APPEND, mode: mode)
    }

    /// Writes a file that must not exist yet, which nobody else can have put there.
    package static func create(
        _ path: String, holding bytes: [UInt8], mode: UInt32 = 0o666
    ) throws(FilesystemError) {
        try write(bytes, to: path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode)
    }

    /// Writes a file in one step: a reader finds what was there before, or all of the new.
    ///
    /// - Parameter mode: the permissions, whatever the process's umask; nil are those of a new file.
    package static func replace(
        _ path: String, with bytes: [UInt8], mode: UInt32? = nil
    ) throws(FilesystemError) {
        let draft = try makeDraft(for: path)
        do {
            try write(bytes, to: draft)
            if let mode { try setMode(mode, of: draft) }
            try rename(draft, to: path)
        } catch {
            try? remove(draft)
            throw error
        }
    }

    /// Looks whether ``replace(_:with:mode:)`` can make its draft, so that nothing but a full disk
    /// should be in its way later.
    package static func checkReplacing(_ path: String) throws(FilesystemError) {
        try remove(makeDraft(for: path))
    }

    /// Makes an empty file beside another one, which nobody else can have put there.
    private static func makeDraft(for path: String) throws(FilesystemError) -> String {
        let folder = parent(of: path) ?? "."
        let draft = "\(folder)/.jsmigrate-\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
        do {
            try create(draft, holding: [])
        } catch {
            throw FilesystemError(errno: error.errno, syscall: error.syscall, path: path)
        }
        return draft
    }

    /// Removes a file or a symbolic link.
    package static func remove(_ path: String) throws(FilesystemError) {
        guard unsafe unlink(path) == 0 else { throw .last("unlink", path) }
    }

    /// Renames a file or directory, replacing a file of the new name.
    package static func rename(_ path: String, to newPath: String) throws(FilesystemError) {
        guard unsafe Glibc.rename(path, newPath) == 0 else {
            throw .last("rename", path, to: newPath)
        }
    }

    private static func write(
        _ bytes: [UInt8], to path: String, flags: Int32, mode: UInt32
    ) throws(FilesystemError) {
        let file = try Descriptor(opening: path, flags: flags, mode: mode)
        var written = 0
        while written < bytes.count {
            let sent = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    file.number, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if sent >= 0 {
                written += sent
            } else if errno != EINTR {
                throw .last("write", path)
            }
        }
    }
}
