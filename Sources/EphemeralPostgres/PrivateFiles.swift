import Glibc

/// The few things that this module asks of the file system.
package enum PrivateFiles {
    /// The names in a folder without `.` and `..`; none when it cannot be read.
    static func names(in directory: String) -> [String] {
        guard let stream = unsafe opendir(directory) else { return [] }
        defer { unsafe closedir(stream) }
        return unsafe names(stream)
    }

    static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The last `count` bytes of a file as text; empty when it cannot be read.
    static func tail(of path: String, count: Int = 4_096) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        let start = max(0, size - count)
        lseek(descriptor, off_t(start), SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: size - start)
        let length = unsafe read(descriptor, &bytes, bytes.count)
        let text = String(decoding: bytes.prefix(max(0, length)), as: UTF8.self)
        guard start > 0, let newline = text.firstIndex(of: "\n") else { return text }
        return String(text[text.index(after: newline)...])
    }

    /// Removes what a folder's path names, and all below it, without ever following a link on the way: the
    /// folder may belong to another user than the one who removes it.
    package static func removeTree(_ path: String) {
        let parent = unsafe open(directoryPart(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { return }
        defer { close(parent) }
        remove(lastPart(of: path), in: parent)
    }

    private static func remove(_ name: String, in parent: Int32) {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe openat(parent, name, flags)
        guard descriptor >= 0 else {
            unsafe unlinkat(parent, name, 0)
            return
        }
        guard let stream = unsafe fdopendir(descriptor) else {
            close(descriptor)
            return
        }
        for entry in unsafe names(stream) { remove(entry, in: descriptor) }
        unsafe closedir(stream)
        unsafe unlinkat(parent, name, AT_REMOVEDIR)
    }

    private static func names(_ stream: OpaquePointer) -> [String] {
        var result: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { result.append(name) }
        }
        return result
    }

    private static func directoryPart(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    private static func lastPart(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return path }
        return String(path[path.index(after: slash)...])
    }
}
