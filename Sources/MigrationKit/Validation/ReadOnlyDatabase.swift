/// A database that a validator may read and cannot change.
package protocol ReadOnlyDatabase {
    /// Runs one statement.
    ///
    /// - Parameters:
    ///   - sql: The statement, with `$1`, `$2`, … for its parameters.
    ///   - parameters: The parameters in their text form; nil is `NULL`.
    /// - Returns: Its rows.
    /// - Throws: The server's error, or that of the connection; its description is shown to people.
    func query(_ sql: String, _ parameters: [String?]) throws -> [ReadOnlyRow]

    /// Runs the checks of one validator, apart from those of every other.
    ///
    /// Whatever the body does ends with it: an open or failed transaction, a setting, a lock. When
    /// the time is over, its statement is cancelled and every further one is refused, as
    /// ``ValidationOverdue``. Reading only is
    /// switched on by `BEGIN READ ONLY` or `SET`, never by a start-up option: `connectivity` reads
    /// what the session was given when it began.
    ///
    /// - Throws: What the body throws, or the error that kept it from being started.
    func isolated<Answer>(timeout: Duration, _ body: () throws -> Answer) throws -> Answer

    /// What the last isolated body left behind that outlives a transaction, a sentence each; it was
    /// taken back.
    var leftovers: [String] { get }
}

extension ReadOnlyDatabase {
    /// Nothing.
    package var leftovers: [String] { [] }

    /// Runs one statement that has no parameters and returns its rows.
    ///
    /// - Throws: The server's error, or that of the connection.
    package func query(_ sql: String) throws -> [ReadOnlyRow] {
        try query(sql, [])
    }
}
