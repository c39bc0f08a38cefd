/// What the server had counted in a database at one moment, to be compared with a later one.
package struct ActivitySnapshot: Equatable, Sendable {
    /// What was counted of a table.
    package struct Table: Equatable, Sendable {
        /// The table as SQL names it, with its schema.
        package var name: String
        /// Scans of all of it.
        package var sequentialScans: Int
        /// Scans by an index.
        package var indexScans: Int
        /// About how many rows it holds.
        package var rows: Int
        /// The oids of the tables that it is a part of, or inherits from.
        package var parents: [UInt32]
        /// Whether it is a partition.
        package var isPartition: Bool

        /// Creates what was counted of a table.
        package init(
            name: String, sequentialScans: Int, indexScans: Int, rows: Int, parents: [UInt32] = [],
            isPartition: Bool = false
        ) {
            self.name = name
            self.sequentialScans = sequentialScans
            self.indexScans = indexScans
            self.rows = rows
            self.parents = parents
            self.isPartition = isPartition
        }
    }

    /// What was counted of an index.
    package struct Index: Equatable, Sendable {
        /// The index as SQL names it, with its schema.
        package var name: String
        /// Its table, likewise.
        package var table: String
        /// The oid of its table.
        package var tableOID: UInt32
        /// How often it was scanned.
        package var scans: Int
        /// Its method, columns and predicate.
        package var definition: String

        /// Creates what was counted of an index.
        package init(name: String, table: String, tableOID: UInt32, scans: Int, definition: String)
        {
            self.name = name
            self.table = table
            self.tableOID = tableOID
            self.scans = scans
            self.definition = definition
        }
    }

    /// What was counted of a query.
    package struct Query: Equatable, Sendable {
        /// Its text, shortened, with `$1` in place of constants.
        package var text: String
        /// How often it ran.
        package var calls: Int
        /// How long all its runs took, in milliseconds.
        package var milliseconds: Double

        /// Creates what was counted of a query.
        package init(text: String, calls: Int, milliseconds: Double) {
            self.text = text
            self.calls = calls
            self.milliseconds = milliseconds
        }
    }

    /// The tables, by their oids.
    package var tables: [UInt32: Table]

    /// The indexes, by their oids.
    package var indexes: [UInt32: Index]

    /// The queries, by their identifiers; nil where nobody counts them, or not for this role.
    package var queries: [String: Query]?

    /// Whether all tables and indexes are among them.
    package var isComplete: Bool

    /// Where a session that begins seeks names without a schema, as `search_path` has it; nil where that is
    /// not known.
    package var searchPath: String?

    /// Creates a snapshot.
    package init(
        tables: [UInt32: Table] = [:], indexes: [UInt32: Index] = [:],
        queries: [String: Query]? = nil, isComplete: Bool = true, searchPath: String? = nil
    ) {
        self.tables = tables
        self.indexes = indexes
        self.queries = queries
        self.isComplete = isComplete
        self.searchPath = searchPath
    }
}
