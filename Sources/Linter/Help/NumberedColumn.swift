import PgQuery

/// What is to be said of a new column that numbers the rows that are there.
enum NumberedColumn {
    /// What it does to a database in use.
    static let effect = """
        Each row gets a number from the new sequence, so the whole table is written anew under an ACCESS \
        EXCLUSIVE lock.
        """

    /// How to do without.
    static let safeWay = """
        make a sequence, add a plain column, have the sequence as its default in a statement of its own, \
        number the rows that are there in batches, and set NOT NULL behind a validated CHECK
        """

    /// What is found.
    ///
    /// - Parameter type: the plain type of the numbers; nil where it is not known.
    static func finding(
        _ column: ColumnDefinition, _ type: String?, of table: SQLName, _ statement: LintStatement
    ) -> RuleFinding {
        RuleFinding(
            "every row of \(table) is written anew with a number for \(column.name)",
            steps: type.map { SafeSQL.numberedColumn(column.name, $0, of: table) } ?? [],
            locks: statement.locks, rewrites: true, scans: true, at: column.offset)
    }
}
