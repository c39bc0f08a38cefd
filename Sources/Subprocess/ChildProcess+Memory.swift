private import Glibc

extension ChildProcess {
    /// How much of its memory is in RAM, in bytes: field 2 of /proc/PID/statm (proc(5)). Nil where the system
    /// does not say.
    package var residentBytes: Int? {
        let file = unsafe open("/proc/\(identifier)/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = unsafe read(file, &buffer, buffer.count)
        let fields = String(decoding: buffer[..<max(0, count)], as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * Int(getpagesize()) } : nil
    }
}
