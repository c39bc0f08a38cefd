import PgQuery

/// One of the tables that jsmigrate keeps in a database: how it is known, made and extended.
///
/// The three tables are described in Documentation/Tracking.md.
protocol LedgerTable {
    /// The name, without its schema.
    static var tableName: String { get }
    /// The columns by which a table of that name is known to be ours, or that of a tool that ours grew
    /// from.
    static var knownColumns: [String] { get }
    /// The columns that ours has beyond those of such a tool, with their types.
    static var addedColumns: KeyValuePairs<String, String> { get }
    /// The schema that holds it, resolved once for the whole run.
    var schema: String { get }
    /// Creates the table where it is not there, and adds what an older one lacks; rows are kept.
    var createSQL: String { get }
}

extension LedgerTable {
    /// The table as SQL names it.
    var name: String { "\(SQLText.identifier(schema)).\(Self.tableName)" }

    /// The table as people name it.
    var displayName: String { "\(schema).\(Self.tableName)" }

    /// Adds the columns that are missing.
    var extensionSQL: String {
        let added = Self.addedColumns.map { "ADD COLUMN IF NOT EXISTS \($0.key) \($0.value)" }
        return "ALTER TABLE \(name) \(added.joined(separator: ", "))"
    }

    /// What a table with these columns is; nil is no table.
    func condition(_ columns: Set<String>?) -> LedgerCondition {
        guard let columns else { return .absent }
        guard columns.isSuperset(of: Self.knownColumns) else { return .foreign(columns) }
        return columns.isSuperset(of: Self.addedColumns.map(\.key)) ? .complete : .old
    }
}

/// What there is of a table.
enum LedgerCondition: Equatable {
    /// No table.
    case absent
    /// The table of a tool that ours grew from, without the columns that are ours.
    case old
    /// Our table.
    case complete
    /// Another tool's table of the same name, with these columns.
    case foreign(Set<String>)
}
