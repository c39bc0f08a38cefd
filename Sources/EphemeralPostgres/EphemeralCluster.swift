import Glibc
import Subprocess

/// A PostgreSQL server of our own in a temporary folder, reached by a unix socket only.
///
/// It ends with `stop`, and, where util-linux's `setpriv` is there, with the end of the thread that
/// started it: start it from a thread that lives as long as the server has to.
package final class EphemeralCluster {
    package let connectionSettings: ConnectionSettings
    package let binaries: ServerBinaries

    private let folder: ClusterFolder
    private let server: ChildProcess
    private var isStopped = false

    /// The process that the server's other processes come from.
    package var processIdentifier: Int32 { server.identifier }

    /// Makes a server, waits until it accepts connections, and leaves nothing behind when that fails.
    package static func start(
        _ options: Options = Options()
    ) throws(EphemeralPostgresError) -> EphemeralCluster {
        let binaries = try ServerBinaries.find()
        let account = try ServiceAccount.required()
        ClusterFolder.sweep(for: account)
        let folder = try ClusterFolder(for: account)
        do {
            let setUp = SetUp(
                binaries: binaries, account: account, folder: folder, options: options)
            try setUp.initialize()
            try setUp.createDatabase()
            let server = try setUp.startServer()
            return EphemeralCluster(
                options: options, binaries: binaries, folder: folder, server: server)
        } catch {
            folder.remove()
            throw error
        }
    }

    private init(
        options: Options, binaries: ServerBinaries, folder: ClusterFolder, server: ChildProcess
    ) {
        self.binaries = binaries
        self.folder = folder
        self.server = server
        connectionSettings = ConnectionSettings(
            socketDirectory: folder.path, port: 5432, user: options.superuser,
            databaseName: options.databaseName)
    }

    /// Ends the server, whatever its clients are doing, and removes its folder; may be called again.
    package func stop() {
        if isStopped { return }
        isStopped = true
        SetUp.end(server)
        folder.remove()
    }

    deinit { stop() }
}
