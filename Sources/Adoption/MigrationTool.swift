/// A migration tool whose history can be taken over: the table that it keeps in PostgreSQL, what
/// the rows say, and how its runs keep each other out.
///
/// All that is known of a tool is here; plans and what carries them out know no tool by its name.
package protocol MigrationTool: Sendable {
    /// What `--from` calls it; the first is the one that is shown.
    var words: [String] { get }
    /// Its name as people write it.
    var title: String { get }
    /// The names that its table has where nobody chose another one.
    var tableNames: [String] { get }
    /// Whether its table is the one that ours grew from, and goes on as ours.
    var isAncestor: Bool { get }
    /// Whether a table with these columns can be its.
    func recognizes(_ columns: Set<String>) -> Bool
    /// What ``read(_:of:)`` is given of each row, as SQL expressions that give texts.
    func selection(of table: ToolTable) -> [String]
    /// The order of the rows, as an SQL expression.
    var order: String { get }
    /// What the rows say.
    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory
    /// The keys of the advisory locks that a run of it holds, whichever of its versions it is.
    func advisoryLocks(of table: ToolTable, inDatabase database: String) -> [Int64]
    /// The table beside its own that says whether a run is at work.
    func lockTable(of table: ToolTable) -> ToolLockTable?
    /// What to do about its lock where no run is at work.
    var unlocking: String { get }
    /// What its files must be called here, where that differs; for people whose files do not match.
    var renaming: String? { get }
    /// The name that one of its files has here, where it is no migration's name as it is.
    func nameHere(of fileName: String) -> String?
}

extension MigrationTool {
    package var isAncestor: Bool { false }

    package func advisoryLocks(of table: ToolTable, inDatabase database: String) -> [Int64] { [] }

    package func lockTable(of table: ToolTable) -> ToolLockTable? { nil }

    package var unlocking: String { "wait for it to end, then run `jsmigrate adopt` again" }

    package var renaming: String? { nil }

    package func nameHere(of fileName: String) -> String? { nil }

    /// What `--from` calls it.
    package var word: String { words[0] }

    /// The name that its table gets where it has ours.
    package var keptTableName: String {
        "schema_migrations_" + String(word.map { $0 == "-" ? "_" : $0 })
    }
}

/// A table in which a tool says whether a run of it is at work.
package struct ToolLockTable: Sendable, Equatable {
    /// Its name, in the schema of the tool's table.
    package let name: String
    /// The condition on its rows that says so, as SQL.
    package let isHeld: String

    /// Describes a table.
    package init(name: String, isHeld: String) {
        self.name = name
        self.isHeld = isHeld
    }
}

/// A tool's table as a database has it.
package struct ToolTable: Sendable, Equatable {
    /// The schema that holds it.
    package let schema: String
    /// Its name.
    package let name: String
    /// The names of its columns.
    package let columns: Set<String>

    /// Describes a table.
    package init(schema: String, name: String, columns: Set<String>) {
        self.schema = schema
        self.name = name
        self.columns = columns
    }

    /// The table as people name it.
    package var displayName: String { "\(schema).\(name)" }
}
