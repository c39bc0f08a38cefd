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

    /// The words of a text: names and keywords without what is in quotes or comments. Of a text that cannot be
    /// divided all that can be told is `EXECUTE`, which may be anything.
    package static func words(of text: String) -> [String] {
        let source = Array(text.utf8)
        let words = tokens(of: text).map { source[$0.range] }.filter { word in
            word.first.map(beginsWord) == true && !word.contains { $0 == 0x22 || $0 == 0x27 }
        }
        return words.isEmpty ? ["EXECUTE"] : words.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func beginsWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte | 0x20)
    }
}
