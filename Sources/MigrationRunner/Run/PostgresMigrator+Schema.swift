import MigrationKit
import Postgres
package import SchemaDescription

extension PostgresMigrator {
    /// Describes the schema of the database, without the tracking tables.
    ///
    /// - Throws: ``RunEnd`` where it cannot be read.
    package func describeSchema() throws(RunEnd) -> SchemaDescription {
        do throws(SchemaReadingError) {
            return try SchemaDescription.read(on: idleConnection)
        } catch {
            throw RunEnd(error)
        }
    }
}

extension RunEnd {
    /// What it means for a run that a schema could not be read.
    init(_ error: SchemaReadingError) {
        switch error {
        case .waiting(let cause): self.init(cause)
        case .tooOld(let version):
            self = .failed(
                GeneralFailure(
                    "the server is PostgreSQL \(version / 10_000); schemas are described from 12 on",
                    exitCode: .refused))
        }
    }
}
