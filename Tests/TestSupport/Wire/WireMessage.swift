/// One message of PostgreSQL's protocol 3 on its way through a ``WireProxy`` (manual, "Message Formats").
package struct WireMessage: Sendable {
    /// Which way a message goes.
    package enum Direction: Sendable {
        /// From the program.
        case toServer
        /// From the server.
        case toProgram
    }

    package let direction: Direction
    /// The connection it came on, counted from 0 in the order in which they were opened.
    package let connection: Int
    /// The letter that the message begins with; `0` for the start-up packet, which has none.
    package let kind: Character
    /// The SQL of a Query or Parse, the tag of a CommandComplete, the state that a ReadyForQuery tells (`I`,
    /// `T` or `E`), else empty.
    package let text: String

    init(_ direction: Direction, connection: Int, kind: UInt8, body: ArraySlice<UInt8>) {
        self.direction = direction
        self.connection = connection
        self.kind = Character(UnicodeScalar(kind))
        text =
            switch (direction, self.kind) {
            case (.toServer, "Q"), (.toProgram, "C"), (.toProgram, "Z"): Self.string(body)
            case (.toServer, "P"): Self.string(body.drop { $0 != 0 }.dropFirst())
            default: ""
            }
    }

    /// The bytes before the first zero.
    private static func string(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}

extension WireMessage: CustomStringConvertible {
    package var description: String {
        let arrow = direction == .toServer ? "→" : "←"
        let line = text.split(separator: "\n").joined(separator: " ").prefix(120)
        return "\(connection)\(arrow)\(kind)" + (line.isEmpty ? "" : " \(line)")
    }
}
