import Filesystem
package import MigrationKit
import SQLScript

/// The folder of a project's validators: scripts, which the engine runs, and SQL files.
package struct ValidatorFolder {
    private enum Entry {
        case script(ScriptValidatorFile)
        case ready(any MigrationValidator)
    }

    private let entries: [Entry]

    private static let extensions = ["js", "mjs", "cjs", "ts", "mts", "cts"]
    private static let phases: [(suffix: String, phase: ValidationPhase)] = [
        (".pre.sql", .pre), (".post.sql", .post),
    ]

    /// Lists a folder and reads its SQL files, in the order of their names; a file that cannot be used
    /// is a validator that fails. Tests, declarations and what is written in other languages are none.
    package init(_ directory: String) {
        do {
            let names = try Filesystem.entries(of: directory).map(\.name).sorted()
            entries = names.compactMap { Self.entry($0, in: directory, beside: names) }
        } catch {
            entries = [.ready(UnloadableValidator(name: "validators", error: "\(error)"))]
        }
    }

    /// How many of its validators run beside others in a phase.
    package func concurrentCount(in phase: ValidationPhase) -> Int {
        entries.count { entry in
            if case .ready(let validator) = entry {
                validator.phases.contains(phase)
            } else {
                false
            }
        }
    }

    /// Its scripts, in order.
    var scripts: [ScriptValidatorFile] {
        entries.compactMap { if case .script(let file) = $0 { file } else { nil } }
    }

    /// All its validators, in the order of their files.
    ///
    /// - Parameter loaded: what the scripts have.
    func validators(
        _ loaded: [ScriptValidatorFile: [any MigrationValidator]]
    ) -> [any MigrationValidator] {
        entries.flatMap { entry in
            switch entry {
            case .script(let file): loaded[file] ?? []
            case .ready(let validator): [validator]
            }
        }
    }

    private static func entry(
        _ name: String, in directory: String, beside names: [String]
    ) -> Entry? {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count > 1, let last = parts.last else { return nil }
        if last == "sql" { return .ready(sqlValidator(name, in: directory)) }
        guard extensions.contains(last),
            !parts.dropFirst().dropLast().contains(where: ["test", "spec", "d"].contains)
        else { return nil }
        // What a compiler made of it stands beside it.
        let isCompiled = last.hasSuffix("ts") && names.contains(name.dropLast(2) + "js")
        let file = ScriptValidatorFile(path: "\(directory)/\(name)", title: stem(name))
        return isCompiled ? nil : .script(file)
    }

    private static func sqlValidator(
        _ name: String, in directory: String
    ) -> any MigrationValidator {
        guard let (suffix, phase) = phases.first(where: { name.hasSuffix($0.suffix) }),
            name.count > suffix.count
        else {
            return UnloadableValidator(
                name: stem(name), error: "\(name): the name does not say when it runs",
                help: "call it \(stem(name)).pre.sql or \(stem(name)).post.sql")
        }
        let title = String(name.dropLast(suffix.count))
        do throws(SQLValidatorFileError) {
            return SQLValidator(
                name: title, phases: [phase], fileName: name,
                file: try SQLValidatorFile("\(directory)/\(name)"))
        } catch {
            let place = error.place.map { ":\($0.line):\($0.column)" } ?? ""
            return UnloadableValidator(
                name: title, phases: [phase], error: "\(name)\(place): \(error.message)",
                help: error.help)
        }
    }

    private static func stem(_ name: String) -> String { String(name.prefix { $0 != "." }) }
}
