import JSCore
import TypeScript

/// What scripts run on.
package enum ScriptTools {
    /// The engine and its version, once it has shown that it runs scripts; nil where it does not.
    package static func engine() -> String? {
        let answer = try? JSContext().evaluate("[20, 1].reduce((a, b) => a * 2 + b)", url: "doctor")
        guard answer?.integer == 41 else { return nil }
        return "JavaScriptCore of WebKitGTK \(JSContext.engineVersion)"
    }

    /// Where the compiler of TypeScript is that files of a folder are compiled with; nil where there is none.
    package static func typeScriptCompiler(
        for directory: String, variables: [String: String]
    ) -> String? {
        TypeScriptCompiler.find(for: directory, searchPath: variables["PATH"] ?? "")?.path
    }

    /// What to do where there is no such compiler.
    package static var typeScriptRemedy: String { TypeScriptCompiler.remedy }
}
