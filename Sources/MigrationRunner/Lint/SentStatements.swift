import NodeRuntime
import PgQuery

/// A statement by its tokens: blanks, comments and a semicolon do not count.
struct ComparableStatement: Hashable {
    private let tokens: [String]

    /// Divides the text of one statement.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        let tokens = SQLParser.tokens(of: text).map {
            String(decoding: bytes[$0.range], as: UTF8.self)
        }
        self.tokens = tokens.last == ";" ? tokens.dropLast() : tokens
    }

    /// Whether it may as well be a sentence or a name: `Drop index a`, `lock timeout`.
    var mayBeProse: Bool {
        guard let verb = tokens.first, verb.uppercased() != verb else { return false }
        return verb.lowercased() != verb || tokens.count < 3
    }
}

/// What a script was seen to send.
struct SentStatements {
    private let statements: Set<ComparableStatement>
    /// The queries that none of the script's texts is by itself: something put them together.
    private let composed: [String]

    /// Takes queries.
    ///
    /// - Parameter isWritten: whether the script has such a text.
    init(_ queries: [String], isWritten: (String) -> Bool) {
        let queries = Set(queries)
        composed = queries.filter { !isWritten($0) }
        statements = Set(
            queries.flatMap { query in
                let bytes = Array(query.utf8)
                return ((try? SQLParser.commands(in: query)) ?? []).map {
                    ComparableStatement(String(decoding: bytes[$0.range], as: UTF8.self))
                }
            })
    }

    /// Whether they contain all that a text would change: sent by itself, statement by statement, among others, or
    /// with something put in, around or behind it.
    func contain(_ written: WrittenStatements, of text: JavaScriptText) -> Bool {
        if written.changes.allSatisfy(statements.contains) { return true }
        if !text.isWhole { return composed.contains { text.map(of: $0) != nil } }
        var value = written.sql.withoutBlanks
        while let last = value.last, last == ";" || last.isWhitespace { value.removeLast() }
        return composed.contains { $0.contains(value) }
    }
}
