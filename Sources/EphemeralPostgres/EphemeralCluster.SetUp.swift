import Glibc
import Subprocess

extension EphemeralCluster {
    /// The steps that lead from an empty folder to a server that accepts connections.
    struct SetUp {
        let binaries: ServerBinaries
        let account: ServiceAccount?
        let folder: ClusterFolder
        let options: Options

        /// Makes the data folder.
        func initialize() throws(EphemeralPostgresError) {
            let command = try command(
                binaries.initdb,
                [
                    "--no-sync", "--auth=trust", "--encoding=UTF8",
                    "--locale=\(SetUp.locale)", "--username=\(options.superuser)",
                    "--pgdata=\(folder.data)",
                ])
            try run(command, step: "initdb")
        }

        /// Gives the database that initdb made the name asked for, before the server runs: renaming costs
        /// a tenth of making another one.
        func createDatabase() throws(EphemeralPostgresError) {
            guard options.databaseName != "postgres" else { return }
            let name = options.databaseName.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"")
            let command = try command(
                binaries.postgres, ["--single", "-j", "-F", "-D", folder.data, "template1"])
            try run(
                command, step: "naming the database",
                input: "ALTER DATABASE postgres RENAME TO \"\(name)\";\n\n")
        }

        /// Starts the server and waits until it accepts connections.
        func startServer() throws(EphemeralPostgresError) -> ChildProcess {
            // SIGINT is PostgreSQL's fast shutdown.
            var command = try command(
                binaries.postgres,
                ["-D", folder.data, "-k", folder.path, "-p", "5432"] + options.commandLineSettings,
                endedBy: "INT")
            command.output = .file(folder.log)
            command.errors = .file(folder.log)
            command.startsSession = true
            let server: ChildProcess
            do throws(ChildProcessError) { server = try ChildProcess(command) } catch {
                throw EphemeralPostgresError(error)
            }
            do {
                try awaitReadiness(of: server)
            } catch {
                SetUp.end(server)
                throw error
            }
            return server
        }

        /// Ends a server: fast, then immediately, then by force.
        static func end(_ server: ChildProcess) {
            server.send(signal: SIGINT)
            if server.wait(timeout: .seconds(10)) != nil { return }
            server.send(signal: SIGQUIT)
            if server.wait(timeout: .seconds(5)) != nil { return }
            server.send(signal: SIGKILL)
            server.wait(timeout: .seconds(5))
        }

        /// Waits for the line of postmaster.pid that says "ready" (its eighth, since PostgreSQL 10).
        private func awaitReadiness(of server: ChildProcess) throws(EphemeralPostgresError) {
            let deadline = ContinuousClock.now + options.startTimeout
            while true {
                let lines = TextFiles.tail(of: folder.data + "/postmaster.pid")
                    .split(separator: "\n", omittingEmptySubsequences: false)
                if lines.count >= 8, lines[7].hasPrefix("ready") { return }
                if server.poll() != nil {
                    throw .serverEnded(log: TextFiles.tail(of: folder.log))
                }
                guard ContinuousClock.now < deadline else {
                    throw .notReady(
                        seconds: options.startTimeout.components.seconds,
                        log: TextFiles.tail(of: folder.log))
                }
                usleep(5_000)
            }
        }

        private func command(
            _ executable: String, _ arguments: [String], endedBy signal: String? = "KILL"
        ) throws(EphemeralPostgresError) -> ChildProcess.Command {
            var command = try ChildProcess.Command.steppingDown(
                to: account, endedBy: signal, executable, arguments)
            command.workingDirectory = folder.path
            command.environment = SetUp.environment
            return command
        }

        private func run(
            _ command: ChildProcess.Command, step: String, input: String = ""
        ) throws(EphemeralPostgresError) {
            var command = command
            command.startsSession = true
            let result: ChildProcess.Captured
            do throws(ChildProcessError) {
                result = try ChildProcess.run(command, input: input, timeout: options.startTimeout)
            } catch {
                throw EphemeralPostgresError(error)
            }
            guard result.succeeded else {
                let words = result.ending == nil ? "it took too long\n" : ""
                throw .setUpFailed(step: step, output: words + result.output + result.errors)
            }
        }

        /// Our environment without what would steer PostgreSQL or its messages.
        private static var environment: [String: String] {
            var result: [String: String] = [:]
            for name in ["PATH", "TZ", "TZDIR", "HOME", "TMPDIR", "LD_LIBRARY_PATH"] {
                if let value = environmentValue(name) { result[name] = value }
            }
            result["LC_ALL"] = locale
            return result
        }

        /// UTF-8 with the order of code points where the system has it.
        private static var locale: String {
            guard let probe = unsafe newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { return "C" }
            unsafe freelocale(probe)
            return "C.UTF-8"
        }
    }
}
