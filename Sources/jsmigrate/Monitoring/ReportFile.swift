import Filesystem
import Glibc
import MigrationKit

/// A file that a report goes to when all is done; that it can be written is found out before anything
/// is done.
///
/// An ordinary file is replaced in one step, so that who reads it meanwhile finds all of the old one
/// or all of the new. A pipe or a device, such as `/dev/stdout`, is written to as it is.
struct ReportFile: Sendable {
    private enum Target: Equatable {
        /// A path; links are followed, so that a link stays one.
        case file(String)
        case descriptor(Int32)
    }

    private let name: String
    private let target: Target

    /// Whether it is neither a pipe nor a device, which may have whoever writes to them wait.
    var isOrdinary: Bool { if case .file = target { true } else { false } }

    /// Whether one of two would replace the other.
    func isSame(as other: ReportFile) -> Bool { isOrdinary && target == other.target }

    /// Looks whether the file can be written.
    ///
    /// - Parameters:
    ///   - name: the path as it was given, `-` for the standard output; nil for no file.
    ///   - option: the option that names it, without its dashes.
    /// - Throws: a failure of exit code 5.
    init?(_ name: String?, option: String) throws(GeneralFailure) {
        guard let name else { return nil }
        self.name = name
        guard name != "-" else {
            target = .descriptor(STDOUT_FILENO)
            return
        }
        let path = Filesystem.absolute(name, relativeTo: Filesystem.currentDirectory)
        do throws(FilesystemError) {
            target = try Self.target(path)
        } catch {
            throw .configuration(
                "\(name) cannot be written: \(error.reason)",
                remedy: "name a file in a folder that can be written to, with --\(option), or leave"
                    + " it away with --no-\(option)")
        }
    }

    private static func target(_ path: String) throws(FilesystemError) -> Target {
        switch path {
        case "/dev/stdout": return .descriptor(STDOUT_FILENO)
        case "/dev/stderr": return .descriptor(STDERR_FILENO)
        default: break
        }
        let kind = (try? Filesystem.status(of: path))?.kind
        if kind == .directory {
            throw FilesystemError(errno: EISDIR, syscall: "open", path: path)
        }
        // What is open already, also an ordinary file, is not to be replaced.
        let isSpecial = ["/dev/fd/", "/proc/"].contains { path.hasPrefix($0) }
        if isSpecial || kind != nil && kind != .file {
            // Without waiting for who reads a pipe: where nobody does, that is an error.
            let flags = O_WRONLY | O_APPEND | O_NONBLOCK
            return .descriptor(try FileDescriptor.open(path, flags: flags, mode: 0))
        }
        let known = try? Filesystem.realPath(path)
        let file = if let known { known } else { try end(of: path) }
        try Filesystem.checkReplacing(file)
        return .file(file)
    }

    /// Where a link leads whose end is not there yet.
    private static func end(of path: String) throws(FilesystemError) -> String {
        var path = path
        for _ in 0..<mostLinks {
            guard let target = try? Filesystem.readLink(path) else { return path }
            path = Filesystem.absolute(target, relativeTo: Filesystem.parent(of: path) ?? "/")
        }
        throw FilesystemError(errno: ELOOP, syscall: "open", path: path)
    }

    /// How many links the kernel follows, too (path_resolution(7)).
    private static let mostLinks = 40

    /// Writes the whole file.
    ///
    /// - Parameter mode: the permissions; nil are those of any new file.
    /// - Throws: a failure of exit code 5.
    func write(_ text: String, mode: UInt32? = nil) throws(GeneralFailure) {
        let bytes = Array(text.utf8)
        do throws(FilesystemError) {
            switch target {
            case .file(let path): try Filesystem.replace(path, with: bytes, mode: mode)
            case .descriptor(let number): try FileDescriptor.writeAllWaiting(bytes, to: number)
            }
        } catch {
            throw .configuration(
                "\(name) could not be written: \(error.reason)",
                details: ["what was done in the database stands"])
        }
    }
}

extension FilesystemError {
    /// Why a file cannot be written, in words for people.
    fileprivate var reason: String {
        switch errno {
        case EISDIR: "it is a folder"
        case ENOENT: "there is no such folder"
        case ENXIO: "nobody reads from it"
        default: unsafe String(cString: strerror(errno))
        }
    }
}
