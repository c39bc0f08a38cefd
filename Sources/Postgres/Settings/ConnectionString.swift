/// A connection string that has been read.
package struct ConnectionString: Equatable, Sendable {
    /// What the string says.
    package var settings = ConnectionSettings()
    /// What was left out, for people to read; parameters are named, their values are not shown.
    package var notices: [String] = []
    /// A URL's parameters as they were given, for what only `pg` knows; without passwords.
    package var parameters: [ConnectionSettings.Keyword] = []

    package init() {}

    /// Reads a URL as pg-connection-string 2 does, a socket's path, or libpq's `keyword=value` pairs.
    ///
    /// - Parameter text: `postgres://…`, `socket:…`, `/directory database` or `host=… dbname=…`.
    /// - Returns: The settings, with a notice for each parameter that is not PostgreSQL's.
    /// - Throws: ``ConnectionStringError``, which never shows a password.
    package static func parse(_ text: String) throws(ConnectionStringError) -> ConnectionString {
        let text = text.trimmed
        if text.isEmpty { throw .empty }
        if text.utf8.contains(0) { throw .nulCharacter }
        if text.utf8.first == UInt8(ascii: "/") { return socketDirectory(text) }
        switch scheme(of: text) {
        case "postgres", "postgresql", "pg": return try parseURL(text)
        case "socket": return try parseSocketURL(text)
        case let scheme?: throw .unknownScheme(scheme)
        case nil: break
        }
        guard text.utf8.contains(UInt8(ascii: "=")) else { throw .neitherForm }
        return try parseKeywords(text)
    }

    /// `/directory database`: what follows a second blank is not looked at, as in pg.
    private static func socketDirectory(_ text: String) -> ConnectionString {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        var result = ConnectionString()
        result.settings.host = String(parts[0])
        if parts.count > 1, !parts[1].isEmpty { result.settings.database = String(parts[1]) }
        return result
    }

    /// The letters before the first colon, where they can be a URL's scheme.
    private static func scheme(of text: String) -> String? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = text[..<colon]
        let isName = name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
            default: false
            }
        }
        return isName && !name.isEmpty ? name.lowercased() : nil
    }
}

extension String {
    /// The text without control characters and blanks at its ends.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { $0.value > 0x20 }),
            let last = scalars.lastIndex(where: { $0.value > 0x20 })
        else { return "" }
        return String(scalars[first...last])
    }
}
