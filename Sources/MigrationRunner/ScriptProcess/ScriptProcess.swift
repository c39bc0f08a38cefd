import Filesystem
import MigrationKit
import Subprocess

/// The process in which scripts run that may do anything to it, as the program sees it: asked one thing at a
/// time, ended where it does not answer, and started again for what comes next.
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

    /// Waits for the next line of a channel, not much longer than it is told; nil where none has come.
    typealias Waiting = (LineChannel, Duration) -> String?

    /// What the process's standard streams are.
    struct Streams {
        var output = ChildProcess.Stream.inherited
        var errors = ChildProcess.Stream.inherited

        /// Those of the program.
        ///
        /// - Parameter sparesOutput: whether what is written to the standard output, past `console`, goes to the
        ///   standard error, as the output is a document.
        static func inherited(sparesOutput: Bool) -> Streams {
            Streams(output: sparesOutput ? .descriptor(standardError) : .inherited)
        }

        /// None: nobody is to see what is written.
        static let none = Streams(output: .null, errors: .null)

        private static let standardError: Int32 = 2
    }

    private struct Running {
        let process: ChildProcess
        let channel: LineChannel
    }

    /// Takes what it says beside its answers.
    private let tell: (ScriptNews) -> Void
    /// Asked while an answer is waited for.
    private let isAbandoned: () -> Bool
    private let waiting: Waiting
    private let megabytes: Int
    private let streams: Streams
    private var running: Running?
    /// When the answer that is waited for is overdue.
    private var deadline: ContinuousClock.Instant?
    /// Whether an answer is waited for.
    private var isAsked = false
    /// Why something that was said was not said to its end: the process makes nothing of what follows.
    private var breach: Loss?
    /// When its memory is looked at again.
    private var nextLook = ContinuousClock.now

    /// How long a request may wait to be taken.
    private static let patience = Duration.seconds(10)
    /// How often the process is looked at while it works.
    private static let interval = Duration.milliseconds(50)
    /// How long it gets to end its statements, when it is told to end.
    private static let farewell = Duration.milliseconds(400)

    /// - Parameters:
    ///   - megabytes: the memory that the process may use.
    ///   - tell: takes what it says beside its answers.
    ///   - isAbandoned: asked while an answer is waited for.
    ///   - waiting: waits for its lines, where the thread has other things to attend to meanwhile.
    init(
        megabytes: Int, streams: Streams, tell: @escaping (ScriptNews) -> Void,
        isAbandoned: @escaping () -> Bool,
        waiting: @escaping Waiting = { $0.receive(within: $1) }
    ) {
        self.megabytes = megabytes
        self.streams = streams
        self.tell = tell
        self.isAbandoned = isAbandoned
        self.waiting = waiting
    }

    deinit { end() }

    /// Asks for something; starts the process where there is none.
    ///
    /// - Parameter timeout: how long the answer may take; nil for as long as it takes.
    /// - Throws: how the process was lost, which has ended then.
    func ask(_ request: ScriptRequest, within timeout: Duration?) throws(Loss) -> ScriptAnswer {
        let running = try started()
        isAsked = true
        defer {
            isAsked = false
            deadline = nil
            breach = nil
        }
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

    /// Says something that is no request, from within ``Waiting`` or the taking of news; nothing where no answer is
    /// waited for. A process that does not take it is lost.
    func say(_ message: JSON) {
        guard let running, isAsked, breach == nil else { return }
        running.channel.send(message.compact, within: nil) {
            breach = loss(of: running)
            return breach != nil
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

    private func started() throws(Loss) -> Running {
        if let running { return running }
        do throws(ChildProcessError) {
            // This very file, whatever has been put in its place meanwhile.
            var command = ChildProcess.Command("/proc/self/exe", [ScriptService.command])
            command.startsSession = true
            command.output = streams.output
            command.errors = streams.errors
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
        if !running.channel.send(request.json.compact, within: Self.patience),
            !running.channel.isClosed
        {
            throw .overdue
        }
        deadline = timeout.map { ContinuousClock.now + $0 }
        while true {
            let line = waiting(running.channel, Self.interval)
            if let breach { throw breach }
            if let line {
                guard let json = try? JSON(parsing: line),
                    let answer = ScriptAnswer(json, loading: loading)
                else { throw .ended(nil) }
                guard case .told(let news) = answer else { return answer }
                tell(news)
                if let breach { throw breach }
            } else if running.channel.isClosed {
                throw .ended(running.process.wait(timeout: .seconds(1)))
            }
            if let loss = loss(of: running) { throw loss }
        }
    }

    /// Why the process is to be ended; nil while all is well.
    private func loss(of running: Running) -> Loss? {
        if isAbandoned() { return .abandoned }
        if let deadline, ContinuousClock.now >= deadline { return .overdue }
        guard ContinuousClock.now >= nextLook else { return nil }
        nextLook = ContinuousClock.now + Self.interval
        let size = Filesystem.residentBytes(of: running.process.identifier) ?? 0
        if size >> 20 > megabytes {
            return .tooLarge(megabytes: megabytes)
        }
        return nil
    }
}

extension ScriptProcess.Loss: CustomStringConvertible {
    /// The loss as a sentence on the script that brought it about.
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
