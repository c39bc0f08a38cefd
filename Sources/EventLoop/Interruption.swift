/// Why what the loop is turned for is to end before it is done.
package enum Interruption: Equatable, Sendable {
    /// A signal asked the program to end.
    case signal(SignalSource.Signal)
    /// Something that all of it depends on is gone; what, for people.
    case loss(String)

    /// The reason in one line, for people and for the database.
    package var reason: String {
        switch self {
        case .signal(let signal): "interrupted by \(signal.name)"
        case .loss(let text): text
        }
    }
}
