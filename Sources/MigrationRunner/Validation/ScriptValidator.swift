import JSCore
import MigrationKit

/// A validator written in JavaScript, which runs where an engine is.
struct ScriptValidator: MigrationValidator {
    let name: String
    let phases: Set<ValidationPhase>
    let timeout: Duration
    var place: ValidationPlace { .engine }

    /// The file that it is in, and its place among those that the file exports.
    let file: ScriptValidatorFile
    let number: Int

    /// Takes over what internal/migration-validators says of a validator.
    init(_ description: JSValue, number: Int, of file: ScriptValidatorFile) {
        name = description["name"]?.description ?? file.title
        phases = Set(
            description["phases"]?.elements.compactMap { ValidationPhase(rawValue: $0.description) }
                ?? [])
        let milliseconds = description["timeout"].flatMap { $0.isNull ? nil : $0.integer }
        timeout = milliseconds.map { .milliseconds($0) } ?? .seconds(30)
        self.number = number
        self.file = file
    }

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        guard let scripts = (context.database as? ReadOnlySession)?.scripts else {
            throw ScriptFailure("there is no engine for scripts")
        }
        return try scripts.run(self, context)
    }
}

/// A script of the validators' folder.
struct ScriptValidatorFile: Hashable, Sendable {
    /// The path.
    let path: String
    /// The file's name without its extension, for validators that have no name of their own.
    let title: String

    /// The file as a validator that cannot be used.
    func unloadable(_ reason: String) -> any MigrationValidator {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return UnloadableValidator(name: title, error: "\(name): \(reason)")
    }
}
