package import EphemeralPostgres
import Filesystem
import Glibc
import Subprocess
import Synchronization

/// A server of a test's own, which it may crash, start again and starve.
///
/// Its commits are as durable as a real server's against the end of its processes, which is all that a test can do
/// to it: `fsync` is off.
package final class CrashableServer: Sendable {
    /// Where it is reached.
    package let settings: EphemeralCluster.ConnectionSettings
    let folder: String
    /// The folder of its data.
    package var dataFolder: String { "\(folder)/data" }
    private let postgres: String
    private let own: [(name: String, value: String)]
    /// The server ends with the thread that starts it.
    let thread: CommandThread
    private let state: Mutex<State>

    private struct State: @unchecked Sendable {
        let cluster: EphemeralCluster
        /// The server's process; 0 where none runs.
        var process: Int32
        /// What was started after the first.
        var restarted: ChildProcess?
    }

    /// Starts a server.
    ///
    /// - Parameter own: settings that win over those that such a server has.
    package init(settings own: [(name: String, value: String)] = []) throws {
        self.own = own
        thread = CommandThread()
        let cluster = try thread.perform { try Self.start(own) }
        settings = cluster.value.connectionSettings
        folder = settings.socketDirectory
        postgres = cluster.value.binaries.postgres
        state = Mutex(
            State(cluster: cluster.value, process: cluster.value.processIdentifier))
    }

    private static func start(
        _ own: [(name: String, value: String)]
    ) throws -> Unchecked<EphemeralCluster> {
        var options = EphemeralCluster.Options()
        options.maximumConnections = 60
        options.startTimeout = .seconds(120)
        options.settings = [("autovacuum", "off"), ("synchronous_commit", "on")] + own
        return Unchecked(try EphemeralCluster.start(options))
    }

    deinit {
        crash()
        thread.end()
    }

    /// Ends the server as `pg_ctl -m immediate stop` does: what it had not written is lost.
    package func crash() {
        state.withLock { state in
            guard state.process > 0 else { return }
            kill(state.process, SIGQUIT)
            // It is collected here: an exit test of Swift Testing waits forever behind a child that is not.
            for _ in 0..<120_000 where waitpid(state.process, nil, WNOHANG) == 0 {
                usleep(1_000)
            }
            state.process = 0
        }
    }

    /// Starts it again, and waits until it takes connections.
    package func restart() throws {
        let server = try thread.perform { Unchecked(try self.startAgain()) }
        state.withLock { state in
            state.process = server.value.identifier
            state.restarted = server.value
        }
    }

    /// Starts it again a while from now, at once where that is none; see ``awaitStart()``.
    package func restart(after microseconds: UInt32) {
        if microseconds == 0 {
            try? restart()
        } else {
            _ = Thread { [self] in
                usleep(microseconds)
                try? restart()
            }
        }
    }

    /// Waits until it is there again.
    package func awaitStart() throws {
        for _ in 0..<180_000 {
            if state.withLock({ $0.process }) > 0 { return }
            usleep(1_000)
        }
        throw TestFailure("the server is not back")
    }

    /// Limits the size of the files that the server's processes may write, from its next connection on; nil
    /// takes the limit away.
    package func limitFileSize(_ bytes: Int?) throws {
        let process = state.withLock { $0.process }
        let limit = bytes.map(String.init) ?? "unlimited"
        let result = try ChildProcess.run(
            command("prlimit", ["--pid", String(process), "--fsize=\(limit):unlimited"]))
        guard result.succeeded else { throw TestFailure("prlimit: \(result.errors)") }
    }

    private func startAgain() throws -> ChildProcess {
        try? Filesystem.removeTree("\(folder)/data/postmaster.pid")
        let settings = [
            "listen_addresses=", "fsync=off", "full_page_writes=off", "autovacuum=off",
            "shared_buffers=32MB", "max_connections=60",
        ]
        let all = settings + own.map { "\($0.name)=\($0.value)" }
        var command = try command(
            postgres,
            ["-D", "\(folder)/data", "-k", folder, "-p", String(self.settings.port)]
                + all.flatMap { ["-c", $0] })
        command.output = .file("\(folder)/log")
        command.errors = .file("\(folder)/log")
        command.startsSession = true
        let server = try ChildProcess(command)
        for _ in 0..<24_000 {
            let lines = (try? Filesystem.readText("\(folder)/data/postmaster.pid")) ?? ""
            if lines.contains("\nready") { return server }
            if server.poll() != nil { break }
            usleep(5_000)
        }
        throw TestFailure(
            "the server did not start: \((try? Filesystem.readText("\(folder)/log")) ?? "")")
    }

    /// A program that runs as the server does, and ends with the thread that starts it.
    func command(
        _ program: String, _ arguments: [String]
    ) throws -> ChildProcess.Command {
        var status = stat()
        guard unsafe stat("\(folder)/data", &status) == 0 else { throw TestFailure("no data") }
        let account =
            geteuid() == 0
            ? ["--reuid=\(status.st_uid)", "--regid=\(status.st_gid)", "--clear-groups"] : []
        return ChildProcess.Command(
            "setpriv", account + ["--pdeathsig", "KILL", "--", program] + arguments,
            workingDirectory: folder)
    }
}
