import MigrationKit

/// Whether the schema is what the last run recorded at its end.
///
/// - Condition: `WARN` where the schema differs from the checksum, or for a large schema from the
///   fingerprint, that the last run recorded. Without a record the check says so.
/// - Why: Something other than a migration changed the schema: the next migration, and the next
///   database that is made from the migrations, will not be what was tested.
/// - Source: `Documentation/Schemas.md`; the record is the comment on `schema_migrations`.
struct SchemaChecksumValidator: MigrationValidator {
    let name = "schema-checksum"
    let phases: Set<ValidationPhase> = [.post]

    /// The thread whose connection compares.
    var place: ValidationPlace { .owner }

    let severity = ValidationStatus.warn

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        guard let state = try context.schemaState?() else {
            return [.skipped("nobody here can read the schema's record")]
        }
        let recorded = state.recordedAt.map { " of \($0)" } ?? ""
        switch state.drift {
        case .unchanged:
            let checksum = state.checksum.map { ", SHA-256 \($0)" } ?? ""
            return [.pass("The schema is what the run\(recorded) left\(checksum).")]
        case .changed:
            return [
                .warn(
                    "The schema is not what the run\(recorded) left.",
                    help: "`jsmigrate diff` says what changed; take it into a migration, or back.")
            ]
        case .unknown:
            return [.skipped("the last run recorded no schema of this database")]
        }
    }
}
