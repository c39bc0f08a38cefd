import Filesystem
import Glibc
import Subprocess

/// A PgBouncer in front of a test database, reached by a unix socket; it ends with the value.
package final class PgBouncer {
    private let process: ChildProcess
    private let folder: Project
    private let database: TestDatabase
    private static let port = 6432

    /// The program, where `scripts/setup` has unpacked it.
    private static let folder = Repository.path + "/.build/pgbouncer"
    private static let program = folder + "/usr/sbin/pgbouncer"

    /// Whether there is one.
    package static var isThere: Bool { Filesystem.exists(program) }

    /// Starts one.
    ///
    /// - Parameters:
    ///   - mode: `session`, `transaction` or `statement`.
    ///   - settings: further lines of its configuration.
    package init(_ database: TestDatabase, mode: String, settings: [String] = []) throws {
        self.database = database
        folder = try Project()
        let lines =
            [
                "[databases]",
                "\(database.name) = host=\(database.socketDirectory) port=\(database.port)"
                    + " dbname=\(database.name) user=\(database.user)",
                "[pgbouncer]", "pool_mode = \(mode)", "listen_addr =",
                "listen_port = \(Self.port)", "unix_socket_dir = \(folder.path)",
                "auth_type = any", "logfile = \(folder.path)/log", "pidfile = \(folder.path)/pid",
            ] + settings
        try folder.write("pgbouncer.ini", lines.joined(separator: "\n") + "\n")
        unsafe chmod(folder.path, 0o777)
        var arguments = [folder.path(of: "pgbouncer.ini")]
        // It refuses to run as root, as PostgreSQL does.
        if geteuid() == 0 { arguments = ["-u", Self.account] + arguments }
        let libraries = try Filesystem.entries(of: Self.folder + "/usr/lib")
            .map { "\(Self.folder)/usr/lib/\($0.name)" }
        let command = ChildProcess.Command(
            Self.program, arguments,
            environment: ["LD_LIBRARY_PATH": libraries.joined(separator: ":")])
        process = try ChildProcess(command)
        try waitForConnections()
    }

    deinit {
        process.send(signal: SIGTERM)
        if process.wait(timeout: .seconds(5)) == nil {
            process.send(signal: SIGKILL)
            process.wait(timeout: .seconds(5))
        }
    }

    /// A connection URL that leads through the pool.
    package var url: String {
        "postgresql://\(database.user)@localhost:\(Self.port)/\(database.name)?host=\(folder.path)"
    }

    private static var account: String {
        unsafe getpwnam("postgres") != nil ? "postgres" : "nobody"
    }

    /// Its socket is there a little before it listens.
    private func waitForConnections() throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            if let descriptor = UnixSocket.connect(to: folder.path(of: ".s.PGSQL.\(Self.port)")) {
                close(descriptor)
                return
            }
            guard process.poll() == nil, ContinuousClock.now < deadline else {
                throw TestFailure("PgBouncer did not start: \((try? folder.read("log")) ?? "")")
            }
            usleep(10_000)
        }
    }
}
