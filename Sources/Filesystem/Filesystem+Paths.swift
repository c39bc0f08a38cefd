import Glibc

extension Filesystem {
    /// The process's working directory, or `/` where it has been removed.
    package static var currentDirectory: String {
        guard let path = unsafe getcwd(nil, 0) else { return "/" }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }

    /// The path with every symbolic link in it followed.
    package static func realPath(_ path: String) throws(FilesystemError) -> String {
        guard let resolved = unsafe realpath(path, nil) else { throw .last("realpath", path) }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// A path from the root, without `.`, `..` and doubled slashes; the disk is not looked at.
    ///
    /// - Parameters:
    ///   - path: The path; one that begins with `/` is only tidied.
    ///   - directory: What a relative path begins at, itself relative to the working directory.
    /// - Returns: The path, without a slash at its end.
    package static func absolute(_ path: String, relativeTo directory: String) -> String {
        var whole = path
        if !whole.utf8.starts(with: "/".utf8) { whole = directory + "/" + path }
        if !whole.utf8.starts(with: "/".utf8) { whole = currentDirectory + "/" + whole }
        var parts: [String] = []
        for part in components(of: whole) where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The directory that a path is in, or nil where the path names none.
    package static func parent(of path: String) -> String? {
        var parts = components(of: path)
        guard parts.popLast() != nil else { return nil }
        let isAbsolute = path.utf8.starts(with: "/".utf8)
        if parts.isEmpty { return isAbsolute ? "/" : "." }
        return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    }

    /// The names in a path; divided at bytes, because a slash may be followed by a combining mark.
    private static func components(of path: String) -> [String] {
        path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    }
}
