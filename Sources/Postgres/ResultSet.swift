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

    init(_ result: OpaquePointer) { unsafe self.result = result }

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
    package var columns: [ResultColumn] {
        (0..<Int32(columnCount)).map { index in
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

    /// All values end to end, row by row, with the length of each; the form in which a script's
    /// runtime takes a result with few calls.
    package func joined() -> JoinedValues {
        var bytes: [UInt8] = []
        var lengths: [Int32] = []
        lengths.reserveCapacity(rowCount * columnCount)
        unsafe forEachValue { value in
            lengths.append(
                unsafe value.map { unsafe Int32(JoinedValues.utf16Length(of: $0)) } ?? -1)
            if let value = unsafe value { unsafe bytes.append(contentsOf: value) }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { return joinedRepaired() }
        return JoinedValues(text: text, lengths: lengths)
    }

    /// ``joined()`` for values that are no UTF-8, as after `SET client_encoding`: each bad sequence
    /// becomes U+FFFD, as in ``value(_:_:)``.
    private func joinedRepaired() -> JoinedValues {
        var text = ""
        var lengths: [Int32] = []
        unsafe forEachValue { value in
            let string = unsafe value.map { unsafe String(decoding: $0, as: UTF8.self) }
            lengths.append(string.map { Int32($0.utf16.count) } ?? -1)
            text += string ?? ""
        }
        return JoinedValues(text: text, lengths: lengths)
    }

    /// Calls `body` with the bytes of each value, row by row; with nil for NULL.
    private func forEachValue(_ body: (UnsafeRawBufferPointer?) -> Void) {
        for row in 0..<Int32(rowCount) {
            for column in 0..<Int32(columnCount) {
                guard unsafe PQgetisnull(result, row, column) == 0,
                    let start = unsafe PQgetvalue(result, row, column)
                else {
                    body(nil)
                    continue
                }
                let count = unsafe Int(PQgetlength(result, row, column))
                unsafe body(UnsafeRawBufferPointer(start: start, count: count))
            }
        }
    }
}

/// The values of a result end to end.
package struct JoinedValues: Sendable {
    /// The values' text with nothing between them.
    package let text: String
    /// The length of each value in UTF-16 code units, -1 for NULL.
    package let lengths: [Int32]

    /// Counts UTF-16 code units of UTF-8: one for each byte that begins a character, and one more for
    /// characters beyond the Basic Multilingual Plane.
    static func utf16Length(of bytes: UnsafeRawBufferPointer) -> Int {
        unsafe bytes.reduce(0) { length, byte in
            byte & 0xC0 == 0x80 ? length : length + (byte >= 0xF0 ? 2 : 1)
        }
    }
}
