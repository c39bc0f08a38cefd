/// Tells somebody what a run does, while it does it.
package protocol Reporter: AnyObject {
    /// Tells one event.
    func report(_ event: RunEvent)
    /// Whether it does anything with each statement: how long one took costs something to know.
    var wantsStatements: Bool { get }
}

extension Reporter {
    package var wantsStatements: Bool { true }
}
