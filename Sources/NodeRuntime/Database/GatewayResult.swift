/// The result of one statement, in the form that crosses into the engine with few calls.
package struct GatewayResult {
    /// The command tag, "INSERT 0 3"; empty for an empty statement.
    package var tag: String
    /// The columns.
    package var fields: [GatewayField]
    /// The rows; where some were handed over before, the last of them.
    package var values: GatewayValues
    /// Whether rows were handed over before.
    package var hasEarlierRows: Bool

    /// Makes a result.
    package init(
        tag: String, fields: [GatewayField] = [], values: GatewayValues = GatewayValues(),
        hasEarlierRows: Bool = false
    ) {
        self.tag = tag
        self.fields = fields
        self.values = values
        self.hasEarlierRows = hasEarlierRows
    }
}

/// Rows of a result that is still coming in.
package struct GatewayRows {
    /// The columns, with the first rows of a result only.
    package var fields: [GatewayField]
    /// Whether these are the first rows of their result.
    package var isFirst: Bool
    /// The rows.
    package var values: GatewayValues

    /// Makes rows.
    package init(fields: [GatewayField], isFirst: Bool, values: GatewayValues) {
        self.fields = fields
        self.isFirst = isFirst
        self.values = values
    }
}

/// Values end to end, row by row.
package struct GatewayValues {
    /// How each column's values are here: `t` in the text, `p` in the text that is parsed, `n` as numbers, `d`
    /// as milliseconds since 1970; empty where all are in the text.
    package var kinds: String
    /// Their text with nothing between them: valid UTF-8 without a NUL.
    package var text: [UInt8]
    /// The same for values that are only parsed, and not kept.
    package var parsedText: [UInt8]
    /// Their lengths in UTF-16 code units, -1 for NULL.
    package var lengths: [Int32]
    /// Values that cross as numbers; NaN for NULL.
    package var numbers: [Double]

    /// Makes values.
    package init(
        kinds: String = "", text: [UInt8] = [], parsedText: [UInt8] = [], lengths: [Int32] = [],
        numbers: [Double] = []
    ) {
        self.kinds = kinds
        self.text = text
        self.parsedText = parsedText
        self.lengths = lengths
        self.numbers = numbers
    }

    /// Whether there are none.
    package var isEmpty: Bool { lengths.isEmpty && numbers.isEmpty }
}

/// A column, as node-postgres describes it.
package struct GatewayField {
    /// The column's name.
    package var name: String
    /// OID of its table, its number in it, OID, size and modifier of its type.
    package var tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier: Int

    /// Makes a field.
    package init(
        name: String, tableID: Int, columnID: Int, dataTypeID: Int, dataTypeSize: Int,
        dataTypeModifier: Int
    ) {
        self.name = name
        self.tableID = tableID
        self.columnID = columnID
        self.dataTypeID = dataTypeID
        self.dataTypeSize = dataTypeSize
        self.dataTypeModifier = dataTypeModifier
    }
}
