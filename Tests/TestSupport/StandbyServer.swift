import EphemeralPostgres
import Filesystem
import Glibc
import Subprocess
import Synchronization

/// A physical standby of a test's own server, made by `pg_basebackup`, which follows it. A slot keeps what it
/// has not fetched: without one a busy machine loses it for ever.
package final class StandbyServer: Sendable {
    /// The folder of its socket.
    package let socketDirectory: String
    /// Its port, which is not the primary's.
    package let port = 5433
    private let primary: CrashableServer
    private let server: Mutex<Unchecked<ChildProcess>>

    /// Copies a server, and starts the copy.
    package init(of primary: CrashableServer) throws {
        self.primary = primary
        let folder = "\(primary.folder)/standby"
        socketDirectory = primary.folder
        let binaries = try TestServer.binaries()
        let backup = try primary.command(
            "\(binaries)/pg_basebackup",
            [
                "-h", primary.settings.socketDirectory, "-p", String(primary.settings.port),
                "-U", primary.settings.user, "-D", folder, "-R", "-X", "stream", "-c", "fast",
                "--no-sync", "-C", "-S", "standby",
            ])
        let copied = try ChildProcess.run(backup, timeout: .seconds(120))
        guard copied.succeeded else { throw TestFailure("pg_basebackup: \(copied.errors)") }
        let log = "\(primary.folder)/standby.log"
        var command = try primary.command(
            "\(binaries)/postgres",
            ["-D", folder, "-k", primary.folder, "-p", String(port)]
                + [
                    "listen_addresses=", "fsync=off", "max_connections=60", "shared_buffers=32MB",
                    "max_prepared_transactions=20", "wal_receiver_status_interval=100ms",
                ].flatMap { ["-c", $0] })
        command.output = .file(log)
        command.errors = .file(log)
        command.startsSession = true
        let description = command
        let started = try primary.thread.perform { Unchecked(try ChildProcess(description)) }
        server = Mutex(started)
        for _ in 0..<24_000 {
            let lines = (try? Filesystem.readText("\(folder)/postmaster.pid")) ?? ""
            if lines.contains("\nready") || lines.contains("\nstandby") { return }
            if started.value.poll() != nil { break }
            usleep(5_000)
        }
        throw TestFailure("no standby: \((try? Filesystem.readText(log)) ?? "")")
    }

    deinit {
        server.withLock { server in
            server.value.send(signal: SIGQUIT)
            server.value.wait(timeout: .seconds(60))
        }
    }
}
