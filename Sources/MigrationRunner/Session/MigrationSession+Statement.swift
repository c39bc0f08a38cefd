import NodeRuntime
import PgQuery
import Postgres

/// One statement: what it does to the transactions, and what they do to it.
extension MigrationSession {
    /// Runs a statement by the rules for its kind.
    func run(
        _ unit: StatementUnit, kind: StatementKind, for request: QueuedRequest
    ) throws(StatementFailure) -> [StatementResult] {
        if state == .commitHeld { try sendHeldCommit() }
        if case .ownBlock(let owner) = state {
            return try runInOwnBlock(unit, kind: kind, owner: owner, for: request)
        }
        if file != nil, let results = try runOfFile(unit, kind: kind, for: request) {
            return results
        }
        switch kind {
        case .begin where isShared:
            return try beginSharedBlock(unit, client: request.client)
        case .begin:
            try commitWrapper(next: nil)
            tellWhatEnded(before: unit.text)
            let results = try send(unit.plainRequest)
            state = .ownBlock(client: request.client)
            return results
        case .commit(let chain), .rollback(let chain):
            let command = kind.isCommit ? "COMMIT" : "ROLLBACK"
            if chain { throw .needsBlock("\(command) AND CHAIN") }
            request.notice(.warning("there is no transaction in progress"))
            return [.empty(command)]
        case .savepoint: throw .needsBlock("SAVEPOINT")
        case .releaseSavepoint: throw .needsBlock("RELEASE SAVEPOINT")
        case .rollbackToSavepoint: throw .needsBlock("ROLLBACK TO SAVEPOINT")
        case .needsBlock(let command): throw .needsBlock(command)
        case .blockLocal(let command):
            request.notice(.warning("\(command) can only be used in transaction blocks"))
            return [.empty(command.split(separator: " ").first.map(String.init) ?? command)]
        case .alone(let command):
            return try runAlone(
                unit, leavings: command.hasSuffix("CONCURRENTLY") ? .unlessRefused : .none)
        case .prepareTransaction, .commitPrepared, .rollbackPrepared: return try runAlone(unit)
        case .ordinary: return try runUnit(unit, for: request)
        }
    }

    /// Runs what is neither transaction control nor to be run alone, in whatever is open.
    func runUnit(
        _ unit: StatementUnit, for request: QueuedRequest
    ) throws(StatementFailure) -> [StatementResult] {
        if state == .commitHeld { try sendHeldCommit() }
        if case .ownBlock(let owner) = state {
            return try runInOwnBlock(unit, kind: .ordinary, owner: owner, for: request)
        }
        do throws(StatementFailure) {
            return try runWrapped(unit)
        } catch {
            guard case .server(let cause) = error else { throw error }
            if file != nil, cause.sqlState == .objectInUse,
                let results = try runWithConstraintsChecked(unit)
            {
                return results
            }
            if unit.mayRunAlone, cause.asksToRunAlone {
                return try runAlone(unit, leavings: .leavings(refusedWith: cause))
            }
            noteUndone(unit, cause)
            throw error
        }
    }

    /// Warns where another client's statement joins the block.
    func noteJoining(_ unit: StatementUnit, owner: Int, client: Int) {
        guard client != owner else { return }
        warnOnce(
            "a statement of another client joined the open transaction:"
                + " \(unit.text.firstLine)")
    }

    private func runInOwnBlock(
        _ unit: StatementUnit, kind: StatementKind, owner: Int, for request: QueuedRequest
    ) throws(StatementFailure) -> [StatementResult] {
        if request.client != owner {
            if case .begin = kind {
                throw .refused(
                    "another client's transaction is open on the migration's one connection; blocks"
                        + " run one at a time (`transaction: false` gives each client its own"
                        + " connection)")
            }
        }
        noteJoining(unit, owner: owner, client: request.client)
        switch kind {
        case .commit(let chain) where isShared: return try commitSharedBlock(chain: chain)
        case .rollback(let chain) where isShared: return try rollBackBlock(chain: chain)
        case .prepareTransaction where isShared: throw refuseAlone(unit)
        case .commit(chain: false): return try holdCommit()
        case .commit(chain: true): return try commitAndChain(unit)
        case .rollback(let chain):
            let results = try send(unit.plainRequest)
            ledger.rollBack()
            if !chain { state = .idle }
            return results
        case .prepareTransaction:
            let results = try send(unit.plainRequest)
            state = .idle
            ledger.commit()
            try note(ledger.progress(running: nil))
            return results
        default:
            do throws(StatementFailure) {
                let results = Array(
                    try send(unit.request(prepared: &prepared), for: unit)
                        .suffix(unit.resultCount))
                if kind.isTransactionControl {
                    ledger.definitions?.note(kind)
                } else {
                    ledger.add(unit)
                }
                noteEffects(of: unit)
                return results
            } catch {
                prepared.forget(unit.text)
                throw error
            }
        }
    }
}
