extension ConnectionString {
    /// Reads libpq's `keyword = value` pairs; TLS modes mean what libpq means.
    static func parseKeywords(_ text: String) throws(ConnectionStringError) -> ConnectionString {
        var result = ConnectionString()
        result.settings.tls = .libpq(nil)
        var scanner = KeywordScanner(text)
        while let keyword = try scanner.next() {
            try result.apply(keyword: keyword)
        }
        return result
    }

    private mutating func apply(
        keyword: ConnectionSettings.Keyword
    ) throws(ConnectionStringError) {
        let value = keyword.value
        switch keyword.name {
        case "host": settings.host = value
        case "hostaddr": settings.hostAddress = value
        case "port": settings.port = value
        case "dbname":
            // libpq expands a URL or keywords given as the database's name.
            if value.contains("://") || value.contains("=") {
                throw .badValue(parameter: "dbname")
            }
            settings.database = value
        case "user": settings.user = value
        case "password": settings.password = value
        case "options": settings.options = value
        case "application_name": settings.applicationName = value
        case "connect_timeout":
            guard let seconds = Int(value) else { throw .badValue(parameter: keyword.name) }
            settings.connectTimeout = max(seconds, 0)
        case "sslmode":
            settings.tls = value == "no-verify" ? .unverified : .libpq(value)
        case "sslcert": settings.certificateFile = value
        case "sslkey": settings.keyFile = value
        case "sslrootcert": settings.authorityFile = value
        case "client_encoding": break
        default: settings.furtherKeywords.append(keyword)
        }
    }
}

/// Reads pairs by the rules of libpq's `conninfo_parse`.
private struct KeywordScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func next() throws(ConnectionStringError) -> ConnectionSettings.Keyword? {
        skipBlanks()
        guard index < bytes.count else { return nil }
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "="), !isBlank(bytes[index]) {
            index += 1
        }
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        skipBlanks()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "="), !name.isEmpty else {
            throw .missingEquals
        }
        index += 1
        skipBlanks()
        return ConnectionSettings.Keyword(name: name, value: try value(of: name))
    }

    private mutating func value(of name: String) throws(ConnectionStringError) -> String {
        let quote = UInt8(ascii: "'")
        let isQuoted = index < bytes.count && bytes[index] == quote
        if isQuoted { index += 1 }
        var value: [UInt8] = []
        while index < bytes.count {
            var byte = bytes[index]
            if isQuoted ? byte == quote : isBlank(byte) { break }
            if byte == UInt8(ascii: "\\") {
                index += 1
                guard index < bytes.count else { break }
                byte = bytes[index]
            }
            value.append(byte)
            index += 1
        }
        if isQuoted {
            guard index < bytes.count else { throw .unterminatedQuote(keyword: name) }
            index += 1
        }
        return String(decoding: value, as: UTF8.self)
    }

    private mutating func skipBlanks() {
        while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
