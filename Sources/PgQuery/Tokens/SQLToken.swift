import CPgQuery

/// A word, a name, a constant or a sign of a text of SQL, as PostgreSQL's own scanner divides it.
package struct SQLToken: Equatable, Sendable {
    /// Where it stands, in UTF-8 bytes of the text.
    package let range: Range<Int>
    /// The word in capital letters, where it is one of SQL's; also where it is used as a name.
    package let keyword: String?
    /// Whether a name has to be quoted to be the same word.
    package let isReservedAsName: Bool
    /// The sign, where it is one: a parenthesis, a comma, an operator.
    package let sign: String?
}

extension SQLParser {
    /// Divides a text; comments are left out. None where it cannot be divided.
    package static func tokens(of text: String) -> [SQLToken] {
        let scan = unsafe text.withCString { unsafe pg_query_scan($0) }
        defer { unsafe pg_query_free_scan_result(scan) }
        let bytes = unsafe UnsafeRawPointer(scan.pbuf.data)?.assumingMemoryBound(to: UInt8.self)
        guard unsafe scan.error == nil,
            let result = unsafe pg_query__scan_result__unpack(nil, scan.pbuf.len, bytes)
        else { return [] }
        defer { unsafe pg_query__scan_result__free_unpacked(result, nil) }
        let source = Array(text.utf8)
        return (0..<(unsafe result.pointee.n_tokens)).compactMap { index in
            guard let token = unsafe result.pointee.tokens[index]?.pointee else { return nil }
            return unsafe SQLToken(token, in: source)
        }
    }
}

extension SQLToken {
    /// Reads a token; nil for a comment.
    fileprivate init?(_ token: PgQuery__ScanToken, in source: [UInt8]) {
        let (start, end) = unsafe (Int(token.start), Int(token.end))
        guard start < end, end <= source.count,
            unsafe token.token != PG_QUERY__TOKEN__SQL_COMMENT,
            unsafe token.token != PG_QUERY__TOKEN__C_COMMENT
        else { return nil }
        let text = String(decoding: source[start..<end], as: UTF8.self)
        let isKeyword = unsafe token.keyword_kind != PG_QUERY__KEYWORD_KIND__NO_KEYWORD
        let isFree = unsafe token.keyword_kind == PG_QUERY__KEYWORD_KIND__UNRESERVED_KEYWORD
        self.init(
            range: start..<end, keyword: isKeyword ? text.uppercased() : nil,
            isReservedAsName: isKeyword && !isFree,
            sign: text.utf8.contains { Self.isOfWord($0) } ? nil : text)
    }

    /// Whether a byte is of a word, a name or a constant.
    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
            || UnicodeScalar(byte).properties.isAlphabetic
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension SQLText {
    /// An identifier as people write it: quoted only where it has to be.
    package static func plainIdentifier(_ name: String) -> String {
        let isPlain = name.utf8.enumerated().allSatisfy { index, byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
                || index > 0 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard isPlain, let token = SQLParser.tokens(of: name).first, !token.isReservedAsName
        else { return identifier(name) }
        return name
    }
}

extension SQLName {
    /// The name as people write it in SQL: each part quoted only where it has to be.
    package var plain: String {
        [schema, name].compactMap(\.self).map(SQLText.plainIdentifier).joined(separator: ".")
    }
}
