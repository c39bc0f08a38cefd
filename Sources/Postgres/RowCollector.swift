internal import CLibpq

/// Rows put end to end, in the form in which a script's runtime takes them with few calls.
struct RowCollector {
    private static let rowLimit = 2_000
    private static let byteLimit = 1 << 18

    private var values = JoinedValues()
    private var rowCount = 0
    /// Whether ``take()`` has been called.
    private(set) var hasDelivered = false

    /// Whether there is enough for a batch.
    var isFull: Bool { rowCount >= Self.rowLimit || values.text.count >= Self.byteLimit }

    /// Adds the rows of a result.
    mutating func append(_ result: OpaquePointer) {
        let columns = unsafe PQnfields(result)
        let rows = unsafe PQntuples(result)
        for row in 0..<rows {
            for column in 0..<columns {
                guard unsafe PQgetisnull(result, row, column) == 0,
                    let start = unsafe PQgetvalue(result, row, column)
                else {
                    values.appendNull()
                    continue
                }
                let count = unsafe Int(PQgetlength(result, row, column))
                unsafe values.append(UnsafeRawBufferPointer(start: start, count: count))
            }
        }
        rowCount += Int(rows)
    }

    /// Takes the rows out.
    mutating func take() -> JoinedValues {
        defer {
            values = JoinedValues()
            rowCount = 0
            hasDelivered = true
        }
        return values
    }
}

/// Rows of a result that is still coming in.
package struct RowBatch {
    /// The result's columns; with the first batch only.
    package let columns: [ResultColumn]
    /// Whether it is the first of its result.
    package let isFirst: Bool
    /// The rows.
    package let values: JoinedValues
}

/// Values end to end, row by row.
package struct JoinedValues: Sendable {
    /// The values' text with nothing between them; valid UTF-8. What the server sent and is none, as after
    /// `SET client_encoding`, has U+FFFD in the place of each bad sequence.
    package private(set) var text: [UInt8] = []
    /// The length of each value in UTF-16 code units, -1 for NULL.
    package private(set) var lengths: [Int32] = []
    /// Whether all of the text is ASCII.
    package private(set) var isASCII = true

    mutating func appendNull() { lengths.append(-1) }

    mutating func append(_ value: UnsafeRawBufferPointer) {
        let bits = unsafe value.reduce(0 as UInt8) { $0 | $1 }
        guard bits & 0x80 != 0 else {
            lengths.append(Int32(value.count))
            unsafe text.append(contentsOf: value)
            return
        }
        isASCII = false
        guard unsafe String(validating: value, as: UTF8.self) == nil else {
            lengths.append(unsafe Int32(Self.utf16Length(of: value)))
            unsafe text.append(contentsOf: value)
            return
        }
        let repaired = unsafe String(decoding: value, as: UTF8.self)
        lengths.append(Int32(repaired.utf16.count))
        text.append(contentsOf: repaired.utf8)
    }

    /// Counts UTF-16 code units of UTF-8: one for each byte that begins a character, and one more for
    /// characters beyond the Basic Multilingual Plane.
    private static func utf16Length(of bytes: UnsafeRawBufferPointer) -> Int {
        unsafe bytes.reduce(0) { length, byte in
            byte & 0xC0 == 0x80 ? length : length + (byte >= 0xF0 ? 2 : 1)
        }
    }
}
