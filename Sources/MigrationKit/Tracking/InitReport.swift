/// What `init` did.
package struct InitReport: Sendable {
    /// What became of a table.
    package enum Outcome: String, Sendable {
        /// It was not there.
        case created
        /// It was an older one, which got the columns that it lacked.
        case extended
        /// It was there, and as it must be.
        case unchanged
    }

    /// The schema of the tables.
    package let schema: String
    /// The tables by their names, with what became of each.
    package let tables: [(name: String, outcome: Outcome)]

    /// Creates a report.
    package init(schema: String, tables: [(name: String, outcome: Outcome)]) {
        self.schema = schema
        self.tables = tables
    }

    /// The document of `init --json`.
    package var json: JSON {
        .object([
            ("schema", .string(schema)),
            ("tables", .object(tables.map { ($0.name, .string($0.outcome.rawValue)) })),
        ])
    }

    /// The report for people, a line for each table.
    package var text: String {
        tables.map { name, outcome in
            let what =
                switch outcome {
                case .created: "created"
                case .extended: "extended, its rows are kept"
                case .unchanged: "is there already"
                }
            return "\(schema).\(name): \(what)\n"
        }.joined()
    }
}
