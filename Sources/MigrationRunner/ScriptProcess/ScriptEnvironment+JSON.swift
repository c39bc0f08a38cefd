import MigrationKit

extension ScriptEnvironment {
    /// Reads what ``json`` has written.
    init?(_ json: JSON) {
        guard let variables = json["variables"], let arguments = json["arguments"],
            let endpoint = Endpoint(json["endpoint"])
        else { return nil }
        self.init(
            arguments: arguments.elements.compactMap(\.string),
            variables: Dictionary(variables.texts.map { ($0.name, $0.text) }) { $1 },
            endpoint: endpoint)
    }

    /// The environment as a message; it holds secrets.
    var json: JSON {
        [
            "arguments": .array(arguments.map(JSON.string)),
            "variables": .object(variables.map { ($0.key, .string($0.value)) }),
            "endpoint": endpoint.json,
        ]
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
