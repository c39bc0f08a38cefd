import PgQuery

/// The statements of a SQL file that hold until the end of its transaction, and no longer: what they
/// set has to be said to be over where the transaction ends in the midst of the file.
struct LastingStatements {
    private(set) var texts: [String] = []

    /// Notes statements that have run; nil for a text that the parser could not read.
    mutating func note(_ statements: [Statement]?) {
        for statement in statements ?? [] where Self.lasts(statement) {
            let text = statement.text.firstLine
            if !texts.contains(text) { texts.append(text) }
        }
    }

    /// The transaction has ended.
    ///
    /// - Returns: what held in it.
    mutating func end() -> [String] {
        defer { texts = [] }
        return texts
    }

    /// SET LOCAL, SET CONSTRAINTS, SET TRANSACTION, LOCK TABLE, cursors, `set_config(…, true)`.
    private static func lasts(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .blockLocal, .needsBlock: true
        default: statement.facts.setsLocalSettings
        }
    }
}
