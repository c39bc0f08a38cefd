import Configuration
import EventLoop
import Filesystem
import MigrationKit
import NodeRuntime
import Postgres

/// The end of an attempt: its row is `completed` with its last transaction, or `failed` after the rollback.
extension MigrationAttempt {
    /// Judges what the migration left, and commits the row `completed` with its last transaction.
    ///
    /// - Parameter ending: how its script's end is read; nil where it has none.
    func complete(_ ending: ScriptEnding?, elapsed: () -> Int) throws(RunEnd) {
        do throws(SessionEnd) {
            if let ending {
                try ending.checkLeavings()
            } else {
                try ScriptEnding.checkLeavings(in: session, run.gateway)
            }
        } catch {
            throw runEnd(error)
        }
        if let direct {
            guard direct.closeAll() == 0 else {
                throw failure(
                    "a transaction of a client is still open at its end; it was rolled back")
            }
            if let problem = direct.progress.settle() { throw failure(problem) }
        }
        try run.hooks?.call(.afterEach, of: self, elapsed: elapsed())
        try reportUndone()
        try refuseInvalidIndexes()
        let checksum = step.direction == .up ? FileChecksum.of(step.file.path(for: .up)) : nil
        let imports =
            step.direction == .up
            ? FileChecksums.names(of: run.scripts.imports(of: step.file.path), from: step.file) : []
        do throws(StatementFailure) {
            try session.finish { isTransactional, progress in
                var progress = direct?.progress.progress ?? progress
                progress.imports = imports
                progress.definitions = recordedDefinitions
                return tracking.completion(
                    MigrationTracking.Completion(
                        durationMilliseconds: elapsed(),
                        isTransactional: isTransactional && direct == nil, progress: progress,
                        checksum: checksum,
                        checksumImports: imports.isEmpty
                            ? nil
                            : run.checksums.ofImports(
                                imports, in: Filesystem.parent(of: step.file.path) ?? "/")))
            }
        } catch {
            if case .server(let cause) = error {
                if cause.isConnectionLoss, try isCompleted() { return }
                commitFailure = cause
            }
            throw end(error)
        }
    }

    /// An index that is of no use must not count as made, whatever the code made of the error.
    private func refuseInvalidIndexes() throws(RunEnd) {
        let remaining: [InvalidIndex]
        do throws(StatementFailure) { remaining = try session.remainingInvalidIndexes() } catch {
            throw end(error)
        }
        guard let index = remaining.first else { return }
        throw failure(index.description, details: index.error.hint.map { ["HINT: \($0)"] } ?? [])
    }

    /// Settles a COMMIT whose answer was lost: our own row tells, once the backend is gone.
    func isCompleted() throws(RunEnd) -> Bool {
        let row = try run.store.outcome(
            of: tracking.version, runID: run.runID, on: try connectionForTruth())
        guard row?.status == .completed else { return false }
        session.warn("the connection was lost while COMMIT was answered; the COMMIT stands")
        return true
    }

    /// A connection that tells what became of the migration: the idle one, or another where that is
    /// lost as well; the server has ended the backend of the migration's own by then.
    private func connectionForTruth() throws(RunEnd) -> Connection {
        let session = run.configuration.session
        session.close()
        let connection = try run.connectionThatIsOpen()
        guard let backend = session.backend else { return connection }
        let deadline = EventLoop.now + Self.patienceWithBackends
        while try connection.execute("SELECT FROM \(backend.place)", isInterruptible: false).first?
            .rows.isEmpty == false
        {
            if EventLoop.now > deadline {
                try connection.execute(
                    "SELECT pg_catalog.pg_terminate_backend(pid) FROM \(backend.place)",
                    isInterruptible: false)
            }
            RunPause(loop: run.loop).waitRegardless(20)
        }
        return connection
    }

    /// How long a backend whose client is gone may take to see that, in milliseconds.
    private static let patienceWithBackends = 2_000.0

    private func reportUndone() throws(RunEnd) {
        for statement in session.undone {
            let text = statement.notice(of: "the migration")
            if run.configuration.isStrict { throw failure(text) }
            session.warn(text)
        }
    }

    /// Rolls back and commits the row `failed`.
    ///
    /// - Returns: what stood in the way of that, where something did.
    func fail(_ reason: String, durationMilliseconds: Int) -> String? {
        _ = stop(because: "the migration has failed")
        do throws(StatementFailure) {
            try session.abandon()
            let progress = direct?.progress.progress ?? session.ledger.progress(running: nil)
            // What said that it runs was rolled back with the rest.
            if session.isShared {
                _ = try session.send(.simple(tracking.runningSQL), isInterruptible: false)
            }
            try session.writeFailure(
                tracking.failure(
                    reason, durationMilliseconds: durationMilliseconds,
                    progress: progress.mayHaveEffects ? progress : nil, isCutOff: isCutOff))
            return nil
        } catch {
            return recordElsewhere(reason, durationMilliseconds)
        }
    }

    /// Refuses what its code still asks for, and closes its clients' connections.
    ///
    /// - Returns: whether nothing that they did is durable.
    func stop(because reason: String) -> Bool {
        run.gateway.mode = .refused(reason)
        session.refuseQueued(GatewayFailure(message: reason))
        _ = direct?.closeAll()
        _ = direct?.progress.settle()
        return direct?.progress.progress.mayHaveEffects != true
    }

    /// Every error that one of its statements was answered with, in order.
    var statementFailures: [PostgresError] {
        (session.failures + (direct?.failures ?? [])).map(\.error)
    }

    /// Whether its code has changed something in the file system.
    var hasWrittenFiles: Bool { run.scripts.runtime?.hasWrittenFiles ?? false }

    /// Whether it ended by what happened to the server or the network, so that running it once more from
    /// its beginning may do twice what it had already done.
    private var isCutOff: Bool {
        if case .loss? = run.loop.interruption { return true }
        let failures = session.failures + (direct?.failures ?? [])
        return !session.connection.isOpen || failures.contains { $0.error.isOfCircumstances }
    }

    /// Where the migration's connection is of no more use, the other one tells the failure; how much
    /// is durable says the row, as an answer to COMMIT may be lost.
    private func recordElsewhere(_ reason: String, _ durationMilliseconds: Int) -> String? {
        do throws(RunEnd) {
            let connection = try connectionForTruth()
            if session.isShared {
                try connection.execute(tracking.runningSQL, isInterruptible: false)
            }
            let row = try run.store.outcome(of: tracking.version, runID: run.runID, on: connection)
            guard let row, row.status == .running else { return nil }
            let progress = direct?.progress.progress ?? row.progress
            let record = tracking.failure(
                reason, durationMilliseconds: durationMilliseconds,
                progress: progress?.mayHaveEffects == true ? progress : nil, isCutOff: isCutOff)
            let reply = connection.reply(to: .simple(record.committing), isInterruptible: false)
            guard let cause = reply.error else { return nil }
            if let answer = connection.goOnWithoutHistory("COMMIT"), answer.error == nil {
                session.warn("the history could not be written: \(cause.message)")
                return nil
            }
            try connection.execute("ROLLBACK", isInterruptible: false)
            throw .failed(GeneralFailure(server: cause))
        } catch {
            return
                "the failure could not be recorded: \(error.reason); the row stays `running` until"
                + " the next command settles it"
        }
    }
}
