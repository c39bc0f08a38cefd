extension PostgresMigrator {
    /// How runs are done.
    package struct Options {
        /// Whether a run takes the lock.
        package var takesLock = true
        /// How long it waits for another run, in milliseconds.
        package var lockWait = 30_000
        /// PostgreSQL's `lock_timeout` for the migrations' session, in milliseconds.
        package var lockTimeout: Int?
        /// How often a migration that ran into another session is tried again.
        package var lockRetries = 0
        /// PostgreSQL's `statement_timeout` for the migrations' session, in milliseconds.
        package var statementTimeout: Int?
        /// Whether what is otherwise a warning is a failure.
        package var isStrict = false
        /// Whether `up` goes on where files of applied migrations were changed.
        package var allowsChanged = false
        /// Whether `up` goes on where files of applied migrations are gone.
        package var allowsMissing = false
        /// Why no other database is contacted; nil where others are.
        package var refusesOthers: String?
        /// The schema of the tracking tables where the search path has none.
        package var ledgerSchema: String?
        /// Whether a run records what the schema is at its end.
        package var recordsSchema = true
        /// Who runs migrations, as `user@host`, for the history.
        package var client = ""
        /// Whether all migrations of `up` share one transaction.
        package var sharesTransaction = false
        /// How much memory the code of migrations may use that is only looked at, in megabytes.
        package var scriptMemoryMegabytes = 2_048
        /// Whether the standard output is a document, which scripts must not write into.
        package var sparesOutput = false
        /// The configuration's hooks; nil where there are none, or none are to be called.
        package var hooks: RunHooks?

        /// The options of a plain run.
        package init() {}
    }
}
