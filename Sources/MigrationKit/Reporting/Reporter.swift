/// Tells somebody what a run does, while it does it.
package protocol Reporter: AnyObject {
    /// Tells one event.
    func report(_ event: RunEvent)
}
