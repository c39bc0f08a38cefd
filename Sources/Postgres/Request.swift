/// A value sent beside a statement.
package enum Parameter: Hashable, Sendable {
    /// SQL's NULL.
    case null
    /// A value in the text form of its type.
    case text(String)
    /// A value in the binary form of its type.
    case binary([UInt8])
}

/// One statement of the extended query protocol.
package enum Command: Sendable {
    /// Parses and runs a statement.
    case query(String, [Parameter] = [])
    /// Parses a statement under a name.
    case prepare(name: String, text: String)
    /// Runs a statement that was parsed under a name.
    case execute(name: String, [Parameter])
}

/// What is sent to the server in one go and answered in one go.
package enum Request: Sendable {
    /// A string of one or several statements, which the server runs as one implicit transaction
    /// (manual, "Multiple Statements in a Simple Query").
    case simple(String)
    /// Statements followed by one Sync: the first that fails skips the rest.
    ///
    /// COPY from the client may only be the last: the server ends the session where it finds another
    /// statement in place of the data.
    case pipeline([Command])
}

/// The server's answer to a ``Request``.
package struct Reply {
    /// The results up to the first error, in order.
    package let results: [ResultSet]
    /// The first error.
    package let error: PostgresError?
}
