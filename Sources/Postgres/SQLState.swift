/// A five-character error code of PostgreSQL (manual, appendix A).
package struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The five characters.
    package let rawValue: String

    /// Makes a code of its five characters.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The five characters.
    package var description: String { rawValue }

    /// A statement that cannot run inside a transaction block.
    package static let activeSQLTransaction = SQLState(rawValue: "25001")
    /// A statement that needs a transaction block, outside of one.
    package static let noActiveSQLTransaction = SQLState(rawValue: "25P01")
    /// A statement in a transaction block that has failed already.
    package static let inFailedSQLTransaction = SQLState(rawValue: "25P02")
    /// COMMIT or ROLLBACK in a procedure that may not end the transaction.
    package static let invalidTransactionTermination = SQLState(rawValue: "2D000")
    /// A new enum value used in the transaction that added it.
    package static let unsafeNewEnumValueUsage = SQLState(rawValue: "55P04")
    /// An object that is in use by this session, pending trigger events included.
    package static let objectInUse = SQLState(rawValue: "55006")
    /// Something that is not supported; also a plan whose result type has changed.
    package static let featureNotSupported = SQLState(rawValue: "0A000")
    /// A relation that does not exist.
    package static let undefinedTable = SQLState(rawValue: "42P01")
    /// A schema that does not exist.
    package static let invalidSchemaName = SQLState(rawValue: "3F000")
    /// A statement that was cancelled, by request or by statement_timeout.
    package static let queryCanceled = SQLState(rawValue: "57014")
    /// A write in a read-only transaction.
    package static let readOnlySQLTransaction = SQLState(rawValue: "25006")
    /// An object that is not in the state that a statement needs.
    package static let objectNotInPrerequisiteState = SQLState(rawValue: "55000")
    /// A lock that was not to be had, within lock_timeout or at once.
    package static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// Transactions that waited for each other; this one was chosen to fail.
    package static let deadlockDetected = SQLState(rawValue: "40P01")
    /// A transaction that saw what another one has changed meanwhile.
    package static let serializationFailure = SQLState(rawValue: "40001")
    /// A message that breaks the rules of the protocol.
    package static let protocolViolation = SQLState(rawValue: "08P01")
    /// A connection that broke; also what this module reports when the server is gone.
    package static let connectionFailure = SQLState(rawValue: "08006")
    /// A connection that could not be made.
    package static let sqlClientUnableToEstablishSQLConnection = SQLState(rawValue: "08001")
}
