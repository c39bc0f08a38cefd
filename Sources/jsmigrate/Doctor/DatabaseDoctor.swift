import EventLoop
import MigrationKit
import MigrationRunner
import Postgres

/// Looks at a server and at a database. It only reads.
struct DatabaseDoctor {
    let migrator: PostgresMigrator
    let loop: EventLoop
    let files: [MigrationFile]

    var connection: Connection { migrator.idleConnection }

    func examine(_ diagnosis: inout Diagnosis) throws(RunEnd) {
        try examineLatency(&diagnosis)
        examineEncryption(&diagnosis)
        try examinePooler(&diagnosis)
        if let facts = try ask(ServerFacts.query, &diagnosis).flatMap(ServerFacts.init) {
            facts.examine(&diagnosis, now: ProcessFacts.secondsSince1970)
            examineClients(of: facts, &diagnosis)
        }
        try examineTimeouts(&diagnosis)
        try examineTracking(&diagnosis)
    }

    /// The first row of an answer; what the server says against it is a finding.
    func ask(_ sql: String, _ diagnosis: inout Diagnosis) throws(RunEnd) -> [String: String]? {
        let reply = connection.reply(to: .simple(sql))
        if let interruption = loop.interruption { throw .interrupted(interruption) }
        if let error = reply.error {
            diagnosis.fail("server", error.message, help: "look at the server's log")
            return nil
        }
        guard let result = reply.results.last, let row = result.rows.first else { return nil }
        var values: [String: String] = [:]
        for (column, value) in zip(result.columns, row) { values[column.name] = value }
        return values
    }

    // MARK: - The connection

    private func examineLatency(_ diagnosis: inout Diagnosis) throws(RunEnd) {
        var times: [Double] = []
        for _ in 0..<7 {
            let start = EventLoop.now
            guard try ask("SELECT 1", &diagnosis) != nil else { return }
            times.append(EventLoop.now - start)
        }
        let median = times.sorted()[times.count / 2]
        let hundredths = Int((median * 100).rounded())
        let text =
            "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10) ms for a round trip"
        if median > 50 {
            diagnosis.warn(
                "latency", text,
                help: "each statement of a migration takes one: run jsmigrate nearer to the server")
        } else {
            diagnosis.pass("latency", text)
        }
    }

    private func examineEncryption(_ diagnosis: inout Diagnosis) {
        let check = "encryption"
        let isVerified =
            switch migrator.settings.tls {
            case .verified, .verifiedAuthority, .libpq("verify-full"), .libpq("verify-ca"): true
            default: false
            }
        if let encryption = connection.encryption {
            let text = "\(encryption.protocol), \(encryption.cipher)"
            if isVerified {
                diagnosis.pass(check, "\(text), certificate verified")
            } else {
                diagnosis.warn(
                    check, "\(text), certificate not verified",
                    help:
                        "add sslmode=verify-full to the URL, and sslrootcert where its authority is"
                        + " none of the system's")
            }
        } else if migrator.settings.isOfThisMachine {
            diagnosis.pass(check, "none, on this machine")
        } else {
            diagnosis.warn(
                check, "none: whoever is in between reads along",
                help: "add sslmode=verify-full to the URL, where the server has TLS")
        }
    }

    private func examinePooler(_ diagnosis: inout Diagnosis) throws(RunEnd) {
        switch try migrator.wayToServer() {
        case .direct: diagnosis.pass("pooler", "none")
        case .pooledBySession: diagnosis.pass("pooler", "there is one; it keeps sessions together")
        case .pooledByTransaction(let message, let remedy):
            diagnosis.fail("pooler", message, help: remedy)
        }
    }
}

extension ConnectionSettings {
    /// Whether the server is reached without a network.
    fileprivate var isOfThisMachine: Bool {
        guard let host = host ?? hostAddress, !host.isEmpty else { return !usesService }
        return host.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains(host)
    }
}
