/// Values end to end, row by row.
package struct JoinedValues: Sendable {
    /// How each column's values are here; empty where all are in ``text``.
    package internal(set) var kinds: [ColumnKind] = []
    /// The values' text with nothing between them; valid UTF-8. What the server sent and is none, as after
    /// `SET client_encoding`, has U+FFFD in the place of each bad sequence.
    package private(set) var text: [UInt8] = []
    /// The text of values that are of use only until something else is made of them; apart, so that
    /// strings cut from ``text`` keep no more of it alive than themselves.
    package private(set) var parsedText: [UInt8] = []
    /// The length of each value in either text in UTF-16 code units, -1 for NULL.
    package private(set) var lengths: [Int32] = []
    /// Values that cross as numbers; NaN for NULL.
    package private(set) var numbers: [Double] = []

    /// How many bytes it is, roughly.
    var size: Int { text.count + parsedText.count + 8 * numbers.count }

    mutating func append(_ number: Double) { numbers.append(number) }

    mutating func dropNumbers(to count: Int) { numbers.removeLast(numbers.count - count) }

    mutating func appendNull() { lengths.append(-1) }

    mutating func append(_ value: UnsafeRawBufferPointer, isParsed: Bool = false) {
        let bits = unsafe value.reduce(0 as UInt8) { $0 | $1 }
        if bits & 0x80 == 0 {
            lengths.append(Int32(value.count))
            unsafe append(bytes: value, isParsed: isParsed)
        } else if unsafe String(validating: value, as: UTF8.self) != nil {
            lengths.append(unsafe Int32(Self.utf16Length(of: value)))
            unsafe append(bytes: value, isParsed: isParsed)
        } else {
            let repaired = unsafe String(decoding: value, as: UTF8.self)
            lengths.append(Int32(repaired.utf16.count))
            append(bytes: repaired.utf8, isParsed: isParsed)
        }
    }

    private mutating func append(bytes: some Sequence<UInt8>, isParsed: Bool) {
        if isParsed { parsedText.append(contentsOf: bytes) } else { text.append(contentsOf: bytes) }
    }

    /// Counts UTF-16 code units of UTF-8: one for each byte that begins a character, and one more for
    /// characters beyond the Basic Multilingual Plane.
    private static func utf16Length(of bytes: UnsafeRawBufferPointer) -> Int {
        unsafe bytes.reduce(0) { length, byte in
            byte & 0xC0 == 0x80 ? length : length + (byte >= 0xF0 ? 2 : 1)
        }
    }
}
