internal import CLibpq

/// A column of a result.
package struct ResultColumn: Hashable, Sendable {
    /// The column's name.
    package let name: String
    /// The table it was read from, 0 for none.
    package let tableOID: UInt32
    /// Its number in that table, 0 for none.
    package let tableColumn: Int
    /// The type's OID.
    package let typeOID: UInt32
    /// The type's size in bytes, negative for variable widths.
    package let typeSize: Int
    /// The type's modifier, -1 for none.
    package let typeModifier: Int
}

/// The result of one statement; owns libpq's memory of it.
@safe package final class ResultSet {
    private let result: OpaquePointer
    /// The rows that came one by one and were in no batch.
    private let last: RowCollector?

    /// Takes over a result of libpq.
    init(_ result: OpaquePointer, last: RowCollector? = nil) {
        unsafe self.result = result
        self.last = last
    }

    /// Whether rows of it were handed over before.
    package var hasEarlierRows: Bool { last?.hasDelivered ?? false }

    deinit { unsafe PQclear(result) }

    /// How many rows it has.
    package var rowCount: Int { unsafe Int(PQntuples(result)) }
    /// How many columns it has.
    package var columnCount: Int { unsafe Int(PQnfields(result)) }

    /// The command tag, "INSERT 0 3"; empty for an empty statement.
    package var commandTag: String {
        unsafe PQcmdStatus(result).map { unsafe String(cString: $0) } ?? ""
    }

    /// The rows affected or returned as the tag says, nil for commands that count none.
    package var affectedRows: Int? {
        unsafe PQcmdTuples(result).flatMap { unsafe Int(String(cString: $0)) }
    }

    /// Whether the statement was an empty one.
    package var isEmptyStatement: Bool { unsafe PQresultStatus(result) == PGRES_EMPTY_QUERY }

    /// The columns, in order.
    package var columns: [ResultColumn] { unsafe Self.columns(of: result) }

    static func columns(of result: OpaquePointer) -> [ResultColumn] {
        (0..<(unsafe PQnfields(result))).map { index in
            unsafe ResultColumn(
                name: PQfname(result, index).map { unsafe String(cString: $0) } ?? "",
                tableOID: PQftable(result, index), tableColumn: Int(PQftablecol(result, index)),
                typeOID: PQftype(result, index), typeSize: Int(PQfsize(result, index)),
                typeModifier: Int(PQfmod(result, index)))
        }
    }

    /// A value in the text form of its type; nil for NULL, and where there is no such row or column.
    package func value(_ row: Int, _ column: Int) -> String? {
        // libpq makes a notice of a number out of range, for a connection that may be gone by now.
        guard row >= 0, row < rowCount, column >= 0, column < columnCount,
            unsafe PQgetisnull(result, Int32(row), Int32(column)) == 0,
            let start = unsafe PQgetvalue(result, Int32(row), Int32(column))
        else { return nil }
        return unsafe String(cString: start)
    }

    /// All rows, values in text form.
    package var rows: [[String?]] {
        (0..<rowCount).map { row in (0..<columnCount).map { value(row, $0) } }
    }

    /// All values end to end, row by row, with the length of each; where rows were taken as they came,
    /// the last of them only.
    package func joined() -> JoinedValues {
        var collector = last ?? RowCollector()
        unsafe collector.append(result)
        return collector.take()
    }
}
