import Filesystem
import MigrationKit
import Subprocess

/// The process in which a project's validators run, as the program sees it: asked one thing at a time, ended
/// where it does not answer, and started again for what comes next.
///
/// Used by one thread at a time.
final class ScriptProcess {
    /// How the process came to be lost.
    enum Loss: Error {
        /// It could not be started.
        case notStarted(String)
        /// It has not answered in time.
        case overdue
        /// It used more memory than it may, in megabytes.
        case tooLarge(megabytes: Int)
        /// It ended by itself.
        case ended(ChildProcess.Ending?)
        /// Nobody wants its answer any more.
        case abandoned
    }

    private struct Running {
        let process: ChildProcess
        let channel: LineChannel
    }

    /// Takes what scripts print and what they are warned of.
    private let tell: (RunEvent) -> Void
    /// Asked while an answer is waited for.
    private let isAbandoned: () -> Bool
    private let megabytes: Int
    private let sparesOutput: Bool
    private var running: Running?

    /// How long a request may wait to be taken.
    private static let patience = Duration.seconds(10)
    /// How often the process is looked at while it works.
    private static let interval = Duration.milliseconds(50)
    /// How long it gets to end its statements, when it is told to end.
    private static let farewell = Duration.milliseconds(400)

    /// - Parameters:
    ///   - megabytes: the memory that the process may use.
    ///   - sparesOutput: whether what is written to its standard output, past `console`, goes to the standard
    ///     error.
    ///   - tell: takes what scripts print and what they are warned of.
    ///   - isAbandoned: asked while an answer is waited for.
    init(
        megabytes: Int, sparesOutput: Bool, tell: @escaping (RunEvent) -> Void,
        isAbandoned: @escaping () -> Bool
    ) {
        self.megabytes = megabytes
        self.sparesOutput = sparesOutput
        self.tell = tell
        self.isAbandoned = isAbandoned
    }

    deinit { end() }

    /// Asks for something; starts the process where there is none.
    ///
    /// - Parameter timeout: how long the answer may take; nil for as long as it takes.
    /// - Throws: how the process was lost, which has ended then.
    func ask(_ request: ScriptRequest, within timeout: Duration?) throws(Loss) -> ScriptAnswer {
        let running = try started()
        do throws(Loss) {
            return try answer(to: request, of: running, within: timeout)
        } catch {
            if case .abandoned = error {
                running.process.send(signal: Self.terminate)
                running.process.wait(timeout: Self.farewell)
            }
            end()
            throw error
        }
    }

    /// Ends the process, which has nothing to do.
    func end() {
        guard let running else { return }
        self.running = nil
        running.process.send(signal: Self.kill)
        running.process.wait(timeout: Self.patience)
    }

    private static let kill: Int32 = 9
    private static let terminate: Int32 = 15
    private static let standardError: Int32 = 2

    private func started() throws(Loss) -> Running {
        if let running { return running }
        do throws(ChildProcessError) {
            // This very file, whatever has been put in its place meanwhile.
            var command = ChildProcess.Command("/proc/self/exe", [ScriptService.command])
            command.startsSession = true
            if sparesOutput { command.output = .descriptor(Self.standardError) }
            let (process, channel) = try LineChannel.start(command)
            let running = Running(process: process, channel: channel)
            self.running = running
            return running
        } catch {
            throw .notStarted("\(error.program): \(error.reason)")
        }
    }

    private func answer(
        to request: ScriptRequest, of running: Running, within timeout: Duration?
    ) throws(Loss) -> ScriptAnswer {
        var loading: ScriptValidatorFile?
        if case .load(let file) = request { loading = file }
        running.channel.send(request.json.compact, within: Self.patience)
        let deadline = timeout.map { ContinuousClock.now + $0 }
        while true {
            let line = running.channel.receive(within: Self.interval)
            if let line {
                guard let json = try? JSON(parsing: line),
                    let answer = ScriptAnswer(json, loading: loading)
                else { throw .ended(nil) }
                guard case .told(let event) = answer else { return answer }
                tell(event)
            } else if running.channel.isClosed {
                throw .ended(running.process.wait(timeout: .seconds(1)))
            }
            if isAbandoned() { throw .abandoned }
            if let deadline, ContinuousClock.now >= deadline { throw .overdue }
            let size = Filesystem.residentBytes(of: running.process.identifier) ?? 0
            if size >> 20 > megabytes {
                throw .tooLarge(megabytes: megabytes)
            }
        }
    }
}

extension ScriptProcess.Loss: CustomStringConvertible {
    /// The loss as a sentence on the validator that brought it about.
    var description: String {
        switch self {
        case .notStarted(let reason): "the process for scripts could not be started: \(reason)"
        case .overdue: "it did not end when its time was over, and was given up"
        case .tooLarge(let megabytes): "it used more than \(megabytes) MB of memory, and was ended"
        case .ended(.killed(let signal)):
            "its process was ended by signal \(signal)"
        case .ended(.exited(let code)): "its process ended with exit code \(code)"
        case .ended(nil): "its process ended"
        case .abandoned: "it was interrupted"
        }
    }
}
