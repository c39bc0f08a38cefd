package import EventLoop
import Filesystem
import JSCore
package import MigrationKit
import NodeRuntime

/// The JavaScript validators of a project's folder, and the runtime they share.
package final class ScriptValidators {
    private let session: ReadOnlySession
    private let gateway: MigrationGateway
    private let host: ScriptHost

    /// Makes a runtime whose scripts can only read.
    package init(
        session: ReadOnlySession, environment: ScriptEnvironment, loop: EventLoop,
        reporter: any Reporter
    ) {
        self.session = session
        let current = CurrentVersion()
        gateway = MigrationGateway(
            home: HomeDatabase(
                endpoint: environment.endpoint, connection: session.connection,
                refusesOthers: "validators see the migrated database only"),
            loop: loop, warn: { reporter.report(.warning($0)) })
        gateway.mode = .reading(session)
        host = ScriptHost(
            environment: environment, gateway: gateway, loop: loop, reporter: reporter,
            current: current)
    }

    /// The names of a folder's validators: scripts that are neither tests nor declarations.
    package static func files(in directory: String) -> [String] {
        let entries = (try? Filesystem.entries(of: directory)) ?? []
        return entries.map(\.name).filter { name in
            let parts = name.split(separator: ".")
            guard parts.count > 1, let last = parts.last else { return false }
            return ["js", "mjs", "cjs"].contains(last)
                && !parts.dropFirst().dropLast().contains { ["test", "spec", "d"].contains($0) }
        }
    }

    /// Loads the validators of a folder; a file that cannot be loaded is a validator that fails.
    package func load(from directory: String) -> [any MigrationValidator] {
        Self.files(in: directory).flatMap { name -> [any MigrationValidator] in
            let title = String(name.prefix { $0 != "." })
            do {
                return try session.isolated(timeout: .seconds(30)) {
                    try load("\(directory)/\(name)", title: title)
                }
            } catch {
                return [UnloadableValidator(name: title, error: "\(name): \(error)")]
            }
        }
    }

    private func load(_ path: String, title: String) throws -> [any MigrationValidator] {
        let runtime = try host.makeRuntime()
        runtime.reset()
        let loader = try runtime.requireBuiltin("internal/modules/loader")
        let loaded = try value(in: runtime) { () throws(JSException) in
            try loader["load"]?.call([runtime.context.value(path)]) ?? runtime.context.undefined
        }
        let list = try runtime.requireBuiltin("internal/migration-validators")["validatorsOf"]?
            .call([ScriptHost.exports(of: loaded), runtime.context.value(title)])
        return list?.elements.map { ScriptValidator($0, host: self) } ?? []
    }

    /// Runs one validator's function and reads its findings.
    ///
    /// - Parameter timeout: how long it may take; it is ended then, wherever it is.
    func run(
        _ function: JSValue, _ context: ValidationContext, timeout: Duration
    ) throws -> [ValidationFinding] {
        let runtime = try host.makeRuntime()
        runtime.reset()
        let facts = try runtime.requireBuiltin("internal/validation")["makeContext"]?
            .call([self.facts(of: context, in: runtime.context)])
        let findings = try value(in: runtime, timeout: timeout) { () throws(JSException) in
            try function.call([
                runtime.context.value(context.phase.rawValue), facts ?? runtime.context.undefined,
            ])
        }
        return findings.elements.map { finding in
            ValidationFinding(
                check: finding["check"]?.description,
                status: ValidationStatus(rawValue: finding["status"]?.description ?? "") ?? .fail,
                details: finding["details"].flatMap { $0.isNull ? nil : $0.description },
                error: finding["error"].flatMap { $0.isNull ? nil : $0.description })
        }
    }

    private func facts(of context: ValidationContext, in engine: JSContext) -> JSValue {
        func list(_ summaries: [PlannedMigrationSummary]) -> JSValue {
            engine.array(
                summaries.map { summary in
                    engine.object([
                        "version": engine.value(summary.version),
                        "name": engine.value(summary.name),
                        "file": engine.value(summary.file),
                    ])
                })
        }
        let thresholds = context.thresholds
        return engine.object([
            "phase": engine.value(context.phase.rawValue), "pending": list(context.pending),
            "applied": list(context.applied),
            "settings": engine.object([
                "databaseSizeMegabytes": engine.value(thresholds.databaseSizeMegabytes),
                "activeConnections": engine.value(thresholds.activeConnections),
            ]),
        ])
    }

    private func value(
        in runtime: NodeRuntime, timeout: Duration = .seconds(30),
        of call: () throws(JSException) -> JSValue
    ) throws -> JSValue {
        let milliseconds = timeout / .milliseconds(1)
        runtime.deadline = EventLoop.now + milliseconds
        // Wakes the loop up in time.
        let timer = runtime.loop.schedule(after: milliseconds, isReferenced: false) {}
        defer {
            runtime.deadline = nil
            runtime.loop.cancel(timer)
        }
        let driver = ScriptDriver(runtime: runtime, session: nil)
        switch try driver.run(call) {
        case .settled(let result):
            do throws(JSException) {
                return try result.get()
            } catch {
                throw ScriptFailure(ScriptError(error.value, runtime: runtime))
            }
        case .uncaught(let error): throw ScriptFailure(ScriptError(error, runtime: runtime))
        case .stalled: throw ScriptFailure("it waits for something that can never happen")
        case .overdue: throw ScriptFailure("it took longer than \(Int(milliseconds)) ms")
        case .exited(let code): throw ScriptFailure("it called process.exit(\(code))")
        }
    }
}

/// What a script that is no migration failed with.
struct ScriptFailure: Error, CustomStringConvertible {
    let description: String

    init(_ text: String) { description = text }

    init(_ error: ScriptError) {
        let place = error.syntaxPlace ?? error.frames.first
        description = place.map { "\(error.message) (\($0))" } ?? error.message
    }
}
