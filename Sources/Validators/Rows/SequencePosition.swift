import MigrationKit

/// Where a sequence stands, and the column that it numbers, as ``SequencesValidator`` looks at it.
struct SequencePosition {
    /// The sequence as SQL names it.
    let name: String

    /// Its oid.
    let oid: UInt32

    /// Whether this role may read it.
    let isReadable: Bool

    /// Whether finding the column's highest number takes a scan of its table.
    let needsScan: Bool

    /// Reads the state: `value`, `was_given`, and `furthest`, the column's highest or lowest number.
    let sql: String

    private let column: (owner: String, name: String)?
    private let increment: Int
    private let isCycling: Bool
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
        end = try row.integer("last_number")
        let isColumnRead = try row.boolean("is_column_readable") && row["is_integer"] == "t"
        needsScan = try isColumnRead && row.boolean("needs_scan")
        var furthest = "NULL::bigint"
        var column: (owner: String, name: String)?
        if let owner = row["owner"] {
            let attribute = try row.text("column_name")
            column = (owner, attribute)
            if isColumnRead {
                furthest =
                    "(SELECT \(increment > 0 ? "max" : "min")(\(attribute))::bigint FROM \(owner))"
            }
        }
        self.column = column
        sql =
            "(SELECT last_value AS value, is_called AS was_given, \(furthest) AS furthest"
            + " FROM \(name))"
    }

    /// What is to be said of the sequence.
    ///
    /// - Parameters:
    ///   - row: one of ``sql``.
    ///   - percent: how far on its way to the last number it is near it.
    /// - Returns: what it is, and whether it is behind its column rather than near its end.
    /// - Throws: `UnexpectedAnswer` where the row is another one.
    func cases(
        _ row: ReadOnlyRow, percent: Int
    ) throws -> [(line: String, isBehind: Bool)] {
        let value = try row.integer("value")
        let (sum, overflows) = value.addingReportingOverflow(increment)
        let wasGiven = try row.boolean("was_given")
        let isAtEnd = wasGiven && (overflows || (increment > 0 ? sum > end : sum < end))
        let next = wasGiven ? sum : value
        let subject = column.map { "\(name) of \($0.owner).\($0.name)" } ?? name
        if isAtEnd, !isCycling {
            return [("\(subject): at its end, \(end): the next number fails", false)]
        }
        if row["furthest"] != nil, let column {
            let furthest = try row.integer("furthest")
            if increment > 0 ? next <= furthest : next >= furthest {
                let function = increment > 0 ? "max" : "min"
                let literal = name.split(separator: "'", omittingEmptySubsequences: false)
                    .joined(separator: "''")
                let line =
                    "\(subject): the next number is \(next), the column holds \(furthest) already:"
                    + " SELECT setval('\(literal)', \(function)(\(column.name)))"
                    + " FROM \(column.owner);"
                return [(line, true)]
            }
        }
        let isNear = !isCycling && end != 0 && Double(next) / Double(end) * 100 > Double(percent)
        guard isNear else { return [] }
        return [
            ("\(subject): the next number is \(next), over \(percent) percent of \(end)", false)
        ]
    }
}
