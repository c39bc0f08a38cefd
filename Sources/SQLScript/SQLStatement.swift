/// A statement of a SQL file.
package struct SQLStatement: Equatable, Sendable {
    /// The SQL, without the semicolon that ends it.
    package let text: String
    /// The byte of the file that it begins at.
    package let offset: Int
    /// The rows that follow a `COPY … FROM STDIN`, without the line `\.` that ends them.
    package var copyData: [UInt8]?
}
