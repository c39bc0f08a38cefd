/// Text that goes into the source in front of a byte.
struct Insertion: Equatable, Sendable {
    let offset: Int
    let text: [UInt8]

    init(_ offset: Int, _ text: String) {
        self.offset = offset
        self.text = Array(text.utf8)
    }
}

/// Where text was put into a line: what stands behind it has moved.
package struct MovedColumn: Equatable, Sendable {
    /// Line from 1.
    package var line: Int
    /// Column of what follows, in the source as written, in UTF-16 units, from 1.
    package var column: Int
    /// How many UTF-16 units were put there.
    package var length: Int

    /// The columns that insertions into the UTF-8 text move; those at the end of a line move none.
    static func all(for insertions: [Insertion], in bytes: [UInt8], _ lines: SourceLines) -> [Self]
    {
        insertions.compactMap { insertion in
            let rest = bytes[insertion.offset...].first { $0 != UInt8(ascii: " ") && $0 != 0x0D }
            guard rest != 0x0A else { return nil }
            let place = lines.position(of: insertion.offset)
            let length = insertion.text.reduce(0) { $0 + SourceLines.codeUnits(leadingByte: $1) }
            return Self(line: place.line, column: place.column, length: length)
        }
    }
}
