import MigrationKit

/// A validator's file that could not be loaded: a failure under the file's name.
struct UnloadableValidator: MigrationValidator {
    let name: String
    var phases: Set<ValidationPhase> = [.pre, .post]
    /// The file's name.
    var fileName: String?
    let error: String
    /// What to do about it.
    var help: String?

    var source: String? { fileName }

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        [ValidationFinding(status: .fail, help: help, error: error)]
    }
}
