import EventLoop
package import MigrationKit
import Postgres

/// The validators of one phase on a database: those of the program and those of a project, run by a
/// crew of threads as large as the server has connections for, else one after the other.
package final class DatabaseValidation {
    /// The session of the owner's thread.
    package let session: ReadOnlySession

    private let crew: ValidationCrew
    private let environment: ScriptEnvironment
    private let builtIns: ValidatorRegistry
    private let folder: ValidatorFolder?
    private let phase: ValidationPhase
    private let loop: EventLoop
    private let reporter: any Reporter

    /// How many threads read beside the owner's: with its session that makes four.
    private static let crewSize = 3

    /// Starts as many threads as are of use and the server can spare.
    init(
        session: ReadOnlySession, room: Int, phase: ValidationPhase, builtIns: ValidatorRegistry,
        folder: ValidatorFolder?, migrator: PostgresMigrator
    ) throws {
        self.session = session
        self.phase = phase
        self.builtIns = builtIns
        self.folder = folder
        loop = migrator.loop
        reporter = migrator.reporter
        environment = migrator.scripts
        let scripts = folder?.scripts ?? []
        crew = try ValidationCrew(
            scripts: scripts, environment: environment, settings: migrator.settings)
        let engines = scripts.isEmpty || room == 0 ? 0 : 1
        let concurrent =
            builtIns.validators(in: phase).count + (folder?.concurrentCount(in: phase) ?? 0)
        if engines == 1 { crew.start(.engine) }
        for _ in 0..<min(Self.crewSize - engines, room - engines, concurrent) {
            crew.start(.helper)
        }
    }

    /// The server's processes that are the validation's own; waits until all threads have connected or
    /// failed to.
    package var processes: [Int32] {
        crew.wait(on: loop, telling: reporter) { crew.isConnected || isInterrupted }
        return [Int32(session.connection.backendProcessID)] + crew.processes
    }

    private var isInterrupted: Bool { loop.interruption != nil }

    /// Makes all checks, in the order of the registry as far as the report goes.
    ///
    /// - Parameter context: what the validators judge by; its database is ``session``.
    /// - Returns: the report, which is not complete after an interruption.
    package func run(_ context: ValidationContext) -> ValidationReport {
        loadScripts()
        var registry = builtIns
        if let folder {
            registry.register(contentsOf: folder.validators(crew.loading.validators))
        }
        let context = ValidationRunner(registry: registry).informed(context)
        let board = ValidationBoard(registry.validators(in: phase), phase: phase)
        crew.begin(board, context)
        while !board.isComplete, !isInterrupted {
            make(.owner, of: board, context)
            if !crew.has(.helper) { make(.anywhere, of: board, context) }
            if !crew.has(.engine) {
                takeEngine()
                make(.engine, of: board, context)
            }
            watch(until: { board.isComplete }, giveUp: board.giveUp)
        }
        return board.report
    }

    /// Makes checks on this thread.
    private func make(
        _ place: ValidationPlace, of board: ValidationBoard, _ context: ValidationContext
    ) {
        ValidationRunner.empty(
            board, at: place, in: context, isInterrupted: { loop.interruption != nil })
    }

    /// Ends the sessions.
    package func close() {
        crew.close(on: loop, telling: reporter)
        session.close()
    }

    // MARK: - Scripts

    private func loadScripts() {
        let loading = crew.loading
        while !loading.isComplete, !isInterrupted {
            if !crew.has(.engine) {
                takeEngine()
                if let scripts = session.scripts {
                    loading.run(on: scripts, by: 0, isInterrupted: { loop.interruption != nil })
                }
            }
            watch(until: { loading.isComplete }, giveUp: loading.giveUp)
        }
    }

    /// Waits until something is done, or a thread has come to its end and is to be replaced. One that
    /// was given up is: by a new one, in which scripts are loaded again.
    private func watch(until isDone: () -> Bool, giveUp: (Duration) -> [Int]) {
        let roles = [ValidationCrew.Role.engine, .helper].filter(crew.has)
        crew.wait(on: loop, telling: reporter) {
            let lost = giveUp(ValidationCrew.grace)
            crew.giveUp(lost)
            if !lost.isEmpty { for role in roles where !crew.has(role) { crew.start(role) } }
            return isDone() || isInterrupted || !roles.allSatisfy(crew.has)
        }
    }

    /// Where no thread has the engine, this one does.
    private func takeEngine() {
        guard session.scripts == nil, folder?.scripts.isEmpty == false else { return }
        session.scripts = ScriptValidators(
            session: session, environment: environment, reporter: reporter)
    }
}
