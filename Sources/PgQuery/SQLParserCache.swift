/// Parses texts, remembering the latest ones: a loop sends the same text thousands of times.
package final class SQLParserCache {
    private let capacity: Int
    private let longestText: Int
    private var results: [String: Result<ParsedSQL, SQLSyntaxError>] = [:]
    /// Statements that write rows, by their shapes: another with other constants is read no other way.
    private var writing: Set<[UInt8]> = []

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
        let shape = StatementShape.of(text)
        if let shape, writing.contains(shape) {
            return ParsedSQL(statements: [Statement(writing: text)])
        }
        let result: Result<ParsedSQL, SQLSyntaxError>
        do throws(SQLSyntaxError) {
            result = .success(try SQLParser.parse(text))
        } catch {
            result = .failure(error)
        }
        if let shape, case .success(let parsed) = result,
            parsed.statements == [Statement(writing: text)], shape.count <= longestText
        {
            if writing.count >= capacity { writing.removeAll(keepingCapacity: true) }
            writing.insert(shape)
        } else if text.utf8.count <= longestText {
            if results.count >= capacity { results.removeAll(keepingCapacity: true) }
            results[text] = result
        }
        return try result.get()
    }
}

extension Statement {
    /// A plain INSERT, UPDATE, DELETE or MERGE, and nothing beside it.
    fileprivate init(writing text: String) {
        var facts = StatementFacts()
        facts.isDML = true
        self.init(text: text, range: 0..<text.utf8.count, kind: .ordinary, facts: facts)
    }
}
