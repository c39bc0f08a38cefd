/// A statement of a SQL file: where it stands in it.
package struct SQLStatement: Sendable {
    private let source: SQLSource
    private let range: Range<Int>
    /// Where the rows stand that follow a `COPY … FROM STDIN`.
    var rows: Range<Int>?

    init(_ source: SQLSource, _ range: Range<Int>) {
        self.source = source
        self.range = range
    }

    /// The SQL, without the semicolon that ends it.
    package var text: String { source.text(range) }
    /// The byte of the file that it begins at.
    package var offset: Int { range.lowerBound }
    /// How many bytes its text has.
    package var size: Int { range.count }
    /// The rows that follow a `COPY … FROM STDIN`, without the line `\.` that ends them.
    package var copyData: ArraySlice<UInt8>? { rows.map { source.bytes[$0] } }
}

extension SQLStatement: Equatable {
    package static func == (one: Self, other: Self) -> Bool {
        one.text == other.text && one.offset == other.offset && one.copyData == other.copyData
    }
}

/// The statements of a part of a SQL file, found one after the other as they are asked for, so that a large
/// file takes no more memory than its text.
package struct SQLStatements: Sequence, Sendable {
    let source: SQLSource
    /// Where the part begins and ends, in bytes.
    var range: Range<Int>
    let isCopyFromClient: @Sendable (String) -> Bool

    /// Begins with the first of them.
    package func makeIterator() -> Iterator {
        Iterator(
            reader: SQLScriptReader(
                source, at: range.lowerBound, isCopyFromClient: isCopyFromClient),
            end: range.upperBound)
    }

    /// Reads on, statement by statement.
    package struct Iterator: IteratorProtocol {
        fileprivate var reader: SQLScriptReader
        fileprivate let end: Int

        /// The next statement; nil behind the last.
        package mutating func next() -> SQLStatement? {
            while let part = reader.next() {
                guard case .statement(let statement) = part else { continue }
                return statement.offset < end ? statement : nil
            }
            return nil
        }
    }
}
