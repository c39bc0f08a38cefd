import MigrationKit

/// A foreign key as ``OrphanedRowsValidator`` looks at it.
struct ForeignKey {
    /// The key's name and its table, for people.
    let title: String

    /// Its oid.
    let oid: UInt32

    /// Finds rows without a counterpart: `number` of them, 1001 for more, and up to three `keys`.
    let orphansSQL: String

    private let columns: String
    private let parent: String
    private let isValidated: Bool

    /// How many rows are counted.
    private static let limit = 1_000

    /// Reads a row of the validator's query.
    ///
    /// - Throws: `UnexpectedAnswer` where the row has not the columns of that query.
    init(_ row: ReadOnlyRow) throws {
        let child = try row.text("child")
        parent = try row.text("parent")
        columns = try row.text("columns")
        isValidated = try row.boolean("is_validated")
        oid = try row.oid("oid")
        title = "\(try row.text("name")) on \(child)"
        let key = try row.text("key")
        let source = "FROM \(try row.boolean("is_child_plain") ? "ONLY " : "")\(child) AS c"
        let target = "FROM \(try row.boolean("is_parent_plain") ? "ONLY " : "")\(parent) AS p"
        var found =
            "SELECT \(key) AS key \(source) WHERE \(try row.text("nulls"))"
            + " AND NOT EXISTS (SELECT \(target) WHERE \(try row.text("condition")))"
        if try row.boolean("is_full") {
            let values = try row.text("values")
            found +=
                " UNION ALL SELECT \(key) \(source) WHERE num_nulls(\(values)) > 0"
                + " AND num_nonnulls(\(values)) > 0"
        }
        orphansSQL = """
            SELECT count(*) AS number, array_to_string((array_agg(key))[1:3], ', ') AS keys
              FROM (\(found) LIMIT \(Self.limit + 1)) AS orphan
            """
    }

    /// The case as a line: which rows there are.
    ///
    /// - Throws: `UnexpectedAnswer` where the row is not one of ``orphansSQL``.
    func line(_ row: ReadOnlyRow) throws -> String {
        let number = try row.integer("number")
        let count = number > Self.limit ? "more than \(Self.limit)" : "\(number)"
        let rows = number == 1 ? "row has" : "rows have"
        let examples = row["keys"].map { ": (\(columns)) = \(Lines.shorten($0))" } ?? ""
        let more = number > 3 ? ", …" : ""
        return "\(title)\(isValidated ? "" : " (NOT VALID)"): \(count) \(rows) no counterpart in"
            + " \(parent)\(examples)\(more)"
    }
}
