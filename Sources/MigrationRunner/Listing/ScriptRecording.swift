import EventLoop
import JSCore
import MigrationKit
import NodeRuntime

/// Runs scripts of migrations against recorders: files, sockets and other databases are closed to them.
///
/// They share a runtime as those of a run do, and each loads its modules anew. After one that did not come to a
/// clean end the next one gets a runtime of its own.
final class ScriptRecording {
    /// Told of each path that a script would change.
    var refuseFileWrite: (String) -> Void = { _ in }

    /// Told of each query that a script asks for, and of the places that its code is at, the innermost first; nil
    /// where nobody wants to know.
    var follow: ((String, [FileLocation]) -> Void)?
    /// Told of a script once it is loaded.
    var onLoad: (MigrationScript) -> Void = { _ in }

    /// Whether the last script does not parse, or what it imports is missing.
    private var wasUnloadable = false
    /// Whether the last script has thrown an error to say something.
    private var isDeliberate = false
    /// Whether the last script was not let go on, as it would not have come to an end.
    private var isGivenUp = false
    /// Whether its time was over.
    private var isOverdue = false

    /// How long the code of one migration may take; nil where there is no limit.
    var timeLimit: Duration?

    private let scripts: ScriptEnvironment
    private let loop: EventLoop
    private let reporter: any Reporter
    private let gateway: MigrationGateway
    private let current = CurrentVersion()
    private var host: ScriptHost?

    /// Makes a recording.
    init(
        scripts: ScriptEnvironment, home: HomeDatabase, loop: EventLoop, reporter: any Reporter
    ) {
        self.scripts = scripts
        self.loop = loop
        self.reporter = reporter
        gateway = MigrationGateway(home: home, loop: loop, warn: { _ in })
    }

    /// Runs a script in a direction; one that provides no `up` is run as it stands, and one that
    /// provides no `down` is only loaded.
    ///
    /// - Throws: ``RunEnd`` where it fails, or the program is to end.
    func run(_ step: MigrationStep, against recorder: StatementRecorder) throws(RunEnd) {
        wasUnloadable = false
        isDeliberate = false
        isGivenUp = false
        isOverdue = false
        current.version = step.file.version
        gateway.beginMigration()
        gateway.mode = .recording(recorder)
        let driver = try makeHost().driver(session: nil)
        let timer = limitTime(of: driver.runtime)
        var isClean = false
        defer {
            driver.runtime.deadline = nil
            if let timer { loop.cancel(timer) }
            gateway.mode = .refused("the migration it belongs to is over")
            if !isClean { discardHost() }
        }
        let script = try load(step, driver: driver)
        onLoad(script)
        isClean = try carryOut(script, step, driver, recorder)
    }

    /// Has the script that runs end: nothing more is to be known of it.
    func giveUp() { host?.runtime?.deadline = EventLoop.now }

    /// - Returns: whether the runtime can serve another script.
    private func carryOut(
        _ script: MigrationScript, _ step: MigrationStep, _ driver: ScriptDriver,
        _ recorder: StatementRecorder
    ) throws(RunEnd) -> Bool {
        do throws(SessionEnd) {
            if script.hasRun, step.direction == .up {
                return try finish(driver) { () throws(JSException) in
                    driver.runtime.context.undefined
                }
            }
            if script.provides(step.direction) {
                return try finish(driver) { () throws(JSException) in
                    try script.invoke(step.direction, file: step.file)
                }
            }
            guard step.direction == .up else { return true }
            // A script is its own migration, if need be as the main module.
            let isClean = try finish(driver) { () throws(JSException) in
                driver.runtime.context.undefined
            }
            guard !recorder.hasRecords else { return isClean }
            _ = try finish(driver) { () throws(JSException) in try script.runAsMain(step.file) }
            return false
        } catch {
            guard case .script(let thrown) = error else { throw RunEnd(error, step: step) }
            let error = ScriptError(thrown, runtime: driver.runtime)
            isDeliberate = error.isDeliberate
            throw .failed(error.failure(of: step, statements: []))
        }
    }

