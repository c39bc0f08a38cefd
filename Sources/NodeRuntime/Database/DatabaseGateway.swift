/// What the built-in `pg` module needs of its host: sessions with databases.
///
/// Completions and events are called from the event loop, never from within the call.
package protocol DatabaseGateway: AnyObject {
    /// Opens a session.
    func connect(_ settings: [String: SettingValue], events: SessionEvents) -> Int
    /// Runs a statement, or a string of several, in a session; in the order of the calls.
    func query(
        _ request: GatewayRequest, in session: Int,
        completion: @escaping (Result<[GatewayResult], GatewayFailure>) -> Void)
    /// Ends a session when what was asked of it is answered.
    func end(_ session: Int, completion: @escaping () -> Void)
    /// Cancels the statement that a session runs now.
    func cancel(_ session: Int)
    /// Says whether an idle session keeps the program waiting, as a socket of Node does until `unref()`;
    /// not one of a migration.
    func setReferenced(_ isReferenced: Bool, session: Int)
    /// Reads a connection string as pg-connection-string does.
    ///
    /// - Throws: ``GatewayFailure`` that says what is wrong, never with the password.
    func parseConnectionString(_ text: String) throws(GatewayFailure) -> [(String, SettingValue)]
    /// Grows by one at each boundary between migrations.
    var epoch: Int { get }
}

extension DatabaseGateway {
    /// Passes it over: sessions of migrations wait for nothing but their statements.
    package func setReferenced(_ isReferenced: Bool, session: Int) {}
}

/// A connection setting as scripts give it.
package enum SettingValue: Equatable {
    /// A string.
    case text(String)
    /// A number.
    case number(Double)
    /// true or false.
    case boolean(Bool)
    /// An object such as `ssl: { rejectUnauthorized: false }`.
    case object([String: SettingValue])

    /// The value as text, nil for objects.
    package var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .boolean(let boolean): String(boolean)
        case .object: nil
        }
    }
}

/// What a session tells its client unasked.
package struct SessionEvents {
    /// The session is there, or could not be opened.
    package var onConnect: (Result<SessionInformation, GatewayFailure>) -> Void
    /// A NOTICE or WARNING.
    package var onNotice: (GatewayFailure) -> Void
    /// A notification: channel, payload, process id.
    package var onNotification: (String, String, Int) -> Void
    /// The session ended, with the cause where nobody asked for it.
    package var onEnd: (GatewayFailure?) -> Void

    /// Makes events of which nobody wants to know but what is named.
    package init(
        onConnect: @escaping (Result<SessionInformation, GatewayFailure>) -> Void = { _ in },
        onNotice: @escaping (GatewayFailure) -> Void = { _ in },
        onNotification: @escaping (String, String, Int) -> Void = { _, _, _ in },
        onEnd: @escaping (GatewayFailure?) -> Void = { _ in }
    ) {
        self.onConnect = onConnect
        self.onNotice = onNotice
        self.onNotification = onNotification
        self.onEnd = onEnd
    }
}

/// What is known of a session once it is open.
package struct SessionInformation {
    /// The backend's process id.
    package var processID: Int
    /// Parameters that the server reported.
    package var parameters: [(String, String)]

    /// Makes it of its parts.
    package init(processID: Int, parameters: [(String, String)]) {
        self.processID = processID
        self.parameters = parameters
    }
}

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

    /// The SQL.
    package var text: String
    /// The values; empty where none were given, and then several statements are allowed.
    package var values: [Value]
    /// The name of a prepared statement.
    package var name: String?
    /// Whether it goes through the extended protocol, which takes one statement only.
    package var isExtended: Bool

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

/// The result of one statement, in the form that crosses into the engine with few calls.
package struct GatewayResult {
    /// A column, as node-postgres describes it.
    package struct Field {
        /// The column's name.
        package var name: String
        /// OID of its table, its number in it, OID, size and modifier of its type.
        package var tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier: Int

        /// Makes a field.
        package init(
            name: String, tableID: Int, columnID: Int, dataTypeID: Int, dataTypeSize: Int,
            dataTypeModifier: Int
        ) {
            self.name = name
            self.tableID = tableID
            self.columnID = columnID
            self.dataTypeID = dataTypeID
            self.dataTypeSize = dataTypeSize
            self.dataTypeModifier = dataTypeModifier
        }
    }

    /// The first word of the command tag; nil for an empty statement.
    package var command: String?
    /// The count of the command tag.
    package var rowCount: Int?
    /// The OID of the command tag of an INSERT.
    package var oid: Int?
    /// The columns.
    package var fields: [Field]
    /// All values end to end, row by row.
    package var text: String
    /// Their lengths in UTF-16 code units, -1 for NULL.
    package var lengths: [Int32]

    /// Makes a result.
    package init(
        command: String?, rowCount: Int? = nil, oid: Int? = nil, fields: [Field] = [],
        text: String = "", lengths: [Int32] = []
    ) {
        self.command = command
        self.rowCount = rowCount
        self.oid = oid
        self.fields = fields
        self.text = text
        self.lengths = lengths
    }
}

/// An error on its way to a script.
package struct GatewayFailure: Error, Equatable {
    /// The message.
    package var message: String
    /// The other properties of the error, `code`, `severity`, `detail`…
    package var properties: [String: String]
    /// Whether the server never answered: scripts then see a plain Error and no DatabaseError.
    package var isConnectionFailure: Bool

    /// Makes a failure.
    package init(
        message: String, properties: [String: String] = [:], isConnectionFailure: Bool = false
    ) {
        self.message = message
        self.properties = properties
        self.isConnectionFailure = isConnectionFailure
    }
}
