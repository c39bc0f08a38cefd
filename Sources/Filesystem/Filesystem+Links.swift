import Glibc

extension Filesystem {
    /// Gives a file a second name.
    package static func link(_ path: String, to newPath: String) throws(FilesystemError) {
        guard unsafe Glibc.link(path, newPath) == 0 else { throw .last("link", path, to: newPath) }
    }

    /// Makes a symbolic link.
    ///
    /// - Parameters:
    ///   - target: What it says; nothing need be there.
    ///   - path: Where it is made.
    package static func makeSymbolicLink(
        to target: String, at path: String
    ) throws(FilesystemError) {
        guard unsafe symlink(target, path) == 0 else { throw .last("symlink", target, to: path) }
    }

    /// What a symbolic link says.
    package static func readLink(_ path: String) throws(FilesystemError) -> String {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = unsafe readlink(path, &target, target.count - 1)
        guard count >= 0 else { throw .last("readlink", path) }
        return String(decoding: target[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
