import EventLoop
import Filesystem
import Linter
import MigrationKit
import NodeRuntime

/// Finds out what scripts send, and where that stands in their files.
struct ScriptLintSources {
    /// What to do where the database was asked for nothing.
    private static let helpUnasked =
        "put the code in order: it has asked the database for nothing, so that a run ends there, too, unless"
        + " it has what is missing here"

    private let listings: MigrationListings
    private let variables: [String: String]
    private let nameOf: (String) -> String

    init(
        scripts: ScriptEnvironment, isAimedAnywhere: Bool, timeLimit: Duration?, megabytes: Int,
        loop: EventLoop, nameOf: @escaping (String) -> String
    ) {
        variables = scripts.variables
        self.nameOf = nameOf
        var world = ListingWorld(environment: scripts, refusesOthers: "lint contacts no database")
        world.isAimedAnywhere = isAimedAnywhere
        world.followsQueries = true
        world.isQuiet = true
        world.timeLimit = timeLimit
        listings = MigrationListings(
            world, reader: nil, megabytes: megabytes, streams: .none, loop: loop)
    }

    /// What of a script is wanted.
    enum Scope {
        /// What its `up` makes.
        case effects
        /// What is to be linted, without its `down` or with it.
        case up, bothDirections
    }

    /// Has `up` and `down` of a script run against a recorder.
    ///
    /// - Throws: ``RunEnd`` where the program is to end.
    func sources(
        of file: MigrationFile, _ scope: Scope
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
        do throws(GeneralFailure) {
            try TypeScriptMigrations.checkCompiler(forScript: file.path, variables: variables)
        } catch {
            var source = LintSource(file: nameOf(file.path), text: text)
            source.refusal = LintSource.Gap(
                "no compiler for TypeScript was found", help: error.remedy)
            return (source, nil)
        }
        var places = QueryPlaces(bytes, text)
        var up = LintSource(file: nameOf(file.path), text: text)
        up.isScript = true
        up.remarks = text.suppressions(at: JavaScriptComments.ranges(in: bytes))
        var down = LintSource(file: up.file, text: text, direction: .down)
        down.isScript = true
        down.remarks = up.remarks
        // What is never loaded has no `down` either that could be looked at.
        let script = try fill(&up, from: file, &places)
        let hasDown = script?.hasDown == true
        let isDownWanted = hasDown && scope == .bothDirections
        if isDownWanted { try fill(&down, from: file, &places) }
        up.unknownLines = places.unknownLines
        down.unknownLines = up.unknownLines
        guard script != nil, scope != .effects else { return (up, nil) }
        up.unsent = places.unsent(up, down)
        // What it has not sent may be the `down`'s.
        if !up.unsent.isEmpty, hasDown, !isDownWanted {
            try fill(&down, from: file, &places)
            up.unsent = places.unsent(up, down)
        }
        return (up, isDownWanted ? down : nil)
    }

    /// - Returns: what is known of the script; nil where it was not loaded.
    @discardableResult
    private func fill(
        _ source: inout LintSource, from file: MigrationFile, _ places: inout QueryPlaces
    ) throws(RunEnd) -> ListedScript? {
        var script: ListedScript?
        var sent: [String] = []
        var asked: [AskedQuery] = []
        let step = MigrationStep(file: file, row: nil, direction: source.direction)
        let outcome = try listings.list(step, changed: []) { news in
            switch news {
            case .listing(.loaded(let loaded)): script = loaded
            case .listing(.sent(let query)): sent.append(query.sql)
            case .listing(.asked(let query)): asked.append(query)
            case .listing, .event: break
            }
        }
        if let script {
            source.usesTransaction = script.wantsTransaction
            if source.direction == .up { source.hasDown = script.hasUp ? script.hasDown : nil }
        }
        var calls = CallPlaces(asked, of: file.path, in: source.text)
        source.queries = sent.map { places.query($0, call: calls.take($0)) }
        guard let failure = outcome.failure else { return script }
        // A way back that throws before all else says that there is none.
        if failure.isDeliberate, asked.isEmpty, source.direction == .down { return script }
        let offset = calls.offset(of: failure.place) ?? calls.last ?? 0
        if failure.isUnloadable {
            source.refusal = LintSource.Gap("it cannot be loaded: \(failure.reason)", at: offset)
        } else {
            let isOfItself = asked.isEmpty && !failure.isGivenUp
            source.gaps = [
                LintSource.Gap(
                    failure.explanation, at: offset, help: isOfItself ? Self.helpUnasked : nil)
            ]
        }
        return script
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

    init(_ queries: [AskedQuery], of path: String, in text: SourceText) {
        paths = [path, (try? Filesystem.realPath(path)) ?? path]
        self.text = text
        for query in queries {
            let offset = offset(of: query.place)
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

extension QueryPlaces {
    /// The texts that neither direction has sent; none of a script that cannot be loaded.
    fileprivate func unsent(_ up: LintSource, _ down: LintSource) -> [LintQuery] {
        guard up.refusal == nil, down.refusal == nil else { return [] }
        return unsent(
            (up.queries + down.queries).map(\.text), behind: (up.gaps + down.gaps).map(\.offset))
    }
}
