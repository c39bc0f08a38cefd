import EventLoop
package import MigrationKit
import Postgres

/// The validators of one phase on a database: those of the program and those of a project, made by a
/// crew of threads and the process of the scripts as far as the server has connections for them, else one
/// after the other.
package final class DatabaseValidation {
    /// The session of the owner's thread.
    package let session: ReadOnlySession

    private let crew: ValidationCrew
    private let news: ValidationNews
    private let scripts: ScriptSupervisor?
    private let builtIns: ValidatorRegistry
    private let folder: ValidatorFolder?
    private let phase: ValidationPhase
    private let loop: EventLoop
    private let reporter: any Reporter
    private let isPooled: Bool
    /// Whether the scripts and the owner's session take turns, as there is one connection for both.
    private var takesTurns: Bool

    /// How many read beside the owner's thread: with its session that makes four.
    private static let crewSize = 3

    /// Starts as many threads as are of use and the server can spare.
    ///
    /// - Parameters:
    ///   - room: how many it can.
    ///   - isPooled: whether others may get a session's backend behind each transaction.
    init(
        session: ReadOnlySession, room: Int, isPooled: Bool, phase: ValidationPhase,
        builtIns: ValidatorRegistry,
        folder: ValidatorFolder?, scripts: ScriptSupervisor?, migrator: PostgresMigrator
    ) throws {
        self.session = session
        self.phase = phase
        self.isPooled = isPooled
        self.builtIns = builtIns
        self.folder = folder
        loop = migrator.loop
        reporter = migrator.reporter
        self.scripts = scripts.flatMap { $0.files.isEmpty ? nil : $0 }
        news = try scripts?.news ?? ValidationNews()
        crew = ValidationCrew(settings: migrator.settings, news: news)
        takesTurns = room == 0
        if !takesTurns { self.scripts?.startLoading(isPooled: isPooled) }
        let others = self.scripts == nil || takesTurns ? 0 : 1
        let concurrent =
            builtIns.validators(in: phase).count + (folder?.concurrentCount(in: phase) ?? 0)
        for _ in 0..<min(Self.crewSize - others, room - others, concurrent) { crew.start() }
    }

    /// The server's processes that are the validation's own; waits until all have connected or failed to.
    package var processes: [Int32] {
        wait { crew.isConnected && scripts?.isConnected ?? true || isInterrupted }
        return [Int32(session.connection.backendProcessID)] + crew.processes
            + (scripts?.serverProcess.map { [$0] } ?? [])
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
            registry.register(contentsOf: folder.validators(scripts?.validators ?? [:]))
            registry.register(contentsOf: SharedNames(registry.validators(in: phase)).validators)
        }
        let context = ValidationRunner(registry: registry).informed(context)
        let board = ValidationBoard(registry.validators(in: phase), phase: phase)
        if let scripts {
            if takesTurns { session.close() }
            scripts.startRunning(board, context)
            if takesTurns { waitForScripts() }
        }
        crew.begin(board, context)
        while !board.isComplete, !isInterrupted {
            make(.owner, of: board, context)
            if crew.isEmpty { make(.anywhere, of: board, context) }
            watch(board)
        }
        // They have given their connection back by then.
        waitForScripts()
        return board.report
    }

    /// Makes checks on this thread.
    private func make(
        _ place: ValidationPlace, of board: ValidationBoard, _ context: ValidationContext
    ) {
        ValidationRunner.empty(board, at: place, in: context, isInterrupted: { isInterrupted })
    }

    /// Ends the sessions.
    package func close() {
        crew.close(on: loop, telling: reporter)
        session.close()
    }

    /// Waits until something is done, or a thread has come to its end and is to be replaced. One that
    /// was given up is.
    private func watch(_ board: ValidationBoard) {
        let hadCrew = !crew.isEmpty
        wait {
            let lost = board.giveUp(overdueBy: ValidationCrew.grace)
            crew.giveUp(lost)
            if !lost.isEmpty, hadCrew, crew.isEmpty { crew.start() }
            return board.isComplete || isInterrupted || hadCrew && crew.isEmpty
        }
    }

    private func wait(until isDone: () -> Bool) {
        news.wait(on: loop, telling: reporter, until: isDone)
    }

    // MARK: - Scripts

    private func loadScripts() {
        guard let scripts else { return }
        waitForScripts()
        // The server has no connection to spare, whatever it says.
        if scripts.refusal != nil { takesTurns = true }
        guard takesTurns else { return }
        session.close()
        scripts.startLoading(isPooled: isPooled)
        waitForScripts()
        scripts.startResting()
        waitForScripts()
    }

    private func waitForScripts() {
        wait { scripts?.isBusy != true || isInterrupted }
    }
}
