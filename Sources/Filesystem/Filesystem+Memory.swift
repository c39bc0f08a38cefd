private import Glibc

extension Filesystem {
    /// How much of a process's memory is in RAM, in bytes: field 2 of /proc/PID/statm (proc(5)). Nil where the
    /// system does not say.
    ///
    /// - Parameter process: its id; nil is this one.
    package static func residentBytes(of process: Int32? = nil) -> Int? {
        let path = "/proc/\(process.map(String.init) ?? "self")/statm"
        let fields = (try? readText(path))?.split(separator: " ") ?? []
        return fields.count > 1 ? Int(fields[1]).map { $0 * Int(getpagesize()) } : nil
    }
}
