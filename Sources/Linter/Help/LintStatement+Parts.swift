import PgQuery

extension LintStatement {
    /// The statement's words and signs.
    var whole: SQLPart { SQLPart(text) }

    /// The statement with a semicolon.
    var terminated: String { "\(whole.text);" }

    /// The member of a list of the statement that begins at a byte of the query.
    func member(at offset: Int?) -> SQLPart? {
        guard let offset, offset >= range.lowerBound else { return nil }
        let member = whole.member(at: offset - range.lowerBound)
        return member.isEmpty ? nil : member
    }
}

/// A column as `ADD COLUMN` writes it: its name, its type and what follows.
struct ColumnText {
    /// The type.
    let type: String
    /// The default, where there is one.
    let defaultValue: String?
    /// What it is computed of, in parentheses, where it is generated.
    let generation: String?

    /// Reads a column; nil where it has no type.
    init?(_ column: ColumnDefinition, in statement: LintStatement) {
        guard let member = statement.member(at: column.offset)?.dropFirst() else { return nil }
        let type = member.prefix(upTo: Self.beginsClause)
        if type.isEmpty { return nil }
        self.type = type.text
        defaultValue = Self.text(behind: ["DEFAULT"], in: member)
        generation = Self.text(behind: ["GENERATED", "ALWAYS", "AS"], in: member)
    }

    private static let clauses: Set<String> = [
        "CHECK", "COLLATE", "COMPRESSION", "CONSTRAINT", "DEFAULT", "DEFERRABLE", "GENERATED",
        "INITIALLY", "NOT", "NULL", "PRIMARY", "REFERENCES", "STORED", "UNIQUE",
    ]

    private static func beginsClause(_ token: SQLToken) -> Bool {
        token.keyword.map(clauses.contains) == true
    }

    /// What stands behind words up to the next clause (manual, "CREATE TABLE", column_constraint).
    private static func text(behind words: [String], in column: SQLPart) -> String? {
        let rest = column.dropping(column.prefix { $0.keyword == words[0] })
        guard rest.tokens.prefix(words.count).map(\.keyword) == words else { return nil }
        let value = rest.dropFirst(words.count).prefix(upTo: beginsClause)
        return value.isEmpty ? nil : value.text
    }
}
