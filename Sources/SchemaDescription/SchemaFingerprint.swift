package import Postgres

/// A number that changes with the schema of a database, taken from the rows of its catalogues; of a
/// large schema it costs a fraction of a description.
///
/// Equal fingerprints of one database mean that nothing was changed. Different ones mean that
/// something was touched: an object that was dropped and made again has another number, though it
/// is described as before.
package struct SchemaFingerprint: Equatable, Sendable {
    /// The sum.
    package let sum: String
    /// The number of the database that it is of: the catalogues of another one have other numbers
    /// in them.
    package let database: String

    /// Takes the fingerprint of the database that a connection leads to.
    ///
    /// - Throws: ``SchemaReadingError``, as ``SchemaDescription/read(on:lockTimeout:)``.
    package static func read(
        on connection: Connection
    ) throws(SchemaReadingError) -> SchemaFingerprint {
        let reader = try CatalogueReader(connection, lockTimeout: 10_000)
        defer { reader.end() }
        let result = try reader.answers(to: [FingerprintQuery.sql(reader.server)])[0]
        return SchemaFingerprint(sum: result.value(0, 0) ?? "", database: result.value(0, 1) ?? "")
    }

    /// Makes a fingerprint that was kept.
    package init(sum: String, database: String) {
        self.sum = sum
        self.database = database
    }
}
