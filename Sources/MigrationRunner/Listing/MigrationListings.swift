import EventLoop
import MigrationKit
import NodeRuntime
import PgQuery
import Subprocess

/// Finds out what the code of migrations would send: it runs against a recorder in a process of its own, one for all
/// of them, which is started for the first and again where it was lost. Whatever the code does, it ends no
/// more than that.
final class MigrationListings {
    /// Told of what code does, in order.
    typealias Teller = (ScriptNews) -> Void

    private let world: ListingWorld
    private let reader: DryRunReader?
    private let loop: EventLoop
    private let streams: ScriptProcess.Streams
    private let megabytes: Int
    private lazy var process = ScriptProcess(
        megabytes: megabytes, streams: streams,
        tell: { [unowned self] in take($0) },
        isAbandoned: { [unowned self] in loop.interruption != nil || hasSaidTooMuch },
        waiting: { [unowned self] in next(of: $0, within: $1) })
    /// Whether the process knows its world.
    private var isReady = false
    /// The relations that the process knows to be changed.
    private var known: Set<SQLName> = []
    private var teller: Teller = { _ in }
    /// What has come from the process for the migration that is looked at, in bytes.
    private var byteCount = 0
    private var hasSaidTooMuch: Bool { byteCount > Self.byteLimit }

    /// How long the process may take to begin, on a busy machine.
    private static let patience = Duration.seconds(60)
    /// How long code may go on beyond its time before its process is ended.
    private static let grace = Duration.milliseconds(500)
    /// How much one migration may send and print: the program keeps it.
    private static let byteLimit = 256 << 20

    /// Prepares to look at code; no process is started yet.
    ///
    /// - Parameters:
    ///   - reader: answers what only reads; nil where nothing is to reach the database.
    ///   - megabytes: the memory that code may use.
    init(
        _ world: ListingWorld, reader: DryRunReader?, megabytes: Int,
        streams: ScriptProcess.Streams,
        loop: EventLoop
    ) {
        self.world = world
        self.reader = reader
        self.megabytes = megabytes
        self.streams = streams
        self.loop = loop
    }

    /// Runs the code of a migration in a direction; one that provides no `up` is run as it stands, and one that
    /// provides no `down` is only loaded.
    ///
    /// - Parameters:
    ///   - changed: the relations that earlier migrations would change.
    ///   - tell: told of what it does, in order.
    /// - Throws: ``RunEnd`` where the program is to end.
    func list(
        _ step: MigrationStep, changed: Set<SQLName>, tell: @escaping Teller
    ) throws(RunEnd) -> ScriptListing {
        teller = tell
        byteCount = 0
        defer {
            teller = { _ in }
            reader?.settle()
        }
        do throws(ScriptProcess.Loss) {
            try getReady()
            let task = ListingTask(step: step, changed: changed.subtracting(known))
            known.formUnion(changed)
            let time = world.timeLimit.map { $0 + Self.grace }
            guard case .listed(let listing) = try process.ask(.list(task), within: time) else {
                throw .ended(nil)
            }
            return listing
        } catch {
            if let interruption = loop.interruption { throw .interrupted(interruption) }
            let failure = failure(of: error)
            isReady = false
            return ScriptListing(failure: failure)
        }
    }

    private func getReady() throws(ScriptProcess.Loss) {
        if isReady { return }
        _ = try process.ask(.look(world), within: Self.patience)
        isReady = true
        known = []
    }

    private func failure(of loss: ScriptProcess.Loss) -> ScriptListing.Failure {
        if hasSaidTooMuch {
            return ScriptListing.Failure(
                reason: "it sends and prints more than \(Self.byteLimit >> 20) MB", isGivenUp: true)
        }
        if case .overdue = loss, isReady { return .overdue(world.timeLimit) }
        return ScriptListing.Failure(reason: loss.description, isGivenUp: true)
    }

    // MARK: - While the process works

    /// Waits in the loop, which has the connection to attend to.
    private func next(of channel: LineChannel, within interval: Duration) -> String? {
        if let line = channel.receive(within: .zero) { return counted(line) }
        if channel.isClosed { return nil }
        let watch = loop.watch(channel.descriptor, for: .read) {}
        let timer = loop.schedule(after: interval / .milliseconds(1), isReferenced: false) {}
        loop.turn()
        loop.cancel(watch)
        loop.cancel(timer)
        return channel.receive(within: .zero).map(counted)
    }

    private func counted(_ line: String) -> String {
        byteCount += line.utf8.count
        return line
    }

    private func take(_ news: ScriptNews) {
        guard case .listing(.awaits(let number, var request)) = news else { return teller(news) }
        guard let reader else { return }
        let process = process
        request.rows = { process.say(ListingAnswer.rows($0).json(number)) }
        let statements = (try? SQLParser.references(in: request.text)) ?? []
        reader.submit(request, referring: statements) {
            process.say(ListingAnswer.outcome($0).json(number))
        }
    }
}
