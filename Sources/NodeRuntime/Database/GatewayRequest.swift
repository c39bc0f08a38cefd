/// A query of a script.
package struct GatewayRequest {
    /// A value beside the text.
    package enum Value: Equatable {
        /// NULL.
        case null
        /// In text form.
        case text(String)
        /// In binary form.
        case bytes([UInt8])
    }

    /// What is asked for beside plain statements.
    package enum Task: Equatable {
        /// A statement, or a string of several.
        case statement
        /// A cursor of this name over the text's rows. What has rows but cannot be a cursor (INSERT …
        /// RETURNING, SHOW) is answered with all of them.
        case openCursor(String)
        /// The next rows of a cursor, this many.
        case fetch(String, count: Int)
        /// The end of a cursor.
        case closeCursor(String)
        /// A COPY whose data the script exchanges with the server.
        case copy(GatewayCopy)
    }

    /// The SQL.
    package var text: String
    /// The values; empty where none were given, and then several statements are allowed.
    package var values: [Value]
    /// The name of a prepared statement.
    package var name: String?
    /// Whether it goes through the extended protocol, which takes one statement only.
    package var isExtended: Bool
    /// What is asked for.
    package var task = Task.statement
    /// Whether numbers and times of large results may come as numbers.
    package var wantsNumbers = false
    /// The script, long done, that has left behind what asks; nil where the one that runs asks.
    package var leftBehindBy: String?
    /// Takes the rows of a large result while they come; the completion then has the last of them only.
    package var rows: (GatewayRows) -> Void = { _ in }

    /// Makes a request; with values it goes through the extended protocol.
    package init(
        text: String, values: [Value] = [], name: String? = nil, isExtended: Bool = false
    ) {
        self.text = text
        self.values = values
        self.name = name
        self.isExtended = isExtended || !values.isEmpty
    }
}

/// The script's side of a COPY. The gateway fills in the actions, the runtime the events.
package final class GatewayCopy: Equatable {
    /// Whether the data comes from the script.
    package let isFromScript: Bool
    /// The session takes data now.
    package var onReady: () -> Void = {}
    /// More data may be sent.
    package var onRoom: () -> Void = {}
    /// A piece of the data that the server sends.
    package var onData: ([UInt8]) -> Void = { _ in }

    /// Sends a piece; false where the next should wait for ``onRoom``.
    package var send: ([UInt8]) -> Bool = { _ in true }
    /// Says that the data is complete, or why there will be no more of it.
    package var end: (String?) -> Void = { _ in }
    /// Has the server's data wait, or go on.
    package var setPaused: (Bool) -> Void = { _ in }

    /// Makes a COPY that nothing is connected to.
    package init(isFromScript: Bool) { self.isFromScript = isFromScript }

    /// Whether both are the same COPY.
    package static func == (first: GatewayCopy, second: GatewayCopy) -> Bool { first === second }
}
