import MigrationKit
import Postgres

/// What the process of a project's scripts has to know of the run: how to connect, and what scripts see.
struct ScriptWorld {
    /// What libpq is given.
    let keywords: [(String, String)]
    /// How long a connection may take to be made, in milliseconds; nil for as long as it takes.
    let timeout: Double?
    /// Whether others may get the backend behind each transaction.
    var isPooled = false
    /// What scripts see.
    let environment: ScriptEnvironment

    init(settings: ConnectionSettings, environment: ScriptEnvironment) {
        keywords = settings.runKeywords()
        timeout = settings.timeout
        self.environment = environment
    }

    /// Reads what ``json`` has written.
    init?(_ json: JSON) {
        guard let keywords = json["keywords"],
            let environment = json["environment"].flatMap(ScriptEnvironment.init)
        else { return nil }
        self.keywords = keywords.texts.map { ($0.name, $0.text) }
        timeout = json["timeout"]?.double
        isPooled = json["pooled"] == true
        self.environment = environment
    }

    /// The world as a message; it holds secrets.
    var json: JSON {
        .object([
            ("keywords", .object(keywords.map { ($0, .string($1)) })),
            ("timeout", timeout.map(JSON.number) ?? .null),
            ("pooled", .bool(isPooled)),
            ("environment", environment.json),
        ])
    }
}
