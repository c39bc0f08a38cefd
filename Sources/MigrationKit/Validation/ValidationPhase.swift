/// When a validator runs: before the migrations of a run, or after them.
package enum ValidationPhase: String, CaseIterable, Sendable {
    /// Before the first migration; a `FAIL` here stops the run.
    case pre

    /// After the last migration.
    case post

    /// Apart from any run: the files alone, with no database.
    case files
}
