import PgQuery

/// A column as `ADD COLUMN` writes it: its name, its type and what follows.
struct ColumnText {
    /// The type, and the collation and the compression that stand behind it.
    let type: String
    /// The default, where there is one.
    let defaultValue: String?
    /// What it is computed of, in parentheses, where it is generated.
    let generation: String?

    /// Reads a column; nil where it has no type, or a clause beside `NOT NULL` that is not read here: SQL made
    /// of the rest would lose it.
    init?(_ column: ColumnDefinition, in statement: LintStatement) {
        guard column.constraints.isEmpty,
            let member = statement.member(at: column.offset)?.dropFirst(),
            Self.text(behind: ["IDENTITY"], in: member) == nil
        else { return nil }
        let type = member.prefix { Self.beginsClause($0) && $0.keyword != "COLLATE" }
        let rest = member.dropping(type)
        let known = rest.prefix { $0.keyword == "COLLATE" }
        if type.isEmpty || known.tokens.count < rest.tokens.count { return nil }
        self.type = type.text
        defaultValue = Self.text(behind: ["DEFAULT"], in: member)
        generation = Self.text(behind: ["GENERATED", "ALWAYS", "AS"], in: member)
    }

    /// The first words of clauses, and of a CASE, as what is in it may look like one.
    private static let clauses: Set<String> = [
        "CASE", "CHECK", "COLLATE", "CONSTRAINT", "DEFAULT", "DEFERRABLE", "GENERATED",
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
