internal import CLibpq

/// Rows put together in the form in which a script's runtime takes them with few calls.
struct RowCollector {
    private static let rowLimit = 2_000
    private static let byteLimit = 1 << 18
    /// A result of no more rows crosses as text alone: an array more would cost more than it saves.
    private static let plainRowLimit = 16

    private var values = JoinedValues()
    private var rowCount = 0
    private let wantsNumbers: Bool
    /// How each column crosses; empty where all cross as text.
    private var kinds: [ColumnKind] = []
    /// Whether ``take()`` has been called.
    private(set) var hasDelivered = false

    /// - Parameter wantsNumbers: whether numbers and times may cross as numbers.
    init(wantsNumbers: Bool = false) { self.wantsNumbers = wantsNumbers }

    /// Whether there is enough for a batch.
    var isFull: Bool {
        if wantsNumbers, !hasDelivered { return rowCount >= Self.plainRowLimit }
        return rowCount >= Self.rowLimit || values.size >= Self.byteLimit
    }

    /// Adds a row.
    ///
    /// - Returns: false where a value of it is not what such columns hold as a rule, so that what is there
    ///   must be taken out first; it is then added as text.
    mutating func append(row result: OpaquePointer) -> Bool {
        if wantsNumbers, hasDelivered, kinds.isEmpty {
            kinds = (0..<(unsafe PQnfields(result))).map {
                ColumnKind(type: unsafe PQftype(result, $0))
            }
        }
        guard !kinds.isEmpty else {
            unsafe append(result)
            return true
        }
        let numbersBefore = values.numbers.count
        for (column, kind) in kinds.enumerated() where kind.isNumeric {
            guard
                let number = unsafe kind.number(
                    PQgetisnull(result, 0, Int32(column)) == 1
                        ? nil : PQgetvalue(result, 0, Int32(column)))
            else {
                values.dropNumbers(to: numbersBefore)
                kinds[column] = .parsed
                guard rowCount == 0 else { return false }
                return unsafe append(row: result)
            }
            values.append(number)
        }
        for (column, kind) in kinds.enumerated() where !kind.isNumeric {
            unsafe appendText(result, 0, Int32(column), isParsed: kind == .parsed)
        }
        values.kinds = kinds
        rowCount += 1
        return true
    }

    /// Adds the rows of a result as text.
    mutating func append(_ result: OpaquePointer) {
        let columns = unsafe PQnfields(result)
        let rows = unsafe PQntuples(result)
        for row in 0..<rows {
            for column in 0..<columns { unsafe appendText(result, row, column, isParsed: false) }
        }
        rowCount += Int(rows)
    }

    private mutating func appendText(
        _ result: OpaquePointer, _ row: Int32, _ column: Int32, isParsed: Bool
    ) {
        guard unsafe PQgetisnull(result, row, column) == 0,
            let start = unsafe PQgetvalue(result, row, column)
        else { return values.appendNull() }
        let count = unsafe Int(PQgetlength(result, row, column))
        unsafe values.append(
            UnsafeRawBufferPointer(start: start, count: count), isParsed: isParsed)
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
