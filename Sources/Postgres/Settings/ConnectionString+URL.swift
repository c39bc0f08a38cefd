extension ConnectionString {
    /// Reads `postgres://user:password@host:port/database?parameters`.
    static func parseURL(_ text: String) throws(ConnectionStringError) -> ConnectionString {
        let url = try URLParts(text)
        var result = ConnectionString()
        let (hosts, ports) = try hostsAndPorts(url.hosts)
        result.settings.host = hosts
        result.settings.port = ports
        result.settings.user = try decoded(url.user, "user")
        result.settings.password = try decoded(url.password, "password")
        let path = url.path.utf8.first == UInt8(ascii: "/") ? url.path.dropFirst() : url.path[...]
        if !path.isEmpty {
            guard let database = PercentEncoding.decodeURI(path) else {
                throw .badEncoding("database")
            }
            result.settings.database = database
        }
        try result.apply(url.parameters)
        return result
    }

    /// Reads `socket:/directory?db=database`, also with `//user:password@` before the directory.
    static func parseSocketURL(_ text: String) throws(ConnectionStringError) -> ConnectionString {
        let url = try URLParts(text)
        var result = ConnectionString()
        result.settings.user = try decoded(url.user, "user")
        result.settings.password = try decoded(url.password, "password")
        guard let directory = PercentEncoding.decodeURI(url.path) else {
            throw .badEncoding("path")
        }
        let parameters = url.parameters.filter { !["db", "encoding", "host"].contains($0.name) }
        try result.apply(parameters)
        result.settings.host = directory
        result.settings.database = url.parameters.last { $0.name == "db" }?.value
        return result
    }

    private static func decoded(
        _ text: String?, _ part: String
    ) throws(ConnectionStringError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard let value = PercentEncoding.decode(text) else { throw .badEncoding(part) }
        return value
    }

    /// Divides `host:port,host:port`; libpq's several hosts, which pg has not.
    private static func hostsAndPorts(
        _ text: String
    ) throws(ConnectionStringError) -> (String?, String?) {
        var hosts: [String] = []
        var ports: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let (host, port) = try hostAndPort(part)
            hosts.append(host)
            ports.append(port)
        }
        let host = hosts.joined(separator: ",")
        let hasPort = ports.contains { !$0.isEmpty }
        return (host.isEmpty ? nil : host, hasPort ? ports.joined(separator: ",") : nil)
    }

    private static func hostAndPort(
        _ text: Substring
    ) throws(ConnectionStringError) -> (String, String) {
        var name = text
        var port = ""
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { throw .badAddress }
            name = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" else { throw .badPort }
            port = String(rest.dropFirst())
        } else if let colon = text.lastIndex(of: ":") {
            name = text[..<colon]
            port = String(text[text.index(after: colon)...])
        }
        guard port.isEmpty || isPort(port) else { throw .badPort }
        guard let host = PercentEncoding.decode(name) else { throw .badEncoding("host") }
        return (host, port)
    }

    /// Whether a text is a port's number.
    static func isPort(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } && (1...65_535).contains(Int(text) ?? 0)
    }
}
