import Filesystem
package import MigrationKit
import TypeScript

/// What migrations and scripts in TypeScript need that JavaScript does not.
package enum TypeScriptMigrations {
    /// Checks, before anything runs, that there is a compiler for each planned file.
    ///
    /// - Parameter variables: the environment, for `PATH`.
    /// - Throws: a failure of exit code 5 that names the files and both remedies.
    static func checkCompiler(
        for plan: MigrationPlan, variables: [String: String]
    ) throws(RunEnd) {
        let files = plan.steps.map(\.file).filter { file in
            file.language == .typeScript && !hasCompiler(file.path, variables)
        }
        guard !files.isEmpty else { return }
        throw .failed(missingCompiler(files.map(\.fileName)))
    }

    /// Checks that there is a compiler for a script that is run for itself.
    ///
    /// - Parameters:
    ///   - path: the script's, absolute; any other language passes.
    ///   - variables: the environment, for `PATH`.
    /// - Throws: a failure of exit code 5.
    package static func checkCompiler(
        forScript path: String, variables: [String: String]
    ) throws(GeneralFailure) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let isTypeScript = [".ts", ".mts", ".cts", ".tsx"].contains { name.hasSuffix($0) }
        guard isTypeScript, !hasCompiler(path, variables) else { return }
        throw missingCompiler([name])
    }

    private static func hasCompiler(_ path: String, _ variables: [String: String]) -> Bool {
        let directory = Filesystem.parent(of: path) ?? "/"
        return TypeScriptCompiler.find(for: directory, searchPath: variables["PATH"] ?? "") != nil
    }

    private static func missingCompiler(_ names: [String]) -> GeneralFailure {
        GeneralFailure(
            "no compiler for TypeScript was found; nothing was run", exitCode: .refused,
            details: names, remedy: TypeScriptCompiler.remedy)
    }
}
