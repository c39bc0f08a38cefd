import Configuration
import JSCore
import MigrationKit

/// What a validator written in JavaScript is told beside the database.
struct ScriptValidationFacts {
    /// The phase.
    let phase: ValidationPhase
    /// `phase`, `pending`, `applied`, `executed`, and `settings`: every threshold by its name in a
    /// configuration file; durations are milliseconds.
    let json: JSON

    init(_ context: ValidationContext) {
        phase = context.phase
        json = [
            "phase": .string(context.phase.rawValue),
            "pending": .array(context.pending.map(Self.summary)),
            "applied": .array(context.applied.map(Self.summary)),
            "executed": .array(context.executed.map(Self.executed)),
            "settings": .object(
                ThresholdKey.allCases.map {
                    ($0.rawValue, .number($0.number(in: context.thresholds)))
                }),
        ]
    }

    /// Takes over what ``json`` was elsewhere.
    init?(_ json: JSON) {
        guard let phase = json["phase"]?.string.flatMap(ValidationPhase.init(rawValue:)) else {
            return nil
        }
        self.phase = phase
        self.json = json
    }

    /// The facts as an object, a new one each time.
    func value(in engine: JSContext) throws(JSException) -> JSValue {
        try engine.globalObject["JSON"]?["parse"]?.call([engine.value(json.compact)])
            ?? engine.undefined
    }

    private static func summary(_ migration: PlannedMigrationSummary) -> JSON {
        [
            "version": .string(migration.version), "name": .string(migration.name),
            "file": .string(migration.file),
        ]
    }

    private static func executed(_ migration: ExecutedMigration) -> JSON {
        [
            "version": .string(migration.version), "name": .string(migration.name),
            "statements": .array(migration.statements.map(JSON.string)),
        ]
    }
}
