import EventLoop
import Filesystem
import Linter
import MigrationKit
import NodeRuntime

/// Finds out what scripts send, and where that stands in their files.
struct ScriptLintSources {
    let scripts: ScriptEnvironment
    let isAimedAnywhere: Bool
    let loop: EventLoop
    let nameOf: (String) -> String

    /// Runs the `up` of a script against a recorder.
    ///
    /// - Throws: ``RunEnd`` where the file cannot be read, or the program is to end.
    func source(of file: MigrationFile) throws(RunEnd) -> LintSource {
        let bytes: [UInt8]
        do throws(FilesystemError) {
            bytes = try Filesystem.read(file.path)
        } catch {
            throw .failed(GeneralFailure.configuration("\(error)"))
        }
        var source = LintSource(file: nameOf(file.path), text: SourceText(bytes))
        source.remarks = JavaScriptComments.ranges(in: bytes).compactMap {
            source.suppression(at: $0)
        }
        let places = QueryPlaces(bytes)
        let recorder = StatementRecorder(reader: nil, changed: [], loop: loop) { _ in }
        let recording = recording()
        do throws(RunEnd) {
            let script = try recording.run(
                MigrationStep(file: file, row: nil, direction: .up), against: recorder)
            source.usesTransaction = script.wantsTransaction
            source.hasDown = script.hasUp ? script.hasDown : nil
        } catch {
            guard case .failed(let failure) = error else { throw error }
            if !(failure is ExitedWithSuccess) {
                source.gaps.append("the code fails with \(error.reason)")
            }
        }
        if let end = recorder.end { source.gaps.append(end) }
        var calls = CallPlaces(recording.askedQueries, of: file.path)
        source.queries = recorder.records.map { record in
            places.query(record.sql, call: calls.take(record.sql))
        }
        return source
    }

    /// How long the code of one migration may take, which gets no answer that it could wait for.
    private static let timeLimit: Duration = .seconds(5)

    private func recording() -> ScriptRecording {
        let recording = ScriptRecording(
            scripts: scripts,
            home: HomeDatabase(
                endpoint: isAimedAnywhere ? nil : scripts.endpoint, connection: nil,
                refusesOthers: "lint contacts no database"),
            loop: loop, reporter: SilentReporter())
        recording.followsQueries = true
        recording.timeLimit = Self.timeLimit
        return recording
    }
}

/// Where in a script the calls stand that ask for queries.
private struct CallPlaces {
    private var places: [String: [FileLocation?]] = [:]

    init(_ queries: [ScriptRecording.AskedQuery], of path: String) {
        for query in queries {
            places[query.text, default: []].append(query.frames.first { $0.file == path })
        }
    }

    /// The place of the next query of that text; nil where it is in none of the script's functions.
    mutating func take(_ text: String) -> FileLocation? {
        guard let first = places[text]?.first else { return nil }
        places[text]?.removeFirst()
        return first
    }
}
