import EventLoop
import NodeRuntime
import Postgres

/// Statements that scripts sent at once (`Promise.all`) go to the server at once, each with a Sync of
/// its own, so that each succeeds or fails as it would alone.
extension MigrationSession {
    /// Runs several requests in one round trip, in their order.
    ///
    /// - Throws: ``SessionEnd`` where nothing more can be run.
    func runBatch(
        _ batch: [(request: QueuedRequest, unit: StatementUnit)]
    ) throws(SessionEnd) {
        do throws(StatementFailure) {
            if state == .commitHeld { try sendHeldCommit() }
        } catch {
            // The first of them would have been told.
            switch error {
            case .interrupted(let signal): throw .interrupted(signal)
            case .server(let cause):
                if cause.isConnectionLoss { throw .connectionLost(cause) }
                batch[0].request.completion(.failure(GatewayFailure(cause)))
                for (request, _) in batch.dropFirst() { try runOne(request) }
                return
            }
        }
        var again: [QueuedRequest] = []
        let end: SessionEnd?
        if case .ownBlock(let owner) = state {
            end = exchangeInOwnBlock(batch, owner: owner)
        } else {
            end = exchangeInWrapper(batch, again: &again)
        }
        if let end { throw end }
        for request in again { try runOne(request) }
    }

    private func exchangeInOwnBlock(
        _ batch: [(request: QueuedRequest, unit: StatementUnit)], owner: Int
    ) -> SessionEnd? {
        exchange(batch, lead: { _ in [] }, trail: []) { request, unit, reply, start in
            self.noteJoining(unit, owner: owner, client: request.client)
            if let error = reply.error {
                self.failures.append(UndoneStatement(text: unit.text, error: error))
                return .failure(GatewayFailure(error))
            }
            self.ledger.add(unit)
            self.noteEffects(of: unit)
            return .success(reply.results.suffix(1).map { GatewayResult($0) })
        }
    }

    /// In the wrapper a savepoint stands from one statement to the next: each releases the one before
    /// it and makes another; going back to it undoes what failed, and nothing where nothing did.
    private func exchangeInWrapper(
        _ batch: [(request: QueuedRequest, unit: StatementUnit)], again: inout [QueuedRequest]
    ) -> SessionEnd? {
        let savepoint = "SAVEPOINT jsmigrate"
        let back = "ROLLBACK TO SAVEPOINT jsmigrate"
        let opening = state == .idle ? [Self.begin, savepoint] : [savepoint]
        let deferred = hasDeferrableConstraints ? [Self.deferral] : []
        let checked = hasDeferrableConstraints ? [Self.constraintCheck] : []
        let trail = checked + ["RELEASE SAVEPOINT jsmigrate", savepoint]
        var repeated: [QueuedRequest] = []
        let end = exchange(
            batch, lead: { ($0 == 0 ? opening : [back]) + deferred }, trail: trail,
            ending: [back, "RELEASE SAVEPOINT jsmigrate"]
        ) { request, unit, reply, start in
            self.state = .wrapper
            if let error = reply.error {
                let wasPrepared = self.prepared.contains(unit.text)
                self.prepared.forget(unit.text)
                if error.asksToRunAlone || wasPrepared && error.sqlState == .featureNotSupported {
                    repeated.append(request)
                    return nil
                }
                self.failures.append(UndoneStatement(text: unit.text, error: error))
                self.noteUndone(unit, error)
                return .failure(GatewayFailure(error))
            }
            self.ledger.add(unit)
            self.noteEffects(of: unit)
            return .success(
                reply.results.dropLast(trail.count).suffix(1).map { GatewayResult($0) })
        }
        again = repeated
        return end
    }

    /// Sends each unit between other statements, and turns the loop until all are answered.
    ///
    /// - Parameters:
    ///   - ending: what is sent behind them.
    ///   - judge: what to tell of an answer; nil where nothing is to be told yet.
    /// - Returns: why nothing more can be run, where that is so.
    private func exchange(
        _ batch: [(request: QueuedRequest, unit: StatementUnit)], lead: (Int) -> [String],
        trail: [String], ending: [String] = [],
        judge:
            @escaping (QueuedRequest, StatementUnit, Reply, Double) ->
            Result<[GatewayResult], GatewayFailure>?
    ) -> SessionEnd? {
        let start = EventLoop.now
        var remaining = batch.count
        var loss: PostgresError?
        running = batch[0].request
        defer { running = nil }
        for (index, (request, unit)) in batch.enumerated() {
            let commands =
                lead(index).map { Command.query($0) }
                + [prepared.command(for: unit.text, values: unit.values)]
                + trail.map { .query($0) }
            connection.submit(
                .pipeline(commands), rows: unit.rows, wantsNumbers: unit.wantsNumbers
            ) { reply in
                remaining -= 1
                if let error = reply.error, error.isConnectionLoss {
                    loss = error
                    return
                }
                let result = judge(request, unit, reply, start)
                self.running = index + 1 < batch.count ? batch[index + 1].request : nil
                if self.connection.loop.interruption != nil { return }
                if let result { self.answer(request, result, since: start) }
            }
        }
        if !ending.isEmpty {
            remaining += 1
            connection.submit(.pipeline(ending.map { .query($0) })) { reply in
                remaining -= 1
                if let error = reply.error, error.isConnectionLoss { loss = error }
            }
        }
        surroundings.blockers?.begin(connection.serverProcessID)
        connection.turnLoop { remaining == 0 }
        surroundings.blockers?.end(connection.serverProcessID)
        if let loss { return .connectionLost(loss) }
        return connection.loop.interruption.map { .interrupted($0) }
    }
}
