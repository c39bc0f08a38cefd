import EphemeralPostgres
import MigrationKit
import MigrationRunner
import Subprocess

extension DatabaseDoctor {
    /// Timeouts that the server gives every session of this role.
    func examineTimeouts(_ diagnosis: inout Diagnosis) throws(RunEnd) {
        let sql = """
            SELECT pg_catalog.string_agg(pg_catalog.concat(name, ' is ',
                       pg_catalog.current_setting(name), ' (', source, ')'), ', ' ORDER BY name) AS settings
              FROM pg_catalog.pg_settings
             WHERE name IN ('statement_timeout', 'lock_timeout', 'transaction_timeout')
               AND reset_val <> '0'
            """
        guard let settings = try ask(sql, &diagnosis) else { return }
        if let text = settings["settings"] {
            diagnosis.warn(
                "timeouts", text,
                help: "what takes longer in a migration is cancelled; --statement-timeout 0 and"
                    + " --lock-timeout 0 lift the first two for a run")
        } else {
            diagnosis.pass("timeouts", "none that the server sets")
        }
    }

    /// The client programs that some commands use, whose version must not be behind the server's.
    func examineClients(of facts: ServerFacts, _ diagnosis: inout Diagnosis) {
        for (name, use) in [("pg_dump", "--schema-file"), ("psql", "`diff` of a dump")] {
            guard let path = ClientProgram.find(name) else {
                diagnosis.warn(
                    name, "not on this machine",
                    help: "\(use) needs it: install PostgreSQL's client programs")
                continue
            }
            let outcome = try? ChildProcess.run(
                ChildProcess.Command(path, ["--version"], environment: ProcessFacts.environment),
                timeout: .seconds(10))
            // "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
            let version = outcome?.output.firstMatch(of: /\) (\d+)/).flatMap { Int($0.1) }
            let server = facts.version / 10_000
            if let version, version >= server {
                diagnosis.pass(name, "\(path), of version \(version)")
            } else {
                diagnosis.warn(
                    name, "\(path), of version \(version.map(String.init) ?? "unknown")",
                    help: "\(use) needs one of PostgreSQL \(server)")
            }
        }
    }
}
