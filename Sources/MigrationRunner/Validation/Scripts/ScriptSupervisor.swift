package import EventLoop
package import MigrationKit
import Postgres
import Synchronization

/// The scripts of a validators' folder, and the process that they run in: it lives through all phases of a
/// command, and what an instance keeps in one is there in the next.
///
/// What it does it does on a thread of its own, one thing at a time, while the owner of the run goes on.
package final class ScriptSupervisor: Sendable {
    private struct State {
        /// What the files have that are loaded.
        var loaded: [ScriptValidatorFile: [any MigrationValidator]] = [:]
        /// The files that the process knows, where it is connected.
        var known: Set<ScriptValidatorFile>?
        /// The server's process while the scripts have a session.
        var serverProcess: Int32?
        /// Why the server did not let the scripts in.
        var refusal: String?
        /// What validators are told in this phase.
        var facts: ScriptValidationFacts?
        var isPooled = false
        var isBusy = false
    }

    /// The scripts, in order.
    let files: [ScriptValidatorFile]
    /// Tells the owner's thread.
    let news: ValidationNews
    private let world: ScriptWorld
    private let state = Mutex(State())
    private let process: Mutex<ScriptProcess>
    private let flag: AbandonmentFlag

    /// How long something may go on beyond its time before its process is ended; not much less, or a busy
    /// machine loses processes that are about to answer.
    private static let grace = Duration.seconds(10)
    /// How long a new process, in which no script runs yet, may take to begin on a busy machine.
    private static let handshake = Duration.seconds(60)
    /// How long the owner waits for the end of what is abandoned, in milliseconds.
    private static let patience = 2_000.0

    /// Prepares the scripts of a folder; no process is started yet.
    ///
    /// - Parameters:
    ///   - megabytes: the memory that they may use.
    ///   - sparesOutput: whether nothing of theirs may reach the standard output, which is a document.
    /// - Throws: `EventLoopError` when the system gives no descriptor.
    package convenience init(
        _ folder: ValidatorFolder, of migrator: PostgresMigrator, megabytes: Int,
        sparesOutput: Bool
    ) throws(EventLoopError) {
        try self.init(
            folder.scripts,
            in: ScriptWorld(settings: migrator.settings, environment: migrator.scripts),
            megabytes: megabytes, sparesOutput: sparesOutput)
    }

    private init(
        _ files: [ScriptValidatorFile], in world: ScriptWorld, megabytes: Int,
        sparesOutput: Bool
    ) throws(EventLoopError) {
        self.files = files
        self.world = world
        let news = try ValidationNews()
        self.news = news
        let flag = AbandonmentFlag()
        self.flag = flag
        process = Mutex(
            ScriptProcess(
                megabytes: megabytes, streams: .inherited(sparesOutput: sparesOutput),
                tell: { if case .event(let event) = $0 { news.reporter.report(event) } },
                isAbandoned: { flag.isRaised }))
    }

    // MARK: - The owner's side

    /// Loads what is not loaded, beside whatever else goes on.
    ///
    /// - Parameter isPooled: whether others may get the session's backend behind each transaction.
    func startLoading(isPooled: Bool) {
        state.withLock { state in
            state.refusal = nil
            state.isPooled = isPooled
        }
        start { supervisor, process in supervisor.load(on: process) }
    }

    /// Takes the scripts' checks from a board, beside whatever else goes on, and gives the connection back
    /// after that.
    func startRunning(_ board: ValidationBoard, _ context: ValidationContext) {
        let facts = ScriptValidationFacts(context)
        state.withLock { $0.facts = facts }
        start { supervisor, process in
            supervisor.begin(facts, on: process)
            supervisor.empty(board, on: process)
            supervisor.rest(process)
        }
    }

    /// Gives the scripts' connection back.
    func startResting() { start { supervisor, process in supervisor.rest(process) } }

    /// Whether a thread is at work.
    var isBusy: Bool { state.withLock(\.isBusy) }

    /// Whether it is known if the server lets the scripts in.
    var isConnected: Bool {
        state.withLock { !$0.isBusy || $0.serverProcess != nil || $0.refusal != nil }
    }

    /// The server's process of the scripts' session, while there is one.
    var serverProcess: Int32? { state.withLock(\.serverProcess) }

    /// Why the server did not let the scripts in; nil where it has.
    var refusal: String? { state.withLock(\.refusal) }

    /// What the files have, once all are loaded; those that could not be have a validator that fails.
    var validators: [ScriptValidatorFile: [any MigrationValidator]] {
        state.withLock { state in
            var validators = state.loaded
            for file in files where validators[file] == nil {
                validators[file] = [file.unloadable(state.refusal ?? "it was not loaded")]
            }
            return validators
        }
    }

    /// Ends what goes on, its statements too, and the process.
    package func close(on loop: EventLoop, telling reporter: any Reporter) {
        flag.raise()
        let deadline = EventLoop.now + Self.patience
        news.wait(on: loop, telling: reporter) { !isBusy || EventLoop.now >= deadline }
        if !isBusy { process.withLock { $0.end() } }
    }

    // MARK: - The thread's side

    private func start(
        _ work: @escaping @Sendable (ScriptSupervisor, ScriptProcess) -> Void
    ) {
        state.withLock { $0.isBusy = true }
        let isStarted = BackgroundThread.start { [self] in
            process.withLock { work(self, $0) }
            state.withLock { $0.isBusy = false }
            news.ring()
        }
        if !isStarted { state.withLock { $0.isBusy = false } }
    }

    /// Sees to a process that is connected.
    ///
    /// - Returns: why the server did not let it in; nil where it has.
    private func connect(_ process: ScriptProcess) throws(ScriptProcess.Loss) -> String? {
        if state.withLock({ $0.known != nil }) { return nil }
        var world = world
        world.isPooled = state.withLock(\.isPooled)
        switch try process.ask(.connect(world), within: nil) {
        case .done(let serverProcess):
            state.withLock { state in
                state.known = []
                state.serverProcess = serverProcess
            }
            news.ring()
        case .refused(let reason):
            state.withLock { $0.refusal = reason }
            return reason
        default: throw .ended(nil)
        }
        if let facts = state.withLock(\.facts) {
            _ = try process.ask(.begin(facts), within: Self.handshake)
        }
        return nil
    }

    private func load(on process: ScriptProcess) {
        for file in files where state.withLock({ $0.loaded[file] == nil }) {
            let validators: [any MigrationValidator]
            do throws(ScriptProcess.Loss) {
                if try connect(process) != nil { return }
                validators = try load(file, on: process)
            } catch {
                forgetProcess()
                switch error {
                case .abandoned: return
                case .overdue: validators = [file.unloadable("loading it never ends")]
                default: validators = [file.unloadable("\(error)")]
                }
            }
            state.withLock { $0.loaded[file] = validators }
        }
    }

    private func load(
        _ file: ScriptValidatorFile, on process: ScriptProcess
    ) throws(ScriptProcess.Loss) -> [any MigrationValidator] {
        let time = ScriptValidators.loadingTimeout + Self.grace
        let answer = try process.ask(.load(file), within: time)
        state.withLock { _ = $0.known?.insert(file) }
        switch answer {
        case .loaded(let validators): return validators
        case .unloadable(let reason): return [file.unloadable(reason)]
        default: throw .ended(nil)
        }
    }

    private func begin(_ facts: ScriptValidationFacts, on process: ScriptProcess) {
        guard state.withLock({ $0.known != nil }) else { return }
        do throws(ScriptProcess.Loss) {
            _ = try process.ask(.begin(facts), within: Self.grace)
        } catch {
            forgetProcess()
        }
    }

    private func empty(_ board: ValidationBoard, on process: ScriptProcess) {
        while !flag.isRaised, let (number, validator) = board.take(.engine) {
            let start = ContinuousClock.now
            func failure(_ reason: String) -> [ValidationResult] {
                let elapsed = Int((ContinuousClock.now - start) / .milliseconds(1))
                return [
                    ValidationResult(
                        check: validator.name, status: .fail, error: reason,
                        durationMilliseconds: elapsed)
                ]
            }
            do throws(ScriptProcess.Loss) {
                board.finish(
                    number,
                    with: try results(of: validator, on: process, otherwise: failure))
            } catch {
                forgetProcess()
                if case .abandoned = error { return }
                board.finish(number, with: failure("\(error)"))
            }
            news.ring()
        }
    }

    private func results(
        of validator: any MigrationValidator, on process: ScriptProcess,
        otherwise failure: (String) -> [ValidationResult]
    ) throws(ScriptProcess.Loss) -> [ValidationResult] {
        guard let validator = validator as? ScriptValidator else {
            return failure("it is no script")
        }
        if let refusal = try connect(process) { return failure(refusal) }
        // A new process is to have the time that loading takes beside the validator's own.
        if state.withLock({ $0.known?.contains(validator.file) == false }) {
            _ = try load(validator.file, on: process)
        }
        let answer = try process.ask(.run(validator), within: validator.timeout + Self.grace)
        guard case .results(let results) = answer else { throw .ended(nil) }
        return results
    }

    private func rest(_ process: ScriptProcess) {
        guard state.withLock({ $0.known != nil }) else { return }
        do throws(ScriptProcess.Loss) {
            _ = try process.ask(.rest, within: Self.grace)
            state.withLock { $0.serverProcess = nil }
        } catch {
            forgetProcess()
        }
    }

    private func forgetProcess() {
        state.withLock { state in
            state.known = nil
            state.serverProcess = nil
        }
    }
}

/// Whether nobody wants what a process is doing.
private final class AbandonmentFlag: Sendable {
    private let flag = Atomic(false)

    var isRaised: Bool { flag.load(ordering: .relaxed) }

    func raise() { flag.store(true, ordering: .relaxed) }
}
