import Glibc

extension Filesystem {
    /// What a directory holds, without `.` and `..`, in the order of the names' bytes.
    package static func entries(of directory: String) throws(FilesystemError) -> [DirectoryEntry] {
        guard let stream = unsafe opendir(directory) else { throw .last("scandir", directory) }
        defer { unsafe _ = closedir(stream) }
        return unsafe entries(of: stream, directory)
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func entries(of stream: OpaquePointer, _ directory: String) -> [DirectoryEntry] {
        var entries: [DirectoryEntry] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name == "." || name == ".." { continue }
            let type = unsafe Int(entry.pointee.d_type)
            entries.append(DirectoryEntry(name: name, kind: kind(type, directory + "/" + name)))
        }
        return entries
    }

    /// Makes a directory.
    ///
    /// - Parameters:
    ///   - path: The directory.
    ///   - mode: Its permissions, before the process's umask.
    ///   - creatingParents: Whether those above it are made too, and one that is there is no error.
    /// - Throws: ``FilesystemError`` of `mkdir`.
    package static func makeDirectory(
        _ path: String, mode: UInt32 = 0o777, creatingParents: Bool = false
    ) throws(FilesystemError) {
        if unsafe mkdir(path, mode) == 0 { return }
        let failure = FilesystemError.last("mkdir", path)
        guard creatingParents else { throw failure }
        if failure.errno == EEXIST, isDirectory(path) { return }
        guard failure.errno == ENOENT, let parent = parent(of: path), parent != path else {
            throw failure
        }
        try makeDirectory(parent, mode: mode, creatingParents: true)
        guard unsafe mkdir(path, mode) == 0 || (errno == EEXIST && isDirectory(path)) else {
            throw .last("mkdir", path)
        }
    }

    /// Removes a directory that is empty.
    package static func removeDirectory(_ path: String) throws(FilesystemError) {
        guard unsafe rmdir(path) == 0 else { throw .last("rmdir", path) }
    }

    /// Makes a new directory of mode 0700 in `$TMPDIR`, else `/tmp`.
    ///
    /// - Parameter prefix: The beginning of its name.
    /// - Returns: Its path.
    /// - Throws: ``FilesystemError`` of `mkdtemp`.
    package static func makeTemporaryDirectory(prefix: String) throws(FilesystemError) -> String {
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
        return try makeUniqueDirectory(
            prefix: absolute(prefix, relativeTo: folder.isEmpty ? "/tmp" : folder))
    }

    /// Makes a new directory of mode 0700 whose path begins with `prefix`, and six characters more.
    ///
    /// - Throws: ``FilesystemError`` of `mkdtemp`.
    package static func makeUniqueDirectory(prefix: String) throws(FilesystemError) -> String {
        let pattern = prefix + "XXXXXX"
        var template = Array(pattern.utf8CString)
        let path = unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
            guard let start = buffer.baseAddress, unsafe mkdtemp(start) != nil else { return nil }
            return unsafe String(cString: start)
        }
        guard let path else { throw .last("mkdtemp", pattern) }
        return path
    }

    /// Removes a file, or a directory with all that it holds; links are removed, not followed, and a
    /// path that is not there is no error.
    ///
    /// No link is followed either that somebody puts in a directory's place meanwhile: root may remove what
    /// belongs to another user.
    package static func removeTree(_ path: String) throws(FilesystemError) {
        try remove(path, in: AT_FDCWD, path)
    }

    private static func remove(
        _ name: String, in parent: Int32, _ path: String
    ) throws(FilesystemError) {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let directory = unsafe openat(parent, name, flags)
        guard directory >= 0 else {
            if unsafe errno == ENOENT || unlinkat(parent, name, 0) == 0 || errno == ENOENT {
                return
            }
            throw .last("unlink", path)
        }
        guard let stream = unsafe fdopendir(directory) else {
            close(directory)
            throw .last("scandir", path)
        }
        defer { unsafe _ = closedir(stream) }
        for entry in unsafe entries(of: stream, path) {
            try remove(entry.name, in: directory, path + "/" + entry.name)
        }
        guard unsafe unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
            throw .last("rmdir", path)
        }
    }

    private static func kind(_ type: Int, _ path: String) -> DirectoryEntry.Kind {
        switch type {
        case Int(DT_REG): .file
        case Int(DT_DIR): .directory
        case Int(DT_LNK): .symbolicLink
        case Int(DT_FIFO): .pipe
        case Int(DT_SOCK): .socket
        case Int(DT_CHR): .characterDevice
        case Int(DT_BLK): .blockDevice
        // Some file systems do not say.
        case Int(DT_UNKNOWN): (try? status(of: path, followingLinks: false))?.kind ?? .other
        default: .other
        }
    }
}
