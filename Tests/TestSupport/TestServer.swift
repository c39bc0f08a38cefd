package import EphemeralPostgres
import Glibc
import Synchronization

/// The one private PostgreSQL of a test run: started when a test first asks for it, ended with the process.
package enum TestServer {
    /// Where the server is reached, with the superuser and the database that it came with.
    package static func settings() throws -> EphemeralCluster.ConnectionSettings {
        try started.get().cluster.connectionSettings
    }

    /// The folder with the server's and, on Debian, the client's programs.
    package static func binaries() throws -> String {
        try started.get().cluster.binaries.directory
    }

    private static let started: Result<Holder, EphemeralPostgresError> = {
        let outcome = Mutex<Result<Holder, EphemeralPostgresError>?>(nil)
        // The server ends with the thread that started it, so one is kept for it alone.
        let holder = OutcomeBox()
        _ = Thread {
            holder.outcome.withLock { $0 = start() }
            while true { pause() }
        }
        while true {
            if let result = holder.outcome.withLock({ $0 }) { return result }
            usleep(2_000)
        }
    }()

    private static func start() -> Result<Holder, EphemeralPostgresError> {
        var options = EphemeralCluster.Options()
        options.maximumConnections = 200
        options.startTimeout = .seconds(120)
        // No background work that a test could see or wait for.
        options.settings = [("autovacuum", "off"), ("max_prepared_transactions", "20")]
        do {
            let holder = Holder(try EphemeralCluster.start(options))
            atexit { if case .success(let holder) = TestServer.started { holder.cluster.stop() } }
            return .success(holder)
        } catch {
            return .failure(error)
        }
    }

    /// Only `stop` is ever called on the cluster, once, when the process ends.
    private final class Holder: @unchecked Sendable {
        let cluster: EphemeralCluster
        init(_ cluster: EphemeralCluster) { self.cluster = cluster }
    }

    private final class OutcomeBox: Sendable {
        let outcome = Mutex<Result<Holder, EphemeralPostgresError>?>(nil)
    }
}
