/// The threads on which a validator may run.
package enum ValidationPlace: Sendable {
    /// Any, beside others, on a session of that thread.
    case anywhere

    /// The one that has the engine for scripts.
    case engine

    /// The one that owns the run and its connections, for what uses more of them than the context's
    /// database.
    case owner
}
