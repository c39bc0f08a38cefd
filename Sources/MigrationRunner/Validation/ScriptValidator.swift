import EventLoop
import JSCore
import MigrationKit
import NodeRuntime

/// A validator written in JavaScript, which runs on the engine's thread only.
struct ScriptValidator: MigrationValidator, @unchecked Sendable {
    let name: String
    let phases: Set<ValidationPhase>
    let timeout: Duration
    let host: ScriptValidators
    private let function: JSValue

    /// Takes over a validator as internal/migration-validators describes it.
    init(_ description: JSValue, host: ScriptValidators) {
        name = description["name"]?.description ?? "validator"
        phases = Set(
            description["phases"]?.elements.compactMap { ValidationPhase(rawValue: $0.description) }
                ?? [])
        let milliseconds = description["timeout"].flatMap { $0.isNull ? nil : $0.integer }
        timeout = milliseconds.map { .milliseconds($0) } ?? .seconds(30)
        function = description["run"] ?? description
        self.host = host
    }

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        try host.run(function, context, timeout: timeout)
    }
}

/// A validator's file that could not be loaded: a failure under the file's name.
struct UnloadableValidator: MigrationValidator {
    let name: String
    let error: String
    var phases: Set<ValidationPhase> { [.pre, .post] }

    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        [ValidationFinding(status: .fail, error: error)]
    }
}
