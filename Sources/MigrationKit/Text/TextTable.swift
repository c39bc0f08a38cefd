/// A table for people: columns aligned by their width on a terminal, two spaces between them.
package struct TextTable: Sendable {
    /// How the cells of a column stand.
    package enum Alignment: Sendable {
        /// At the column's left, as text does.
        case leading
        /// At the column's right, as numbers do.
        case trailing
    }

    /// A column's title and alignment.
    package struct Column: Sendable {
        /// The title.
        package let title: String
        /// How its cells stand.
        package let alignment: Alignment

        /// Creates a column.
        package init(_ title: String, _ alignment: Alignment = .leading) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// A cell's text and how it is marked on a terminal.
    package struct Cell: Sendable, ExpressibleByStringLiteral {
        /// What a cell says by its colour.
        package enum Emphasis: Sendable {
            /// Nothing.
            case none
            /// A success: green.
            case good
            /// A failure: red.
            case bad
            /// Something to look at: yellow.
            case caution
            /// May be overlooked.
            case faint
        }

        /// The text; line ends and control characters are replaced when it is shown.
        package let text: String
        /// What it says by its colour.
        package let emphasis: Emphasis

        /// Creates a cell.
        package init(_ text: String, _ emphasis: Emphasis = .none) {
            self.text = text.printable
            self.emphasis = emphasis
        }

        package init(stringLiteral value: String) { self.init(value) }
    }

    private let columns: [Column]
    private var rows: [[Cell]] = []

    /// Creates a table without rows.
    package init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row; cells that are missing are empty, surplus ones are dropped.
    package mutating func append(_ row: [Cell]) {
        let missing = Array(repeating: Cell(""), count: max(0, columns.count - row.count))
        rows.append(Array((row + missing).prefix(columns.count)))
    }

    /// Renders the table, the titles first; every line ends with a line feed.
    package func render(style: TextStyle = .plain) -> String {
        let widths = columns.indices.map { index in
            rows.reduce(columns[index].title.displayWidth) { max($0, $1[index].text.displayWidth) }
        }
        let titles = columns.map { Cell($0.title, .faint) }
        return ([titles] + rows).map { line($0, widths: widths, style: style) }.joined()
    }

    private func line(_ cells: [Cell], widths: [Int], style: TextStyle) -> String {
        let lastUsed = cells.lastIndex { !$0.text.isEmpty } ?? -1
        var parts: [String] = []
        for (index, cell) in cells.enumerated() where index <= lastUsed {
            let space = String(repeating: " ", count: widths[index] - cell.text.displayWidth)
            let text = cell.emphasis.mark(cell.text, style)
            switch columns[index].alignment {
            case .leading: parts.append(index == lastUsed ? text : text + space)
            case .trailing: parts.append(space + text)
            }
        }
        return parts.joined(separator: "  ") + "\n"
    }
}

extension TextTable.Cell.Emphasis {
    fileprivate func mark(_ text: String, _ style: TextStyle) -> String {
        switch self {
        case .none: text
        case .good: style.green(text)
        case .bad: style.red(text)
        case .caution: style.yellow(text)
        case .faint: style.dim(text)
        }
    }
}
