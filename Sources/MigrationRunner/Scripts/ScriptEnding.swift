import Configuration
import JSCore
import MigrationKit
import NodeRuntime
import Postgres

/// How the end of a script is read, a migration's or a hook's: what it means that it threw, exited, stalled or
/// left something behind.
struct ScriptEnding {
    /// What a script is a part of, for the sentences about it.
    enum Role {
        /// A migration, which goes this way.
        case migration(MigrationDirection)
        /// A hook; what it fails with is told behind its name.
        case hook(HookKey)
    }

    let role: Role
    let driver: ScriptDriver
    let gateway: MigrationGateway
    /// Whether what is otherwise a warning is a failure.
    let isStrict: Bool
    let warn: (String) -> Void

    /// Carries a call on to its end, and then on until nothing is left of it.
    ///
    /// - Parameter hasSaidSo: whether the script has said otherwise that it is done.
    /// - Throws: ``SessionEnd`` with what makes it fail.
    func carryOut(
        _ call: () throws(JSException) -> JSValue, hasSaidSo: () -> Bool = { false }
    ) throws(SessionEnd) {
        if try judge(try driver.run(call)) { return }
        let rest = try driver.drain()
        if let end = rest.end, try judge(end) { return }
        guard rest.hadWork, !hasSaidSo() else { return }
        try tell(
            "\(role.function) returned before its work was done (a query or timer that is not"
                + " awaited); it was waited for")
    }

    /// Carries a script on until nothing is left of it.
    ///
    /// - Returns: whether it exited.
    /// - Throws: ``SessionEnd`` with what makes it fail.
    func finish() throws(SessionEnd) -> Bool {
        guard let end = try driver.drain().end else { return false }
        return try judge(end)
    }

    /// What the end of a script means.
    ///
    /// - Returns: whether it exited, so that no code of it may run any more.
    /// - Throws: ``SessionEnd`` with what makes it fail.
    func judge(_ end: ScriptDriver.End) throws(SessionEnd) -> Bool {
        switch end {
        case .settled(.success): return false
        case .settled(.failure(let exception)): throw .script(exception.value)
        case .uncaught(let error): throw .script(error)
        case .stalled, .overdue:
            throw .failure(
                "\(role.subject) waits for something that can never happen: its promise is pending,"
                    + " and no query, timer or other work is left that could settle it")
        case .exited(let code):
            try driver.drainStatements()
            let final = driver.runtime.runExitListeners(code: code)
            driver.runtime.cancelTimers()
            guard final == 0 else {
                throw .failure("\(role.caller) called process.exit(\(final))")
            }
            return true
        }
    }

    /// Looks at what a script that is done has left, where its code may not have noticed a failure.
    ///
    /// - Throws: ``SessionEnd`` with what makes it fail.
    func checkLeavings() throws(SessionEnd) {
        if let code = driver.runtime.scriptExitCode, code != 0 {
            throw .failure("process.exitCode is \(code)")
        }
        try Self.checkLeavings(in: driver.session, gateway)
        for refusal in driver.runtime.refusals {
            let text = "\(role.who) went on without what it was refused: \(refusal.message)"
            if refusal.isOfEffect { throw .failure(text) }
            try tell(text)
        }
    }

    /// Looks at what statements have left.
    ///
    /// - Throws: ``SessionEnd`` with what makes their migration, or hook, fail.
    static func checkLeavings(
        in session: MigrationSession?, _ gateway: MigrationGateway
    ) throws(SessionEnd) {
        if let refusal = gateway.refusals.first { throw .failure(refusal) }
        if let verdict = session?.verdict { throw .failure(verdict) }
        if let session, session.state.isOwnBlock {
            throw .failure(
                "a transaction is still open at its end: a COMMIT is missing; it was rolled back")
        }
    }

    private func tell(_ text: String) throws(SessionEnd) {
        if isStrict { throw .failure(text) }
        warn(text)
    }
}

extension ScriptEnding.Role {
    /// What returns.
    fileprivate var function: String {
        switch self {
        case .migration(let direction): "`\(direction.rawValue)`"
        case .hook(let key): "the hook \(key.rawValue)"
        }
    }

    /// What waits.
    fileprivate var subject: String {
        switch self {
        case .migration: function
        case .hook: "it"
        }
    }

    /// What exits.
    fileprivate var caller: String {
        switch self {
        case .migration: who
        case .hook: "it"
        }
    }

    /// What goes on.
    var who: String {
        switch self {
        case .migration: "the migration"
        case .hook: "the hook"
        }
    }
}

extension MigrationSession.UndoneStatement {
    /// That it failed, and that who sent it went on.
    func notice(of sender: String) -> String {
        let outcome =
            mayHaveLeftPart
            ? "failed, though a part of it may be committed" : "failed and was undone"
        return "a statement \(outcome), and \(sender) went on: \(error.message) (\(text.firstLine))"
    }
}
