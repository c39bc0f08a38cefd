import MigrationKit
import NodeRuntime

/// What the process has to know that looks at the code of migrations.
struct ListingWorld {
    /// What scripts see of the run.
    let environment: ScriptEnvironment
    /// Whether no database is named, so that whatever scripts connect to is taken for it.
    var isAimedAnywhere = false
    /// Why no other database is contacted.
    let refusesOthers: String
    /// What clients are told of their session.
    var session = SessionInformation(processID: 0, parameters: [])
    /// Whether the program is asked for the answers to what only reads.
    var asksForAnswers = false
    /// Whether the places of queries are told.
    var followsQueries = false
    /// Whether nobody is told what scripts print.
    var isQuiet = false
    /// How long the code of one migration may take; nil where there is no limit.
    var timeLimit: Duration?

    init(environment: ScriptEnvironment, refusesOthers: String) {
        self.environment = environment
        self.refusesOthers = refusesOthers
    }

    /// Reads what ``json`` has written.
    init?(_ json: JSON) {
        guard let environment = json["environment"].flatMap(ScriptEnvironment.init),
            let refusesOthers = json["refusesOthers"]?.string
        else { return nil }
        self.init(environment: environment, refusesOthers: refusesOthers)
        isAimedAnywhere = json["aimedAnywhere"] == true
        session = SessionInformation(
            processID: json["process"]?.integer ?? 0,
            parameters: json["parameters"]?.texts.map { ($0.name, $0.text) } ?? [])
        asksForAnswers = json["asks"] == true
        followsQueries = json["follows"] == true
        isQuiet = json["quiet"] == true
        timeLimit = json["timeLimit"]?.double.map { .milliseconds($0) }
    }

    /// The world as a message; it holds secrets.
    var json: JSON {
        [
            "environment": environment.json, "refusesOthers": .string(refusesOthers),
            "aimedAnywhere": .bool(isAimedAnywhere), "process": .integer(session.processID),
            "parameters": .object(session.parameters.map { ($0.0, .string($0.1)) }),
            "asks": .bool(asksForAnswers), "follows": .bool(followsQueries),
            "quiet": .bool(isQuiet),
            "timeLimit": timeLimit.map { .number($0 / .milliseconds(1)) } ?? .null,
        ]
    }
}
