import CPgQuery

/// The column that a sequence goes with, as `OWNED BY` has it.
package struct SequenceOwner: Equatable, Sendable {
    /// The table; nil for `OWNED BY NONE`.
    package var table: SQLName?
    /// The column; empty for none.
    package var column: String

    package init(table: SQLName?, column: String) {
        self.table = table
        self.column = column
    }
}

extension SequenceOwner {
    /// Reads the options of CREATE and ALTER SEQUENCE; nil where none is OWNED BY.
    init?(options: [TreeNode]) {
        let path = options.compactMap { option -> [String]? in
            guard
                let element = unsafe option.read(
                    PG_QUERY__NODE__NODE_DEF_ELEM, { unsafe $0.def_elem }),
                unsafe text(element.defname) == "owned_by"
            else { return nil }
            return unsafe TreeNode(element.arg).list.compactMap(\.scalar)
        }.last
        guard let path else { return nil }
        let table = path.dropLast()
        guard let name = table.last else {
            self.init(table: nil, column: "")
            return
        }
        self.init(
            table: SQLName(schema: table.count > 1 ? table[table.count - 2] : nil, name: name),
            column: path[path.count - 1])
    }
}
