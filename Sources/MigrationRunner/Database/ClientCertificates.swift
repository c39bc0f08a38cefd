import EventLoop
import Filesystem
import NodeRuntime
import Postgres

/// Files with the certificates and the key that a script's client gives as texts: libpq reads them from
/// files only. Nobody else can read them, and they are gone once the connection is made.
struct ClientCertificates {
    /// The trusted authorities.
    private(set) var authority: String?
    /// The client's certificate.
    private(set) var certificate: String?
    /// The client's key.
    private(set) var key: String?

    /// No files.
    init() {}

    /// Writes what `ssl` holds.
    ///
    /// - Throws: ``FilesystemError`` where a file cannot be written.
    init(_ settings: [String: SettingValue], in directory: String) throws(FilesystemError) {
        guard case .object(let members)? = settings["ssl"] else { return }
        func write(_ name: String) throws(FilesystemError) -> String? {
            guard let text = members[name]?.text, !text.isEmpty else { return nil }
            let path = "\(directory)/jsmigrate-\(name)-\(UInt64.random(in: 0 ... .max)).pem"
            try Filesystem.create(path, holding: Array(text.utf8), mode: 0o600)
            return path
        }
        authority = try write("ca")
        certificate = try write("cert")
        key = try write("key")
    }

    /// Removes the files.
    func remove() {
        for path in [authority, certificate, key] {
            if let path { try? Filesystem.remove(path) }
        }
    }
}

/// Opens the connections of scripts' clients.
enum ClientConnecting {
    /// Begins to connect.
    ///
    /// - Parameters:
    ///   - settings: what the client asks for.
    ///   - timeout: milliseconds after which the attempt is given up.
    static func connect(
        _ settings: [String: SettingValue], on loop: EventLoop, timeout: Double?,
        temporaryDirectory: String = "/tmp",
        completion: @escaping (Result<Connection, PostgresError>) -> Void
    ) {
        let files: ClientCertificates
        do throws(FilesystemError) {
            files = try ClientCertificates(settings, in: temporaryDirectory)
        } catch {
            let failure = PostgresError(
                sqlState: .sqlClientUnableToEstablishSQLConnection,
                message: "the certificates of `ssl` could not be put into files: \(error)")
            return loop.performOnNextTurn { completion(.failure(failure)) }
        }
        Connection.connect(
            ClientKeywords(settings, files: files).pairs, on: loop, timeout: timeout
        ) { result in
            files.remove()
            completion(result)
        }
    }
}
