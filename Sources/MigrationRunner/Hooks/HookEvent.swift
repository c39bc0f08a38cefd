import Configuration
import JSCore
import MigrationKit

/// What a hook is told.
struct HookEvent {
    /// The hook.
    let hook: HookKey
    /// The command that people called: `up`, `down` or `redo`.
    let command: String
    /// The way the run goes.
    let direction: MigrationDirection
    /// All that the run is to do.
    let steps: [MigrationStep]
    /// The migration that it is called for; for `onError`, the one that failed.
    var step: MigrationStep?
    /// How the migrations of the run ended so far.
    var outcomes: [MigrationOutcome] = []
    /// How long the migration, or the run, has taken so far, in milliseconds.
    var durationMilliseconds: Int?
    /// What ended the run.
    var error: RunEnd?

    /// The call as people name it.
    var description: String {
        let version = hook.isOfOne ? step.map { " of migration \($0.file.version)" } : nil
        return "the hook \(hook.rawValue)\(version ?? "")"
    }

    /// The event as internal/hooks takes it.
    func value(in engine: JSContext) -> JSValue {
        let event = engine.object([
            "hook": engine.value(hook.rawValue), "command": engine.value(command),
            "direction": engine.value(direction.rawValue),
            "migrations": migrations(in: engine, steps),
            "results": engine.array(outcomes.map { result($0, in: engine) }),
        ])
        if let step {
            event.set("migration", migration(step, in: engine))
            event.set("name", engine.value(step.file.fileName(for: direction)))
            event.set("path", engine.value(step.file.path(for: direction)))
        }
        if let durationMilliseconds { event.set("durationMs", engine.value(durationMilliseconds)) }
        if let error { event.set("error", describe(error, in: engine)) }
        return event
    }

    /// The second argument of a hook: what it is called for.
    func subjects(in engine: JSContext) -> JSValue {
        migrations(in: engine, hook.isOfOne ? [step].compactMap(\.self) : steps)
    }

    private func migrations(in engine: JSContext, _ steps: [MigrationStep]) -> JSValue {
        engine.array(steps.map { migration($0, in: engine) })
    }

    private func migration(_ step: MigrationStep, in engine: JSContext) -> JSValue {
        let path = step.file.path(for: direction)
        let name = step.file.fileName(for: direction)
        return engine.object([
            "version": engine.value(step.file.version.text),
            "name": engine.value(step.row?.name ?? step.file.name), "file": engine.value(name),
            "directory": engine.value(String(path.dropLast(name.count + 1))),
            "path": engine.value(path),
        ])
    }

    private func result(_ outcome: MigrationOutcome, in engine: JSContext) -> JSValue {
        engine.object([
            "version": engine.value(outcome.version.text), "name": engine.value(outcome.name),
            "direction": engine.value(outcome.direction.rawValue),
            "status": engine.value(outcome.status.rawValue),
            "durationMs": engine.value(outcome.durationMilliseconds),
            "error": outcome.error.map { engine.value($0) } ?? engine.null,
        ])
    }

    private func describe(_ end: RunEnd, in engine: JSContext) -> JSValue {
        let description = engine.object([
            "message": engine.value(end.reason),
            "exitCode": engine.value(Int(end.exitCode.rawValue)),
        ])
        guard case .failed(let failure) = end else { return description }
        description.set("message", engine.value(failure.message))
        description.set("details", engine.array(failure.details.map { engine.value($0) }))
        if let location = failure.location {
            description.set("location", engine.value(location.description))
        }
        return description
    }
}

extension HookKey {
    /// Whether it is called around each migration, as a part of it.
    var isOfOne: Bool { self == .beforeEach || self == .afterEach }
}
