import JSCore
import EventLoop
import MigrationKit
import NodeRuntime

/// Runs the script of a migration against a recorder: files, sockets and other databases are closed to it.
final class ScriptRecording {
    /// Told of each path that the script would change.
    var refuseFileWrite: (String) -> Void = { _ in }

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
        let driver = try host.driver(session: nil)
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
        case .stalled, .overdue: throw .failure("it waits for something that can never happen")
        }
    }
}
