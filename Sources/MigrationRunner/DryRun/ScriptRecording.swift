import JSCore
import EventLoop
import MigrationKit
import NodeRuntime

/// Runs the script of a migration against a recorder: files, sockets and other databases are closed to it.
final class ScriptRecording {
    /// Told of each path that the script would change.
    var refuseFileWrite: (String) -> Void = { _ in }

    /// A query that the script asked for, and the places that its code was at, the innermost first.
    struct AskedQuery {
        let text: String
        let frames: [FileLocation]
    }

    /// The queries in the order in which they were asked for; only where ``followsQueries``.
    private(set) var askedQueries: [AskedQuery] = []
    /// Whether ``askedQueries`` are noted.
    var followsQueries = false

    /// How long the code may take; nil where there is no limit.
    var timeLimit: Duration?

    private let scripts: ScriptEnvironment
    private let home: HomeDatabase
    private let loop: EventLoop
    private let reporter: any Reporter

    /// Makes a recording, in a runtime of its own.
    init(
        scripts: ScriptEnvironment, home: HomeDatabase, loop: EventLoop, reporter: any Reporter
    ) {
        self.scripts = scripts
        self.home = home
        self.loop = loop
        self.reporter = reporter
    }

    /// Runs the script in a direction; one that provides no `up` is run as it stands, and one that
    /// provides no `down` is only loaded.
    ///
    /// - Throws: ``RunEnd`` where it fails, or the program is to end.
    @discardableResult
    func run(
        _ step: MigrationStep, against recorder: StatementRecorder
    ) throws(RunEnd) -> MigrationScript {
        let current = CurrentVersion()
        current.version = step.file.version
        let gateway = MigrationGateway(home: home, loop: loop, warn: { _ in })
        gateway.mode = .recording(recorder)
        let host = ScriptHost(
            environment: scripts, gateway: gateway, loop: loop, reporter: reporter,
            current: current)
        host.refuseFileWrite = { self.refuseFileWrite($0) }
        host.refusesSignals = true
        if followsQueries { try follow(try host.makeRuntime()) }
        let driver = try host.driver(session: nil)
        let timer = limitTime(of: driver.runtime)
        defer { if let timer { loop.cancel(timer) } }
        let script = try host.load(step, driver: driver)
        guard script.provides(step.direction) || step.direction == .up else { return script }
        do throws(SessionEnd) {
            if script.hasRun, step.direction == .up {
                try finish(driver) { () throws(JSException) in driver.runtime.context.undefined }
            } else if script.provides(step.direction) {
                try finish(driver) { () throws(JSException) in
                    try script.invoke(step.direction, file: step.file)
                }
            } else {
                // A script is its own migration, if need be as the main module.
                try finish(driver) { () throws(JSException) in driver.runtime.context.undefined }
                guard recorder.records.isEmpty else { return script }
                try finish(driver) { () throws(JSException) in try script.runAsMain(step.file) }
            }
        } catch {
            guard case .script(let thrown) = error, let runtime = host.runtime else {
                throw RunEnd(error, step: step)
            }
            throw .failed(ScriptError(thrown, runtime: runtime).failure(of: step, statements: []))
        }
        return script
    }

    /// Has each query noted with its place.
    private func follow(_ runtime: NodeRuntime) throws(RunEnd) {
        do throws(JSException) {
            let note = runtime.context.makeFunction("note") {
                [unowned self, unowned runtime] call in
                self.askedQueries.append(
                    AskedQuery(
                        text: call[0].description,
                        frames: ScriptError(call[1], runtime: runtime).frames))
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
    private func finish(
        _ driver: ScriptDriver, after call: () throws(JSException) -> JSValue
    ) throws(SessionEnd) {
        var end: ScriptDriver.End? = try driver.run(call)
        if case .settled(.success) = end { end = try driver.drain().end }
        switch end {
        case nil, .settled(.success), .exited: return
        case .settled(.failure(let exception)): throw .script(exception.value)
        case .uncaught(let error): throw .script(error)
        case .stalled: throw .failure("it waits for something that can never happen")
        case .overdue: throw .failure("it takes longer than a look at it may")
        }
    }
}
