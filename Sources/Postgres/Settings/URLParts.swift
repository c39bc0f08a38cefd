/// The parts of a connection URL as they are written, percent-encoding and all but the query's left.
struct URLParts {
    /// The role, or nil where there is no `@`.
    var user: String?
    /// What follows the role's colon.
    var password: String?
    /// Hosts and ports.
    var hosts = ""
    /// The path with its slash.
    var path = ""
    /// The query's names and values, decoded.
    var parameters: [ConnectionSettings.Keyword] = []

    /// Divides a URL at the places where the URL standard does for schemes like this one.
    init(_ text: String) throws(ConnectionStringError) {
        var rest = text[...]
        if let colon = rest.firstIndex(of: ":") { rest = rest[rest.index(after: colon)...] }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
            let authority = rest[..<end]
            rest = rest[end...]
            try readAuthority(authority, followedBy: rest)
        }
        if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
        if let question = rest.firstIndex(of: "?") {
            parameters = try URLParts.parameters(rest[rest.index(after: question)...])
            rest = rest[..<question]
        }
        path = String(rest)
    }

    private mutating func readAuthority(
        _ authority: Substring, followedBy rest: Substring
    ) throws(ConnectionStringError) {
        guard let sign = authority.lastIndex(of: "@") else {
            // `user:pa/ss@host` would be read as a host with a port: a password torn apart.
            if authority.contains(":"), rest.prefix(while: { $0 != "=" }).contains("@") {
                throw .unencodedPassword
            }
            hosts = String(authority)
            return
        }
        let login = authority[..<sign]
        hosts = String(authority[authority.index(after: sign)...])
        if let colon = login.firstIndex(of: ":") {
            user = String(login[..<colon])
            password = String(login[login.index(after: colon)...])
        } else {
            user = String(login)
        }
    }

    private static func parameters(
        _ query: Substring
    ) throws(ConnectionStringError) -> [ConnectionSettings.Keyword] {
        var parameters: [ConnectionSettings.Keyword] = []
        for pair in query.split(separator: "&") {
            let equals = pair.firstIndex(of: "=") ?? pair.endIndex
            guard let name = PercentEncoding.decodeQuery(pair[..<equals]),
                let value = PercentEncoding.decodeQuery(pair[equals...].dropFirst())
            else { throw .badEncoding("query") }
            parameters.append(ConnectionSettings.Keyword(name: name, value: value))
        }
        return parameters
    }
}
