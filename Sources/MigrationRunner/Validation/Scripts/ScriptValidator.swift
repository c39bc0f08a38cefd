import JSCore
import MigrationKit

/// A validator written in JavaScript, which runs in the process that has the engine.
struct ScriptValidator: MigrationValidator {
    let name: String
    let phases: Set<ValidationPhase>
    let timeout: Duration
    var place: ValidationPlace { .engine }
    var source: String? { file.name }

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

    /// Reads what ``json`` has written.
    init?(_ json: JSON, of file: ScriptValidatorFile) {
        guard let name = json["name"]?.string, let phases = json["phases"]?.elements,
            let timeout = json["timeout"]?.integer, let number = json["number"]?.integer
        else { return nil }
        self.name = name
        self.phases = Set(phases.compactMap { $0.string.flatMap(ValidationPhase.init(rawValue:)) })
        self.timeout = .milliseconds(timeout)
        self.number = number
        self.file = file
    }

    /// The validator as a message, without its file.
    var json: JSON {
        [
            "name": .string(name), "phases": .array(phases.map { .string($0.rawValue) }),
            "timeout": .number(timeout / .milliseconds(1)), "number": .integer(number),
        ]
    }

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        guard let scripts = (context.database as? ReadOnlySession)?.scripts else {
            throw ScriptFailure("there is no engine for scripts")
        }
        return try scripts.run(self)
    }
}
