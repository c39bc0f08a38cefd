import EventLoop
import Filesystem
import Linter
import MigrationKit
import NodeRuntime

/// Finds out what scripts send, and where that stands in their files.
struct ScriptLintSources {
    private let recording: ScriptRecording
    private let loop: EventLoop
    private let nameOf: (String) -> String

    init(
        scripts: ScriptEnvironment, isAimedAnywhere: Bool, timeLimit: Duration?, loop: EventLoop,
        nameOf: @escaping (String) -> String
    ) {
        self.nameOf = nameOf
        self.loop = loop
        recording = ScriptRecording(
            scripts: scripts,
            home: HomeDatabase(
                endpoint: isAimedAnywhere ? nil : scripts.endpoint, connection: nil,
                refusesOthers: "lint contacts no database"),
            loop: loop, reporter: SilentReporter())
        recording.followsQueries = true
        recording.timeLimit = timeLimit
    }

    /// Runs `up` and `down` of a script against a recorder.
    ///
    /// - Throws: ``RunEnd`` where the program is to end.
    func sources(
        of file: MigrationFile, includingDown: Bool
    ) throws(RunEnd) -> (up: LintSource, down: LintSource?) {
        let bytes: [UInt8]
        do throws(FilesystemError) {
            bytes = try Filesystem.read(file.path)
        } catch {
            var source = LintSource(file: nameOf(file.path), text: SourceText([]))
            source.refusal = LintSource.Gap("\(error)")
            return (source, nil)
        }
        let text = SourceText(bytes)
        var places = QueryPlaces(bytes, text)
        var up = LintSource(file: nameOf(file.path), text: text)
        up.remarks = text.suppressions(at: JavaScriptComments.ranges(in: bytes))
        var down = LintSource(file: up.file, text: text, direction: .down)
        down.remarks = up.remarks
        try fill(&up, from: file, &places)
        let isDownWanted = includingDown && up.refusal == nil && up.hasDown != false
        if isDownWanted { try fill(&down, from: file, &places) }
        up.unknownLines = places.unknownLines
        down.unknownLines = up.unknownLines
        return (up, isDownWanted && recording.script?.hasDown == true ? down : nil)
    }

    private func fill(
        _ source: inout LintSource, from file: MigrationFile, _ places: inout QueryPlaces
    ) throws(RunEnd) {
        let recorder = StatementRecorder(reader: nil, changed: [], loop: loop) { _ in }
        var failure: (any Failure)?
        do throws(RunEnd) {
            try recording.run(
                MigrationStep(file: file, row: nil, direction: source.direction),
                against: recorder)
        } catch {
            guard case .failed(let reason) = error else { throw error }
            if !(reason is ExitedWithSuccess) { failure = reason }
        }
        if let script = recording.script {
            source.usesTransaction = script.wantsTransaction
            if source.direction == .up { source.hasDown = script.hasUp ? script.hasDown : nil }
        }
        var calls = CallPlaces(recording.askedQueries, of: file.path, in: source.text)
        source.queries = recorder.records.map { places.query($0.sql, call: calls.take($0.sql)) }
        guard let failure else { return }
        let offset = calls.offset(of: failure.location) ?? calls.last ?? 0
        let end = RunEnd.failed(failure)
        if recording.wasUnloadable {
            source.refusal = LintSource.Gap("it cannot be loaded: \(end.reason)", at: offset)
        } else {
            source.gaps = [LintSource.Gap(recording.explanation(of: end), at: offset)]
        }
    }
}

/// Where in a script the calls stand that ask for queries.
private struct CallPlaces {
    /// The script's path, and the one that its code is told of where links are in the way.
    private let paths: Set<String>
    private let text: SourceText
    private var places: [String: [Int?]] = [:]
    /// The byte of the last of them.
    private(set) var last: Int?

    init(_ queries: [ScriptRecording.AskedQuery], of path: String, in text: SourceText) {
        paths = [path, (try? Filesystem.realPath(path)) ?? path]
        self.text = text
        for query in queries {
            let offset = query.frames.lazy.compactMap(offset).first
            places[query.text, default: []].append(offset)
            last = offset ?? last
        }
    }

    /// The byte of the call for the next query of that text; nil where it is in none of the script's functions.
    mutating func take(_ query: String) -> Int? {
        guard let first = places[query]?.first else { return nil }
        places[query]?.removeFirst()
        return first
    }

    /// The byte at a place of the script; nil where it is in another file.
    func offset(of location: FileLocation?) -> Int? {
        guard let location, paths.contains(location.file), let line = location.line else {
            return nil
        }
        return text.offset(line: line, utf16Column: location.column ?? 1)
    }
}
