import MigrationKit

/// Where a sequence stands, and the column that it numbers, as ``SequencesValidator`` looks at it.
struct SequencePosition {
    /// The sequence as SQL names it.
    let name: String

    /// Its oid.
    let oid: UInt32

    /// Whether this role may read it.
    let isReadable: Bool

    /// The column that this role may not read; nil where there is none.
    private(set) var hiddenColumn: String?

    /// Whether finding the column's highest number takes a scan of its table.
    let needsScan: Bool

    /// Reads the state: `value`, `was_given`, `furthest`, the column's highest or lowest number, and `is_taken`,
    /// whether the column holds the next number of one that cycles.
    let sql: String

    /// What about it is to be said.
    struct Problem {
        /// The line that says it.
        let line: String
        /// How far its column has come, where it is behind that; nil where it is near its end.
        let furthest: Int?
    }

    private let column: (owner: String, name: String)?
    private let increment: Int
    private let isCycling: Bool
    private let first: Int
    private let end: Int

    /// Reads a row of the validator's query.
    ///
    /// - Throws: `UnexpectedAnswer` where the row has not the columns of that query.
    init(_ row: ReadOnlyRow) throws {
        name = try row.text("name")
        oid = try row.oid("oid")
        isReadable = try row.boolean("is_sequence_readable")
        increment = try row.integer("increment")
        isCycling = try row.boolean("cycles")
        first = try row.integer("first_number")
        end = try row.integer("last_number")
        // Numbers that come again are meant to, unless they have to be new.
        let isColumnRead =
            try row.boolean("is_column_readable") && row["is_integer"] == "t"
            && (!isCycling || row.boolean("is_unique"))
        needsScan = try isColumnRead && row.boolean("needs_scan")
        var furthest = "NULL::bigint"
        var isTaken = "NULL::boolean"
        var column: (owner: String, name: String)?
        if let owner = row["owner"] {
            let attribute = try row.text("column_name")
            column = (owner, attribute)
            if try !row.boolean("is_column_readable") { hiddenColumn = "\(owner).\(attribute)" }
            if isColumnRead {
                furthest =
                    "(SELECT \(increment > 0 ? "max" : "min")(\(attribute))::bigint FROM \(owner))"
            }
            if isColumnRead, isCycling {
                let isBeyond =
                    "last_value::numeric + \(increment) \(increment > 0 ? ">" : "<") \(end)"
                isTaken = """
                    EXISTS (SELECT FROM \(owner) WHERE \(attribute) =
                            CASE WHEN NOT is_called THEN last_value WHEN \(isBeyond) THEN \(first)
                                 ELSE last_value + \(increment) END)
                    """
            }
        }
        self.column = column
        sql =
            "(SELECT last_value AS value, is_called AS was_given, \(furthest) AS furthest,"
            + " \(isTaken) AS is_taken FROM \(name))"
    }

    /// What is to be said of the sequence.
    ///
    /// - Parameters:
    ///   - row: one of ``sql``.
    ///   - percent: how far on its way to the last number it is near it.
    /// - Returns: nil where all is well.
    /// - Throws: `UnexpectedAnswer` where the row is another one.
    func problem(_ row: ReadOnlyRow, percent: Int) throws -> Problem? {
        let value = try row.integer("value")
        let (sum, overflows) = value.addingReportingOverflow(increment)
        let wasGiven = try row.boolean("was_given")
        let isAtEnd = wasGiven && (overflows || (increment > 0 ? sum > end : sum < end))
        let next = !wasGiven ? value : isAtEnd && isCycling ? first : sum
        let subject = column.map { "\(name) of \($0.owner).\($0.name)" } ?? name
        if isAtEnd, !isCycling {
            return Problem(
                line: "\(subject): at its end, \(end): the next number fails", furthest: nil)
        }
        if row["furthest"] != nil, let column {
            let furthest = try row.integer("furthest")
            let isBehind =
                if isCycling { try row.boolean("is_taken") } else {
                    increment > 0 ? next <= furthest : next >= furthest
                }
            if isBehind {
                let mending = isCycling && furthest == end ? "" : ": \(setval(column))"
                return Problem(
                    line: "\(subject): the next number is \(next), the column holds"
                        + " \(isCycling ? "it" : "\(furthest)") already\(mending)",
                    furthest: furthest)
            }
        }
        let way = (Double(next) - Double(first)) / (Double(end) - Double(first))
        guard !isCycling, first != end, way * 100 > Double(percent) else { return nil }
        return Problem(
            line:
                "\(subject): the next number is \(next), over \(percent) percent of the way to \(end)",
            furthest: nil)
    }

    /// Puts the sequence where a column is.
    private func setval(_ column: (owner: String, name: String)) -> String {
        let literal = name.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''")
        return "SELECT setval('\(literal)', \(increment > 0 ? "max" : "min")(\(column.name)))"
            + " FROM \(column.owner);"
    }

    /// Whether a number lies further on the sequence's way than another.
    func isFurther(_ number: Int, than other: Int) -> Bool {
        increment > 0 ? number > other : number < other
    }
}
