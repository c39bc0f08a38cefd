import CPgQuery

extension SQLParser {
    /// A statement with a parameter (`$1`) in place of each constant.
    ///
    /// - Returns: nil where the parser cannot read the result, as no parameter may stand there.
    package static func withoutConstants(_ text: String) -> String? {
        guard !text.utf8.contains(0) else { return nil }
        let result = unsafe text.withCString { unsafe pg_query_normalize($0) }
        defer { unsafe pg_query_free_normalize_result(result) }
        guard unsafe result.error == nil, let normalized = unsafe result.normalized_query else {
            return nil
        }
        let shortened = unsafe String(cString: normalized)
        return (try? parse(shortened)) == nil ? nil : shortened
    }

    /// The words of a text, as PostgreSQL's scanner finds them: names and keywords without what is
    /// in quotes or comments; all that can be told of a text that it cannot read is `EXECUTE`, which may be
    /// anything.
    package static func words(of text: String) -> [String] {
        guard !text.utf8.contains(0) else { return ["EXECUTE"] }
        let result = unsafe text.withCString { unsafe pg_query_scan($0) }
        defer { unsafe pg_query_free_scan_result(result) }
        let bytes = unsafe UnsafeRawPointer(result.pbuf.data)?.assumingMemoryBound(to: UInt8.self)
        guard unsafe result.error == nil,
            let scan = unsafe pg_query__scan_result__unpack(nil, result.pbuf.len, bytes)
        else { return ["EXECUTE"] }
        defer { unsafe pg_query__scan_result__free_unpacked(scan, nil) }
        let source = Array(text.utf8)
        let count = unsafe scan.pointee.n_tokens
        return (0..<count).compactMap { index in
            guard let token = unsafe scan.pointee.tokens[index]?.pointee else { return nil }
            let isWord =
                unsafe token.keyword_kind != PG_QUERY__KEYWORD_KIND__NO_KEYWORD
                || token.token == PG_QUERY__TOKEN__IDENT
            let range = unsafe Int(token.start)..<Int(token.end)
            guard isWord, source[range.lowerBound] != UInt8(ascii: "\"") else { return nil }
            return String(decoding: source[range], as: UTF8.self)
        }
    }
}
