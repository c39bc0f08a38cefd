import EventLoop
import Filesystem
private import Glibc
import MigrationKit
import Postgres
import Subprocess

/// The process in which scripts run that may do anything to it, a project's validators and the code of migrations
/// that is only looked at: this program again, started with ``command`` and a channel on its standard input, on
/// which it is asked and answers.
package final class ScriptService {
    /// The word that starts it, which is no command of people's.
    package static let command = "--script-process"

    private let channel: LineChannel
    private let loop: EventLoop
    private var session: ReadOnlySession?
    private var listings: ListingService?
    private let directory = Filesystem.currentDirectory

    /// How long what is said may wait to be taken.
    private static let patience = Duration.seconds(60)

    /// Does what it is asked until the other end is gone or a signal comes.
    ///
    /// - Returns: the exit code; 64 (EX_USAGE) where nobody asks.
    package static func run() -> Int32 {
        guard let channel = LineChannel.onStandardInput(),
            let loop = try? EventLoop(handlingSignals: true)
        else {
            let text = "error: \(command) is for the program itself\n"
            try? FileDescriptor.writeAll(Array(text.utf8), to: STDERR_FILENO)
            return 64
        }
        // A script that never ends would not see it.
        let descriptor = channel.descriptor
        _ = BackgroundThread.start {
            LineChannel.waitForEnd(of: descriptor)
            _exit(0)
        }
        // Where memory runs out, this process is the one to miss least.
        try? Filesystem.write(Array("1000".utf8), to: "/proc/self/oom_score_adj")
        ScriptService(channel, loop).serve()
        return 0
    }

    private init(_ channel: LineChannel, _ loop: EventLoop) {
        self.channel = channel
        self.loop = loop
    }

    private func serve() {
        while let line = nextLine() {
            guard let json = try? JSON(parsing: line) else { return }
            // Code that waited for it has ended.
            if ListingAnswer.read(json) != nil { continue }
            guard let request = ScriptRequest(json) else { return }
            // The last script may have gone elsewhere.
            _ = unsafe chdir(directory)
            guard let answer = answer(to: request) else { return }
            say(answer)
        }
    }

    /// Waits in the loop, which attends to signals.
    private func nextLine() -> String? {
        let watch = loop.watch(channel.descriptor, for: .read) {}
        defer { loop.cancel(watch) }
        while !channel.isClosed, loop.interruption == nil {
            if let line = channel.receive(within: .zero) { return line }
            if !channel.isClosed { loop.turn() }
        }
        return nil
    }

    private func say(_ answer: ScriptAnswer) {
        guard let json = answer.json else { return }
        // What is not taken is missed, and nothing that follows makes up for it.
        if !channel.send(json.compact, within: Self.patience) { _exit(0) }
    }

    /// - Returns: nil where the process is to end.
    private func answer(to request: ScriptRequest) -> ScriptAnswer? {
        switch request {
        case .connect(let world): return connect(world)
        case .begin(let facts):
            session?.scripts?.facts = facts
            return .done(process: nil)
        case .load(let file):
            do {
                return .loaded(try session?.scripts?.load(file) ?? [])
            } catch {
                return .unloadable("\(error)")
            }
        case .run(let validator): return .results(results(of: validator))
        case .rest:
            session?.close()
            return .done(process: nil)
        case .look(let world):
            listings = ListingService(world, channel: channel, loop: loop) { [unowned self] in
                self.say(.told($0))
            }
            return .done(process: nil)
        case .list(let task): return (try? listings?.list(task)).map { .listed($0) }
        }
    }

    private func connect(_ world: ScriptWorld) -> ScriptAnswer {
        do throws(RunEnd) {
            let session = try ReadOnlySession(isPooled: world.isPooled) {
                [loop] () throws(RunEnd) in
                do throws(WaitError) {
                    return try Connection.open(world.keywords, on: loop, timeout: world.timeout)
                } catch {
                    throw RunEnd(error)
                }
            }
            session.scripts = ScriptValidators(
                session: session, environment: world.environment,
                reporter: ClosureReporter { [unowned self] in self.say(.told(.event($0))) })
            self.session = session
            return .done(process: Int32(session.connection.backendProcessID))
        } catch {
            return .refused("\(error)")
        }
    }

    private func results(of validator: ScriptValidator) -> [ValidationResult] {
        guard let session, let phase = session.scripts?.facts?.phase else { return [] }
        let board = ValidationBoard([validator], phase: phase)
        ValidationRunner.empty(
            board, in: ValidationContext(phase: phase, database: session),
            isInterrupted: { false })
        return board.report.results
    }
}
