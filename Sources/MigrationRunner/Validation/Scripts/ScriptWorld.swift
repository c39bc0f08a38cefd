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
        guard let keywords = json["keywords"], let variables = json["variables"],
            let arguments = json["arguments"], let endpoint = Endpoint(json["endpoint"])
        else { return nil }
        self.keywords = keywords.texts.map { ($0.name, $0.text) }
        timeout = json["timeout"]?.double
        isPooled = json["pooled"] == .bool(true)
        environment = ScriptEnvironment(
            arguments: arguments.elements.compactMap(\.string),
            variables: Dictionary(variables.texts.map { ($0.name, $0.text) }) { $1 },
            endpoint: endpoint)
    }

    /// The world as a message; it holds secrets.
    var json: JSON {
        .object([
            ("keywords", .object(keywords.map { ($0, .string($1)) })),
            ("timeout", timeout.map(JSON.number) ?? .null),
            ("pooled", .bool(isPooled)),
            ("arguments", .array(environment.arguments.map(JSON.string))),
            ("variables", .object(environment.variables.map { ($0.key, .string($0.value)) })),
            ("endpoint", environment.endpoint.json),
        ])
    }
}

extension Endpoint {
    fileprivate init?(_ json: JSON?) {
        guard let json, let host = json["host"]?.string, let port = json["port"]?.string,
            let database = json["database"]?.string, let user = json["user"]?.string
        else { return nil }
        self.init(host: host, port: port, database: database, user: user)
    }

    fileprivate var json: JSON {
        [
            "host": .string(host), "port": .string(port), "database": .string(database),
            "user": .string(user),
        ]
    }
}

extension JSON {
    /// The elements of an array; none of anything else.
    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

    /// The members of an object that are texts.
    fileprivate var texts: [(name: String, text: String)] {
        guard case .object(let members) = self else { return [] }
        return members.compactMap { member in member.value.string.map { (member.name, $0) } }
    }

    /// A number, whole or not.
    var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
