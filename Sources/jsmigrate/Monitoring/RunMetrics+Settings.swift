import EventLoop
import Glibc
import MigrationKit
import Postgres

extension RunMetrics {
    /// Notes the end of the command: now.
    mutating func end(_ code: ExitCode, since start: Double) {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        endedAt = Double(time.tv_sec) + Double(time.tv_nsec / 1_000_000) / 1_000
        milliseconds = Int((EventLoop.now - start).rounded())
        exitCode = code
    }
}

extension RunMetrics.Database {
    /// The labels of a connection.
    ///
    /// - Parameter isPrivate: whether it is a server of this run only, whose folder has another name
    ///   each time.
    init(_ settings: ConnectionSettings, isPrivate: Bool) {
        let service = settings.furtherKeywords.first { $0.name == "service" }?.value
        let host = settings.host ?? settings.hostAddress ?? service.map { "service \($0)" }
        self.init(
            host: isPrivate ? "ephemeral" : host ?? "",
            port: settings.port ?? (service == nil ? "5432" : ""),
            name: settings.database ?? (service == nil ? settings.user ?? "" : ""),
            user: settings.user ?? "")
    }
}
