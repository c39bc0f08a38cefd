import PgQuery

/// A statement that ran functions, or code of its own.
struct ExecutedCode {
    /// Where it stands.
    let origin: Origin
    /// What it names, of a statement.
    var use: StatementUse?
    /// What it ran, of a `DO`.
    var code: SQLCode?
}
