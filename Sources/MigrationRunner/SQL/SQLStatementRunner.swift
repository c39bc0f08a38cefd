import MigrationKit
import NodeRuntime
import PgQuery
import Postgres
import SQLScript

/// Runs the statements of a SQL migration one after the other, until one fails.
struct SQLStatementRunner {
    let step: MigrationStep
    let file: SQLMigrationFile
    let reporter: any Reporter

    /// The one client that a SQL file is; those of scripts count from 1.
    private static let client = 0

    /// Runs statements on the migration's connection, by the rules of its transactions.
    ///
    /// - Throws: ``RunEnd`` with the statement that failed, its place and the server's words.
    func run(_ statements: SQLStatements, on session: MigrationSession) throws(RunEnd) {
        let run = SQLFileRun(statements, on: session) { statement in
            QueuedRequest(
                client: Self.client, text: statement.text, values: [], isExtended: false,
                copy: exchange(of: statement, on: session.connection), notice: tell,
                completion: { _ in })
        }
        do throws(SQLFileRun.Failure) { try run.run() } catch {
            switch error {
            case .statement(let statement, let cause): throw failure(of: statement, cause)
            case .constraints(let cause): throw failure(ofConstraints: cause)
            case .end(let end): throw RunEnd(end, step: step)
            }
        }
    }

    /// Runs statements on a connection of their own, each as it stands.
    ///
    /// - Throws: ``RunEnd`` as ``run(_:on:)-(_,MigrationSession)`` does.
    func run(_ statements: SQLStatements, on direct: DirectSessions) throws(RunEnd) {
        let events = SessionEvents(onNotice: { tell($0) })
        for statement in statements {
            var isAnswered = false
            let failureCount = direct.failures.count
            direct.submit(request(for: statement), from: Self.client, events: events) { _ in
                isAnswered = true
            }
            do throws(SessionEnd) {
                try direct.wait { isAnswered }
            } catch {
                throw RunEnd(error, step: step)
            }
            if direct.failures.count > failureCount, let last = direct.failures.last {
                throw failure(of: statement, last.error)
            }
        }
    }

    // MARK: - Rows of a COPY

    /// The rows behind a COPY, given to the server.
    private func exchange(of statement: SQLStatement, on connection: Connection) -> CopyExchange? {
        guard let rows = statement.copyData else { return nil }
        let exchange = CopyExchange()
        let pump = Self.pump(rows, send: connection.sendCopyData) { connection.endCopy() }
        exchange.onReady = pump
        exchange.onRoom = pump
        return exchange
    }

    private func request(for statement: SQLStatement) -> GatewayRequest {
        var request = GatewayRequest(text: statement.text)
        guard let rows = statement.copyData else { return request }
        let copy = GatewayCopy(isFromScript: true)
        let pump = Self.pump(
            rows, send: { [unowned copy] in copy.send($0) },
            end: { [unowned copy] in copy.end(nil) })
        copy.onReady = pump
        copy.onRoom = pump
        request.task = .copy(copy)
        return request
    }

    /// What goes on with sending rows each time that it is called, until no more are taken or all are
    /// sent.
    ///
    /// - Parameter send: takes a piece; false where the next one has to wait.
    private static func pump(
        _ rows: ArraySlice<UInt8>, send: @escaping ([UInt8]) -> Bool, end: @escaping () -> Void
    ) -> () -> Void {
        var rest = rows
        return {
            while !rest.isEmpty {
                let piece = Array(rest.prefix(pieceSize))
                rest.removeFirst(piece.count)
                guard send(piece) else { return }
            }
            end()
        }
    }

    /// How many bytes a connection takes well at once.
    private static let pieceSize = 1 << 16

    // MARK: - What is told

    private func tell(_ notice: PostgresError) {
        tell(severity: notice.severity, notice.message)
    }

    private func tell(_ notice: GatewayFailure) {
        tell(severity: notice.properties["severity"] ?? "NOTICE", notice.message)
    }

    private func tell(severity: String, _ message: String) {
        if severity == "WARNING" {
            reporter.report(.warning(message, version: step.file.version))
        } else {
            reporter.report(.notice(message: message))
        }
    }

    private func failure(ofConstraints cause: PostgresError) -> RunEnd {
        .failed(
            MigrationError(
                version: step.file.version, direction: step.direction, reason: cause.message,
                location: FileLocation(file: file.path),
                details: ["what was deferred was checked at the end of the transaction"]
                    + cause.details))
    }

    private func failure(of statement: SQLStatement, _ cause: PostgresError) -> RunEnd {
        let error = SQLFileError(cause, of: statement, in: file.migration.source)
        return .failed(
            MigrationError(
                version: step.file.version, direction: step.direction, reason: cause.message,
                location: FileLocation(
                    file: file.path, line: error.place.line, column: error.place.column),
                details: error.details))
    }
}
