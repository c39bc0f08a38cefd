import JSCore
import MigrationKit
import NodeRuntime

/// A migration's module once it is loaded.
struct MigrationScript {
    /// The object that carries `up` and `down`.
    private let carrier: JSValue?
    /// Whether it provides `up`, and `down`.
    let hasUp, hasDown: Bool
    /// Whether `up` has run while the module was loaded, which calls it itself.
    let hasRun: Bool
    /// The name that it gives itself.
    let name: String?
    /// The version that it gives itself; only compared.
    let version: String?
    /// False where it wants no transaction around its statements.
    let wantsTransaction: Bool
    /// What it exports.
    let exportNames: [String]

    private let glue: JSValue

    /// Finds the migration among what a module exports.
    ///
    /// - Throws: what a getter or a constructor threw.
    init(exports: JSValue, runtime: NodeRuntime) throws(JSException) {
        glue = try runtime.requireBuiltin("internal/migration")
        guard let description = try glue["describe"]?.call([exports]) else {
            throw JSException(value: exports.context.error("internal/migration is not complete"))
        }
        carrier = description["carrier"]
        hasUp = description["hasUp"]?.truthy ?? false
        hasDown = description["hasDown"]?.truthy ?? false
        hasRun = description["hasRun"]?.truthy ?? false
        name = description["name"]?.string
        version = description["version"]?.string
        wantsTransaction = description["transaction"]?.truthy ?? true
        exportNames = description["exportNames"]?.elements.map(\.description) ?? []
    }

    /// Whether it can be run in this direction.
    func provides(_ direction: MigrationDirection) -> Bool {
        direction == .up ? hasUp : hasDown
    }

    /// Calls `up` or `down`.
    ///
    /// - Returns: the promise of its end.
    /// - Throws: nothing that the script threw; that rejects the promise.
    func invoke(_ direction: MigrationDirection, file: MigrationFile) throws(JSException) -> JSValue
    {
        guard let carrier else { return glue.context.undefined }
        let details = glue.context.object([
            "name": glue.context.value(file.fileName), "path": glue.context.value(file.path),
        ])
        return try glue["invoke"]?.call([carrier, glue.context.value(direction.rawValue), details])
            ?? glue.context.undefined
    }

    /// Whether the last call of ``invoke(_:file:)`` was answered by the migration's callback.
    var hasCalledBack: Bool {
        (try? glue["hasCalledBack"]?.call([]))?.truthy ?? false
    }

    /// Runs the module anew as the main module.
    ///
    /// - Returns: the promise of its end.
    func runAsMain(_ file: MigrationFile) throws(JSException) -> JSValue {
        try glue["runAsMain"]?.call([glue.context.value(file.path)]) ?? glue.context.undefined
    }
}
