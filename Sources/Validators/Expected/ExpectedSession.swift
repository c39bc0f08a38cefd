import PgQuery

/// What a session has of its own while the statements of a migration run: its search path, and its temporary
/// relations.
struct ExpectedSession {
    /// Where names without a schema are sought.
    var path: SearchPath
    private var temporary: Set<String> = []
    private var goingWithTransaction: Set<String> = []

    init(_ path: SearchPath) { self.path = path }

    /// Whether a name means a temporary relation.
    func hides(_ name: SQLName) -> Bool {
        name.schema == "pg_temp" || name.schema == nil && temporary.contains(name.name)
    }

    /// Notes a temporary relation, which hides others of its name.
    mutating func hide(_ name: String, untilCommit: Bool) {
        temporary.insert(name)
        if untilCommit { goingWithTransaction.insert(name) }
    }

    /// A temporary relation has another name.
    ///
    /// - Returns: whether it is one.
    mutating func rename(_ name: SQLName, to new: String) -> Bool {
        let untilCommit = goingWithTransaction.contains(name.name)
        guard unhide(name) else { return false }
        hide(new, untilCommit: untilCommit)
        return true
    }

    /// A temporary relation is gone.
    ///
    /// - Returns: whether it was one.
    mutating func unhide(_ name: SQLName) -> Bool {
        guard hides(name) else { return false }
        temporary.remove(name.name)
        goingWithTransaction.remove(name.name)
        return true
    }

    /// The transaction is at its end, and what is there only in it.
    mutating func endTransaction() {
        path.endTransaction()
        temporary.subtract(goingWithTransaction)
        goingWithTransaction = []
    }

    /// All temporary relations are gone.
    mutating func discardTemporary() {
        temporary = []
        goingWithTransaction = []
    }
}
