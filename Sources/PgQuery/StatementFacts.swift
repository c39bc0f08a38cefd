/// What a statement does, as far as its text alone can tell.
package struct StatementFacts: Equatable, Sendable {
    /// INSERT, UPDATE, DELETE or MERGE, also inside a `WITH` or behind `EXPLAIN ANALYZE`.
    package var isDML = false
    /// Whether the server may answer with rows; true where only the server knows (`EXECUTE`, `CALL`).
    package var returnsRows = false
    /// Whether it is a query that `DECLARE CURSOR` takes.
    package var canBeCursor = false
    /// Whether it is a query that locks rows (`FOR UPDATE` and its like).
    package var locksRows = false
    /// Whether it is LISTEN.
    package var listens = false
    /// The data that a `COPY` exchanges with the client, if it does.
    package var copy: CopyStream?
    /// Whether prepared statements are gone afterwards (`DEALLOCATE`, `DISCARD ALL`).
    package var discardsPrepared = false
    /// Whether it may define, alter or drop something (`DO` and `CALL` may do anything).
    package var changesSchema = false
    /// Whether code in it may commit, and has to run with no transaction around it then (`DO`, `CALL`).
    package var mayCommit = false
    /// The index that `CREATE INDEX CONCURRENTLY` makes.
    package var concurrentIndex: ConcurrentIndex?
    /// Whether it changes a setting for the current transaction only (`SET LOCAL`, `set_config(…, true)`).
    package var setsLocalSettings = false
    /// The settings that it changes for the current transaction only, in lower case; without the modes of the
    /// transaction, and those whose names only the server computes.
    package var localSettings: [String] = []
    /// The setting that `SET` or `RESET` names, in lower case; `all` for `RESET ALL` and `DISCARD ALL`.
    package var changedSetting: String?
    /// Whether it sets that to what the session began with (`RESET`, `SET … TO DEFAULT`, `DISCARD ALL`).
    package var isReset = false

    /// Creates the facts of a statement that does nothing.
    package init() {}
}

/// The direction of a `COPY` whose data travels over the connection.
package enum CopyStream: Equatable, Sendable {
    /// The client sends the rows.
    case fromClient
    /// The server sends the rows.
    case toClient
}

/// The index of a `CREATE INDEX CONCURRENTLY`, as the statement names it.
package struct ConcurrentIndex: Equatable, Sendable {
    /// The index's name, or nil where the server chooses one.
    package var name: String?
    /// The table's schema, or nil where the search path decides; the index is in the same one.
    package var schema: String?
    /// The table's name.
    package var table: String
    /// Whether an index of that name may exist already.
    package var ifNotExists: Bool

    /// Creates an index as the statement names it.
    package init(name: String?, schema: String?, table: String, ifNotExists: Bool) {
        self.name = name
        self.schema = schema
        self.table = table
        self.ifNotExists = ifNotExists
    }
}
