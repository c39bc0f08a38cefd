import Glibc
import MigrationKit
import Postgres
import TestSupport
import Testing

@testable import Validators

/// A database in which a fault is made, with all that it takes: sessions, a project, what a check is told.
final class FaultScene {
    let database: CheckedDatabase

    /// The server, where it is one of the faults' own.
    let server: FaultServer?

    /// The files, where the program makes the check.
    let project: Project?

    /// The session that the check is made on; nil for one of the superuser.
    var checking: Connection?

    /// What the check is told.
    var told: (inout ValidationContext) -> Void = { _ in }

    /// A run of the program that goes on meanwhile.
    var running: RunningProgram?

    private var sessions: [Connection] = []

    init(on server: FaultServer?, files: [String: String]?) throws {
        self.server = server
        database = try server.map { try CheckedDatabase(on: $0.server) } ?? CheckedDatabase()
        project = try files.map { try Project($0) }
    }

    /// Closes what was opened.
    func end() {
        running?.send(signal: SIGKILL)
        checking?.close()
        sessions.forEach { $0.close() }
    }

    // MARK: - What faults are made of

    /// Runs statements in one session, as a text that is sent at once.
    func run(_ sql: String) throws { try database.prepare(sql) }

    /// Runs statements one after the other, for what cannot stand in a transaction.
    func run(each statements: [String]) throws { try database.prepare(each: statements) }

    /// Opens a session that stays, and runs statements in it.
    @discardableResult
    func open(_ sql: String? = nil, as role: String? = nil) throws -> Connection {
        let session = try database.session(as: role)
        keep(session)
        if let sql { try session.perform(.simple(sql)) }
        return session
    }

    /// Takes a session that ends with the scene.
    func keep(_ session: Connection) { sessions.append(session) }

    /// Closes the sessions that were opened, and waits until the server has seen it.
    func closeSessions() throws {
        for session in sessions { try database.end(session) }
        sessions = []
    }

    /// Tells the check of a plan of one migration.
    func plan(_ statements: String..., on relations: String...) {
        var migration = PlannedMigrationSummary(
            version: "007", name: "x", file: "007-x.sql", relations: relations)
        if !statements.isEmpty { migration.statements = PlannedStatements(texts: statements) }
        let told = told
        self.told = { context in
            told(&context)
            context.pending = [migration]
        }
    }

    /// Tells the check of a run of one migration.
    func ran(_ statements: [String] = [], on relations: String...) {
        let migration = ExecutedMigration(
            version: "007", name: "x", statements: statements, relations: relations)
        let told = told
        self.told = { context in
            told(&context)
            context.executed = [migration]
        }
    }

    // MARK: - The check

    /// Makes the check as a role that has no rights but to connect; nil where the program makes it.
    func resultForStranger(_ role: String, of check: any MigrationValidator) throws
        -> ValidationResult?
    {
        guard project == nil else { return nil }
        let session = try database.session(as: role)
        defer { session.close() }
        return try database.check(check, as: session, told)
    }

    /// Makes the check.
    func result(of check: any MigrationValidator) throws -> ValidationResult {
        guard let project else { return try database.check(check, as: checking, told) }
        let phase = try #require(check.phases.first)
        let outcome = try JSMigrate.run(
            ["validate", "--\(phase.rawValue)", "--json"], in: project,
            database: database.database)
        let report = try JSON(parsing: outcome.output)
        guard case .array(let results) = report["results"],
            let result = results.first(where: { $0["check"]?.string == check.name }),
            let status = result["status"]?.string.flatMap(ValidationStatus.init(rawValue:))
        else { throw TestFailure("no result of \(check.name): \(outcome)") }
        return ValidationResult(
            check: check.name, status: status, details: result["details"]?.string,
            error: result["error"]?.string)
    }

    /// Runs the statements that a finding prints and that begin so, as a reader pastes them into psql.
    func run(printed commands: String..., in found: ValidationResult) throws {
        try run(
            each: commands.flatMap { command in
                let statements = found.statements(beginning: command)
                #expect(!statements.isEmpty, "\(command) is not printed: \(found)")
                return statements
            })
    }
}

extension Fault {
    /// Mends a fault by the statements that its finding prints and that begin so.
    static func printed(_ command: String) -> (FaultScene, ValidationResult) throws -> Void {
        { scene, found in try scene.run(printed: command, in: found) }
    }

    /// Mends a fault by statements of the case.
    static func running(_ sql: String) -> (FaultScene, ValidationResult) throws -> Void {
        { scene, _ in try scene.run(sql) }
    }

    /// Mends a fault that its open sessions are.
    static let closing: @Sendable (FaultScene, ValidationResult) throws -> Void = { scene, _ in
        try scene.closeSessions()
    }
}
