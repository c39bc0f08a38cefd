import EventLoop
import Postgres

/// Finds out, while a statement waits for a lock, who holds it: the idle connection asks the server.
final class BlockerWatch {
    private let idle: Connection
    private let interval: Double
    private var timer: TimerIdentifier?
    /// The statements that run, by the process ids of their backends.
    private var waiting: [Int: Int] = [:]

    /// Those who held the locks when a statement was last seen waiting, one line each.
    private(set) var blockers: [String] = []

    /// Makes a watch.
    ///
    /// - Parameter lockTimeout: how long a statement waits for a lock at most, in milliseconds.
    init(idle: Connection, lockTimeout: Int?) {
        self.idle = idle
        interval = lockTimeout.map { max(5, min(200, Double($0) / 4)) } ?? 200
    }

    /// Forgets what another attempt was blocked by.
    func reset() { blockers = [] }

    /// Watches a session that begins with a statement.
    func begin(_ backend: Int) {
        waiting[backend, default: 0] += 1
        if timer == nil { schedule() }
    }

    /// The statement was answered.
    func end(_ backend: Int) {
        waiting[backend, default: 1] -= 1
        if waiting[backend] == 0 { waiting[backend] = nil }
        guard waiting.isEmpty, let timer else { return }
        idle.loop.cancel(timer)
        self.timer = nil
    }

    private func schedule() {
        timer = idle.loop.schedule(after: interval, isReferenced: false) { [weak self] in
            guard let self else { return }
            self.timer = nil
            if self.waiting.isEmpty { return }
            self.look()
            self.schedule()
        }
    }

    /// Asks once; an answer to an earlier question may still be on its way.
    private func look() {
        guard idle.isOpen, !idle.isBusy else { return }
        let backends = waiting.keys.map(String.init).joined(separator: ",")
        idle.submit(.simple(Self.query(backends))) { [weak self] reply in
            let rows = reply.results.first?.rows ?? []
            if !rows.isEmpty { self?.blockers = rows.map(Self.describe) }
        }
    }

    private static func query(_ backends: String) -> String {
        """
        SELECT DISTINCT b.pid, a.application_name, a.state,
               pg_catalog.round(EXTRACT(epoch FROM pg_catalog.clock_timestamp()
                   - coalesce(a.xact_start, a.backend_start))),
               pg_catalog.left(
                   pg_catalog.regexp_replace(pg_catalog.btrim(a.query), '[[:space:]]+', ' ', 'g'), 100)
        FROM pg_catalog.unnest('{\(backends)}'::int[]) AS w (pid)
        CROSS JOIN LATERAL pg_catalog.unnest(pg_catalog.pg_blocking_pids(w.pid)) AS b (pid)
        LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = b.pid ORDER BY 1
        """
    }

    private static func describe(_ row: [String?]) -> String {
        // A prepared transaction blocks as process 0.
        if row[0] == "0" { return "a prepared transaction (see pg_prepared_xacts)" }
        var text = "backend \(row[0] ?? "unknown")"
        if let application = row[1], !application.isEmpty { text += " (\(application))" }
        if let age = row[3] { text += ", at work for \(age)s" }
        if let state = row[2] { text += ", \(state)" }
        if let query = row[4], !query.isEmpty { text += ": \(query)" }
        return text
    }
}
