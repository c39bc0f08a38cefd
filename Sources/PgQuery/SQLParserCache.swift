/// Parses texts, remembering the latest ones: a loop sends the same text thousands of times.
package final class SQLParserCache {
    private let capacity: Int
    private let longestText: Int
    private var results: [String: Result<ParsedSQL, SQLSyntaxError>] = [:]

    /// Creates a cache.
    ///
    /// - Parameters:
    ///   - capacity: How many texts it remembers before it starts afresh.
    ///   - longestText: The length in bytes up to which a text is remembered.
    package init(capacity: Int = 256, longestText: Int = 16_384) {
        self.capacity = capacity
        self.longestText = longestText
    }

    /// Divides a text as ``SQLParser/parse(_:)`` does.
    ///
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read the text.
    package func parse(_ text: String) throws(SQLSyntaxError) -> ParsedSQL {
        if let known = results[text] { return try known.get() }
        let result: Result<ParsedSQL, SQLSyntaxError>
        do throws(SQLSyntaxError) {
            result = .success(try SQLParser.parse(text))
        } catch {
            result = .failure(error)
        }
        if text.utf8.count <= longestText {
            if results.count >= capacity { results.removeAll(keepingCapacity: true) }
            results[text] = result
        }
        return try result.get()
    }
}