    // MARK: - The runtime

    private func makeHost() throws(RunEnd) -> ScriptHost {
        if let host {
            host.prepareForNextScript()
            return host
        }
        let made = ScriptHost(
            environment: scripts, gateway: gateway, loop: loop, reporter: reporter,
            current: current)
        made.refuseFileWrite = { [unowned self] in self.refuseFileWrite($0) }
        made.refusesSignals = true
        let runtime = try made.makeRuntime()
        if follow != nil { try followQueries(of: runtime) }
        host = made
        return made
    }

    private func discardHost() {
        host?.runtime?.retire()
        host = nil
    }

    private func load(
        _ step: MigrationStep, driver: ScriptDriver
    ) throws(RunEnd) -> MigrationScript {
        guard let host else { throw .failed(ExitedWithSuccess()) }
        do throws(JSException) {
            try driver.runtime.requireBuiltin("internal/modules/loader")["clear"]?.call()
        } catch {
            throw .failed(
                ScriptError(error.value, runtime: driver.runtime)
                    .failure(of: step, statements: []))
        }
        defer { wasUnloadable = host.wasUnloadable }
        do throws(RunEnd) {
            return try host.load(step, driver: driver)
        } catch {
            isOverdue = driver.runtime.deadline.map { EventLoop.now >= $0 } ?? false
            throw error
        }
    }

    /// Has each query noted with its place.
    private func followQueries(of runtime: NodeRuntime) throws(RunEnd) {
        do throws(JSException) {
            let note = runtime.context.makeFunction("note") {
                [unowned self, unowned runtime] call in
                self.follow?(call[0].description, ScriptError(call[1], runtime: runtime).frames)
                return nil
            }
            _ = try runtime.requireBuiltin("internal/pg/origins")["follow"]?.call([note])
        } catch {
            throw .failed(
                GeneralFailure("the JavaScript runtime did not start: \(error)", exitCode: .refused)
            )
        }
    }

    /// Has code that takes too long end.
    ///
    /// - Returns: a timer that wakes the loop up in time.
    private func limitTime(of runtime: NodeRuntime) -> TimerIdentifier? {
        guard let timeLimit else { return nil }
        let milliseconds = timeLimit / .milliseconds(1)
        runtime.deadline = EventLoop.now + milliseconds
        return loop.schedule(after: milliseconds, isReferenced: false) {}
    }

    /// Calls into a script and carries on until nothing is left of it.
    ///
    /// - Returns: whether it ended by itself; else it exited.
    private func finish(
        _ driver: ScriptDriver, after call: () throws(JSException) -> JSValue
    ) throws(SessionEnd) -> Bool {
        var end: ScriptDriver.End? = try driver.run(call)
        if case .settled(.success) = end { end = try driver.drain().end }
        switch end {
        case nil, .settled(.success): return true
        case .exited(let code):
            let final = driver.runtime.runExitListeners(code: code)
            guard final == 0 else {
                throw .failure("the migration called process.exit(\(final))")
            }
            return false
        case .settled(.failure(let exception)): throw .script(exception.value)
        case .uncaught(let error): throw .script(error)
        case .stalled:
            isGivenUp = true
            throw .failure("it waits for something that can never happen")
        case .overdue:
            isOverdue = true
            throw .failure(ScriptListing.Failure.overdue(timeLimit).reason)
        }
    }

    /// Why the last script did not come to its end.
    func failure(_ failure: any Failure) -> ScriptListing.Failure {
        if isOverdue { return .overdue(timeLimit) }
        return ScriptListing.Failure(
            reason: RunEnd.failed(failure).reason, place: failure.location, isGivenUp: isGivenUp,
            isUnloadable: wasUnloadable, isDeliberate: isDeliberate)
    }
}
