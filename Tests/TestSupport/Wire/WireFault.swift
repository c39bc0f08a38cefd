/// What goes wrong at one message.
package struct WireFault: Sendable {
    /// What is done.
    package enum Action: Sendable {
        /// SIGKILL for the program; what it has sent and the proxy has not yet forwarded is lost.
        case kill
        /// All connections end; new ones are taken.
        case cut
        /// The connection of this number ends.
        case cutConnection(Int)
        /// Something else, after which all goes on. It gets the program's process id.
        case perform(@Sendable (Int32) -> Void)
    }

    /// Which side of the forwarding of the message.
    package enum Side: Sendable { case before, after }

    package var action: Action
    package var side: Side
    /// Says whether this message is the one; asked for each, with its number among those of its direction,
    /// until it says yes.
    package var isDue: @Sendable (WireMessage, Int) -> Bool

    package init(
        _ action: Action, _ side: Side, isDue: @escaping @Sendable (WireMessage, Int) -> Bool
    ) {
        self.action = action
        self.side = side
        self.isDue = isDue
    }

    /// A fault at a message that is known by its number, counted from 0 among those of its direction.
    package init(
        _ action: Action, _ side: Side, _ direction: WireMessage.Direction, number: Int
    ) {
        self.init(action, side) { $0.direction == direction && $1 == number }
    }
}
