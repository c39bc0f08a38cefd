import Postgres

extension MigrationSession {
    /// Begins the wrapper: READ COMMITTED whatever the server's default is, because each statement saw
    /// the latest data when it was its own transaction.
    static let begin = "BEGIN ISOLATION LEVEL READ COMMITTED"

    /// Has constraints that can be deferred wait for their check.
    static let deferral = "SET CONSTRAINTS ALL DEFERRED"

    /// Checks what the transaction has deferred, at once and from here on.
    static let constraintCheck = "SET CONSTRAINTS ALL IMMEDIATE"

    /// Asks whether a transaction can defer anything at all.
    static let deferrableQuery =
        "SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE condeferrable)"

    /// Runs a unit in the wrapper transaction behind a savepoint, in one round trip; where it fails, it
    /// alone is undone.
    ///
    /// Constraints that are deferred hold at the end of each unit, as they did at the end of each
    /// transaction when every unit was one; in a SQL file they are checked at its end.
    func runWrapped(_ unit: StatementUnit) throws(StatementFailure) -> [StatementResult] {
        var lead = state == .idle ? [Self.begin, "SAVEPOINT jsmigrate"] : ["SAVEPOINT jsmigrate"]
        var trail: [String] = []
        let isChecked = file == nil
        // The data of a COPY has its own way, which the answers of other queries would be in.
        let held = HeldSettings(isChecked && unit.copy == nil ? unit.statements : nil)
        if isChecked {
            lead += held.lead
            if hasDeferrableConstraints { lead.append(Self.deferral) }
            if hasDeferrableConstraints || unit.changesSchema {
                trail.append(Self.constraintCheck)
            }
            trail += held.trail
            if unit.changesSchema { trail.append(Self.deferrableQuery) }
        }
        trail.append("RELEASE SAVEPOINT jsmigrate")
        do throws(StatementFailure) {
            let results = try exchange(
                unit, lead: lead, trail: trail,
                hasOthersRows: unit.changesSchema || !held.isEmpty)
            state = .wrapper
            ledger.add(unit)
            noteEffects(of: unit)
            file?.note(unit.statements)
            if isChecked, unit.changesSchema { noteDeferrable(results.dropLast().last) }
            return Array(results.dropFirst(lead.count).dropLast(trail.count))
        } catch {
            let wasPrepared = prepared.contains(unit.text)
            prepared.forget(unit.text)
            guard case .server(let cause) = error, !cause.isConnectionLoss else { throw error }
            try undo()
            // Its plan no longer fits what the query now returns.
            guard wasPrepared, cause.sqlState == .featureNotSupported else { throw error }
            return try runWrapped(unit)
        }
    }

    /// Sends a unit between other statements; all of it in one request where the unit cannot keep the
    /// others from being run.
    ///
    /// - Parameter hasOthersRows: whether those answer with rows, which must stay whole.
    private func exchange(
        _ unit: StatementUnit, lead: [String], trail: [String], hasOthersRows: Bool
    ) throws(StatementFailure) -> [StatementResult] {
        if unit.fitsExtendedProtocol {
            let commands = unit.commands(prepared: &prepared, mayFail: true)
            let results = try send(
                .pipeline(lead.map { .query($0) } + commands + trail.map { .query($0) }),
                for: hasOthersRows ? nil : unit)
            // Preparing has a result of its own.
            return Array(
                results.prefix(lead.count) + results.dropFirst(lead.count + commands.count - 1))
        }
        // A string that the server cannot parse is not run at all, its SAVEPOINT included.
        let isSurelyParsed = unit.statements != nil && connection.serverVersion >= 150_000
        guard isSurelyParsed else {
            let before = try send(.simple(lead.joined(separator: "; ")))
            state = .wrapper
            let results = try send(.simple(unit.text), for: unit)
            return before + results + (try send(.simple(trail.joined(separator: "; "))))
        }
        let prefix = lead.joined(separator: "; ") + "; "
        do throws(StatementFailure) {
            // A comment to the end of the line may be the last of the text.
            return try send(
                .simple(prefix + unit.text + "\n; " + trail.joined(separator: "; ")),
                for: hasOthersRows ? nil : unit)
        } catch {
            throw error.shifted(by: -prefix.unicodeScalars.count)
        }
    }

    /// Goes back to the savepoint after a failure.
    private func undo() throws(StatementFailure) {
        state = .wrapper
        _ = try send(
            .simple("ROLLBACK TO SAVEPOINT jsmigrate; RELEASE SAVEPOINT jsmigrate"),
            isInterruptible: false)
    }

    private func noteDeferrable(_ result: StatementResult?) {
        guard case .server(let result)? = result else { return }
        hasDeferrableConstraints = result.value(0, 0) == "t"
    }

    /// Keeps what this session knows true after a unit.
    func noteEffects(of unit: StatementUnit) {
        noteEffects(changesSchema: unit.changesSchema, discardsPrepared: unit.discardsPrepared)
    }

    /// Keeps what this session knows true after a statement of these facts.
    func noteEffects(changesSchema: Bool, discardsPrepared: Bool) {
        if discardsPrepared || changesSchema { prepared.forget() }
        // It may have made one; the next change of the schema in the wrapper asks.
        if changesSchema { hasDeferrableConstraints = true }
    }

    /// Runs a unit with no transaction around it, after what ran before it is committed.
    ///
    /// - Parameter leavings: whether it may commit a part of its work and then fail.
    func runAlone(
        _ unit: StatementUnit, leavings: StatementUnit.Leavings = .none
    ) throws(StatementFailure) -> [StatementResult] {
        if isShared { throw refuseAlone(unit) }
        try commitWrapper(next: unit)
        tellWhatEnded(before: unit.text)
        let build = ConcurrentBuild(unit.statements, lockTimeout: surroundings.lockTimeout)
        let results: [StatementResult]
        do throws(StatementFailure) {
            if let build {
                let outcome = try runConcurrently(unit, build)
                if let index = outcome.invalid.first { throw .server(index.error) }
                results = outcome.results
            } else {
                results = try send(unit.plainRequest, for: unit)
            }
        } catch {
            let isKnown = build?.isOfIndexes == true && connection.isOpen
            let hasLeftPart =
                isKnown ? surroundings.hasLeftInvalidIndex : leavings.areLeft(by: error)
            if hasLeftPart { ledger.addPart(of: unit) }
            if case .server(let cause) = error {
                noteUndone(unit, cause, mayHaveLeftPart: hasLeftPart)
                if !cause.isConnectionLoss { try note(ledger.progress(running: nil)) }
            }
            throw error
        }
        ledger.add(unit)
        ledger.commit()
        noteEffects(of: unit)
        try note(ledger.progress(running: nil))
        return results
    }
}
