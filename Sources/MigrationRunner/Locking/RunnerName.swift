private import Glibc

/// Who this process is, as the row of `migration_lock` names it.
enum RunnerName {
    /// The process id.
    static var processID: Int { Int(getpid()) }

    /// `jsmigrate HOST:PID`, within the 255 characters that the column has.
    static var text: String { "jsmigrate \(host.prefix(200)):\(processID)" }

    private static var host: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&buffer, buffer.count - 1) == 0 else { return "unknown" }
        return String(
            decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
