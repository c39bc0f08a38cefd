import EventLoop
import JSCore
import NodeRuntime
import Postgres

/// Carries a script on until it is done: runs the statements it queues and turns the loop for
/// everything else it waits for.
struct ScriptDriver {
    /// How a script came to its end.
    enum End {
        /// Its promise was settled.
        case settled(Result<JSValue, JSException>)
        /// It called `process.exit(code)`.
        case exited(Int)
        /// Something that no code of it caught.
        case uncaught(JSValue)
        /// It waits, and nothing is left that could wake it up.
        case stalled
        /// Its time is over.
        case overdue
    }

    let runtime: NodeRuntime
    let session: MigrationSession?

    /// Carries on until `settlement` has a result, or the script ends otherwise.
    ///
    /// - Throws: ``SessionEnd`` where the program is to end or the connection is gone.
    func run(until settlement: JSSettlement) throws(SessionEnd) -> End {
        while true {
            if let end = try check() { return end }
            if let result = settlement.result { return .settled(result) }
            guard try step() else { return .stalled }
        }
    }

    /// Calls into a script and carries on until the promise it gives is settled.
    ///
    /// - Throws: ``SessionEnd`` where the program is to end or the connection is gone.
    func run(_ call: () throws(JSException) -> JSValue) throws(SessionEnd) -> End {
        let promise: JSValue
        do throws(JSException) {
            promise = try call()
        } catch {
            // A script that was ended in its midst throws a value that says nothing.
            return try check() ?? .settled(.failure(error))
        }
        return try run(until: JSSettlement(of: promise))
    }

    /// Carries on until nothing is left: statements, timers, sockets, promises that lead to more.
    ///
    /// - Returns: whether there was anything, and how it ended where it did not end by itself.
    func drain() throws(SessionEnd) -> (hadWork: Bool, end: End?) {
        var hadWork = false
        while true {
            if let end = try check() { return (hadWork, end) }
            // What is done in no time is the end of what was awaited: a pool lets go of its client.
            let isWork = session?.hasQueued ?? false || runtime.loop.isWaiting
            guard try step() else { return (hadWork, nil) }
            hadWork = hadWork || isWork
        }
    }

    /// Runs the statements that a script had issued before it exited; nobody waits for their answers.
    func drainStatements() throws(SessionEnd) {
        while let session, session.hasQueued { try session.runNext() }
    }

    private func check() throws(SessionEnd) -> End? {
        if let interruption = runtime.loop.interruption { throw .interrupted(interruption) }
        runtime.drainTicks()
        if let code = runtime.exitRequest { return .exited(code) }
        if let error = runtime.uncaughtErrors.first { return .uncaught(error.value) }
        if let deadline = runtime.deadline, EventLoop.now >= deadline { return .overdue }
        return nil
    }

    /// Does one thing; false where nothing is left to do.
    private func step() throws(SessionEnd) -> Bool {
        if let session, session.hasQueued {
            try session.runNext()
            return true
        }
        let loop = runtime.loop
        guard loop.hasReferencedWork else { return false }
        if !loop.isDue { try waitForSomethingElse() }
        loop.turn()
        return true
    }

    /// A wait for anything but a statement ends the time in which a COMMIT is held back.
    private func waitForSomethingElse() throws(SessionEnd) {
        guard let session, session.state == .commitHeld else { return }
        do throws(StatementFailure) {
            try session.sendHeldCommit()
        } catch {
            switch error {
            case .interrupted(let interruption): throw .interrupted(interruption)
            case .server(let cause):
                if cause.isConnectionLoss { throw .connectionLost(cause) }
                session.verdict = "COMMIT failed: \(cause.message)"
            }
        }
    }
}
