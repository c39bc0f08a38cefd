import Configuration
import JSCore
import MigrationKit

/// What a validator written in JavaScript is told beside the database.
struct ScriptValidationFacts {
    private let context: ValidationContext

    init(_ context: ValidationContext) { self.context = context }

    /// The facts as an object: `phase`, `pending`, `applied`, `executed` and `settings`.
    func value(in engine: JSContext) -> JSValue {
        engine.object([
            "phase": engine.value(context.phase.rawValue),
            "pending": engine.array(context.pending.map { summary($0, in: engine) }),
            "applied": engine.array(context.applied.map { summary($0, in: engine) }),
            "executed": engine.array(context.executed.map { executed($0, in: engine) }),
            "settings": settings(in: engine),
        ])
    }

    private func summary(_ migration: PlannedMigrationSummary, in engine: JSContext) -> JSValue {
        engine.object([
            "version": engine.value(migration.version), "name": engine.value(migration.name),
            "file": engine.value(migration.file),
        ])
    }

    private func executed(_ migration: ExecutedMigration, in engine: JSContext) -> JSValue {
        engine.object([
            "version": engine.value(migration.version), "name": engine.value(migration.name),
            "statements": engine.array(migration.statements.map { engine.value($0) }),
        ])
    }

    /// Every threshold by its name in a configuration file; durations are milliseconds.
    private func settings(in engine: JSContext) -> JSValue {
        let settings = engine.object()
        for key in ThresholdKey.allCases {
            settings.set(key.rawValue, engine.value(key.number(in: context.thresholds)))
        }
        return settings
    }
}
