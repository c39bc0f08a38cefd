/// A function of a configuration file that is called around a run and its migrations, by its name there.
package enum HookKey: String, CaseIterable, Sendable {
    /// Before the first migration of a run.
    case beforeAll
    /// Before each migration, in its transaction.
    case beforeEach
    /// After each migration, in its transaction.
    case afterEach
    /// After the last migration of a run, where none has failed.
    case afterAll
    /// At the end of a run that failed.
    case onError
}
