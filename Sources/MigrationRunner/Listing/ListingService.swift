import EventLoop
import Filesystem
import MigrationKit
import PgQuery
import Subprocess

/// Looks at the code of migrations, one after the other, in the process that is there for it.
final class ListingService {
    private let recording: ScriptRecording
    private let reader: RelayedReader?
    private let loop: EventLoop
    private let followsQueries: Bool
    private let tell: (ListingNews) -> Void
    /// The relations that the migrations of the plan would change, as far as they are known.
    private var changed: Set<SQLName> = []

    /// - Parameter say: takes what is said to the program.
    init(
        _ world: ListingWorld, channel: LineChannel, loop: EventLoop,
        say: @escaping (ScriptNews) -> Void
    ) {
        self.loop = loop
        followsQueries = world.followsQueries
        let tell: (ListingNews) -> Void = { say(.listing($0)) }
        self.tell = tell
        reader =
            world.asksForAnswers
            ? RelayedReader(channel: channel, loop: loop) { tell(.awaits($0, $1)) } : nil
        let reporter: any Reporter =
            world.isQuiet ? SilentReporter() : ClosureReporter { say(.event($0)) }
        recording = ScriptRecording(
            scripts: world.environment,
            home: HomeDatabase(
                endpoint: world.isAimedAnywhere ? nil : world.environment.endpoint,
                connection: nil, toldSession: world.session, refusesOthers: world.refusesOthers),
            loop: loop, reporter: reporter)
        recording.timeLimit = world.timeLimit
        recording.refuseFileWrite = { tell(.refusedWrite($0)) }
        recording.onLoad = { tell(.loaded(ListedScript($0))) }
    }

    /// Runs the code of a migration against a recorder, and tells what it does.
    ///
    /// - Throws: ``RunEnd`` where the process is to end.
    func list(_ task: ListingTask) throws(RunEnd) -> ScriptListing {
        changed.formUnion(task.changed)
        let recorder = StatementRecorder(
            reader: reader, changed: changed, loop: loop, onQuery: { [tell] in tell(.sent($0)) },
            onRemark: { [tell] in tell(.remark($0)) },
            onEnd: { [recording] in recording.giveUp() })
        defer {
            reader?.forget()
            changed = recorder.changedRelations
        }
        if followsQueries { follow(task.step.file) }
        var failure: ScriptListing.Failure?
        do throws(RunEnd) {
            try recording.run(task.step, against: recorder)
        } catch {
            guard case .failed(let reason) = error else { throw error }
            if !(reason is ExitedWithSuccess) { failure = recording.failure(reason) }
        }
        return ScriptListing(end: recorder.end, failure: failure)
    }

    /// Tells of queries with the innermost place in a file.
    private func follow(_ file: MigrationFile) {
        // The one that code is told of where links are in the way.
        let paths: Set<String> = [file.path, (try? Filesystem.realPath(file.path)) ?? file.path]
        recording.follow = { [tell] text, frames in
            tell(.asked(AskedQuery(text: text, place: frames.first { paths.contains($0.file) })))
        }
    }
}
