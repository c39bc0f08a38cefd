import EventLoop
import MigrationKit
import PgQuery
import Postgres

/// How the sessions of a run connect, and what is set for each of them.
final class RunSessions {
    private let settings: ConnectionSettings
    private let loop: EventLoop
    private let assignments: [SessionAssignment]
    /// The lock that every session shares, as an SQL expression; nil where the run takes none.
    private let key: String?
    /// Whether settings are given by SET, as start-up options do not get through.
    private var areSetAfterwards: Bool
    /// How many sessions have been asked to give their lock back and have not answered.
    private var leavingCount = 0

    /// Makes them.
    ///
    /// - Parameters:
    ///   - isPooled: whether a pooler stands in between, which may refuse or drop start-up options.
    init(
        settings: ConnectionSettings, loop: EventLoop, assignments: [SessionAssignment],
        key: String?, isPooled: Bool
    ) {
        self.settings = settings
        self.loop = loop
        self.assignments = assignments
        self.key = key
        areSetAfterwards = isPooled
    }

    /// libpq's keywords for a connection with nothing set.
    var plainKeywords: [(String, String)] { settings.runKeywords() }

    // MARK: - Opening

    /// Opens a session and prepares it.
    func open() throws(RunEnd) -> Connection {
        var result: Result<Connection, PostgresError>?
        connect { result = $0 }
        while true {
            if let result {
                do { return try result.get() } catch {
                    throw .failed(ServerUnreachable(settings, error))
                }
            }
            loop.turn()
            if result == nil, let interruption = loop.interruption {
                throw .interrupted(interruption)
            }
        }
    }

    /// Opens a session and prepares it; `completion` is called from the loop.
    func connect(_ completion: @escaping (Result<Connection, PostgresError>) -> Void) {
        Connection.connect(keywords, on: loop, timeout: settings.timeout) { result in
            switch result {
            case .success(let connection): self.prepare(connection, completion)
            case .failure(let error):
                guard !self.areSetAfterwards, error.refusesOptions else {
                    return completion(.failure(error))
                }
                self.areSetAfterwards = true
                self.connect(completion)
            }
        }
    }

    private var keywords: [(String, String)] {
        var settings = settings
        if !areSetAfterwards {
            let own = assignments.map { "-c \($0.name)=\($0.value)" }.joined(separator: " ")
            settings.options = settings.options.map { "\($0) \(own)" } ?? own
        }
        return settings.runKeywords()
    }

    private func prepare(
        _ connection: Connection,
        _ completion: @escaping (Result<Connection, PostgresError>) -> Void
    ) {
        let text = "\(ServerBackend.query); \(renewalSQL)"
        connection.submit(.simple(text)) { reply in
            if let error = reply.error {
                connection.close()
                return completion(.failure(error))
            }
            connection.backend = reply.results.first.flatMap(ServerBackend.init)
            completion(.success(connection))
        }
    }

    // MARK: - Keeping

    /// What a session needs again after DISCARD ALL: the lock that is gone, and settings that came by
    /// SET. Never empty.
    var renewalSQL: String {
        let lock = key.map { "SELECT pg_catalog.pg_try_advisory_lock_shared(\($0))" }
        let settings =
            areSetAfterwards ? assignments.map { "SET \($0.name) TO \($0.value)" } : []
        return (settings + [lock ?? "SELECT"]).joined(separator: "; ")
    }

    /// Whether one of these statements takes the lock or the settings away.
    func areLost(by statements: [Statement]) -> Bool {
        statements.contains { statement in
            let facts = statement.facts
            guard facts.isReset, let name = facts.changedSetting else { return false }
            return facts.discardsPrepared
                || areSetAfterwards && (name == "all" || assignments.contains { $0.name == name })
        }
    }

    // MARK: - Closing

    /// How long sessions get to give their lock back, in milliseconds.
    private static let patienceWithLeaving = 5_000.0

    /// Closes a session that is through with its work, once it has given its lock back: the server takes its
    /// time to end it, and the next run is not to wait for it.
    func leave(_ session: Connection) {
        guard key != nil, session.isOpen, !session.isBusy else { return session.close() }
        leavingCount += 1
        session.close(after: .simple("SELECT pg_catalog.pg_advisory_unlock_all()")) {
            self.leavingCount -= 1
        }
    }

    /// Waits until the sessions that leave are closed, with the time that there is for it.
    func awaitLeaving() {
        guard leavingCount > 0 else { return }
        RunPause(loop: loop).waitRegardless(
            Self.patienceWithLeaving, orUntil: { leavingCount == 0 })
    }

    // MARK: - The last resort

    /// How long a server may take to come back, in milliseconds.
    private static let patienceWithRestart = 60_000.0

    /// Opens a connection to find out, and to say, what became of a migration when all others are lost:
    /// again and again while the server restarts, whatever asks the program to end.
    ///
    /// - Throws: ``RunEnd`` where it does not come back.
    func reopen() throws(RunEnd) -> Connection {
        let deadline = EventLoop.now + Self.patienceWithRestart
        var pause = 50.0
        while true {
            do throws(WaitError) {
                return try Connection.open(
                    settings.runKeywords(), on: loop, timeout: settings.timeout ?? 10_000,
                    isInterruptible: false)
            } catch {
                guard EventLoop.now < deadline else { throw RunEnd(error) }
            }
            RunPause(loop: loop).waitRegardless(pause)
            pause = min(pause * 2, 1_000)
        }
    }
}

extension PostgresError {
    /// Whether a pooler refused the session because of its start-up options: PgBouncer says "unsupported
    /// startup parameter".
    fileprivate var refusesOptions: Bool {
        message.contains("startup parameter") || message.contains("start-up parameter")
    }
}

extension ServerUnreachable {
    /// Why a server refuses sessions for a while: it starts, it is shut down, it has too many of them.
    private static let passing = ["57P01", "57P02", "57P03", "53300"]

    /// What libpq says when no session could be opened.
    init(_ settings: ConnectionSettings, _ error: PostgresError) {
        self.init(
            database: settings.description,
            details: error.message.split(whereSeparator: \.isNewline).map { line in
                String(line.drop { $0 == "\t" })
            },
            mayPass: error.refusal.map { Self.passing.contains($0.sqlState.rawValue) } ?? true,
            remedy: error.refusal.flatMap { Self.remedy(for: $0.sqlState.rawValue) })
    }

    /// What to do about a refusal, by its SQLSTATE (PostgreSQL manual, appendix A).
    private static func remedy(for state: String) -> String? {
        switch state {
        case "28000": "check the user's name, and what the server's pg_hba.conf says of it"
        case "28P01": "check the password: that of the URL, DB_PASSWORD, PGPASSWORD or ~/.pgpass"
        case "3D000": "check the database's name, or make it with `createdb`"
        case "53300":
            "a run takes two connections, one for the lock and one for the migrations: raise the"
                + " CONNECTION LIMIT or max_connections, or close idle connections"
        default: nil
        }
    }
}
