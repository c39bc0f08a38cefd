import Filesystem
package import MigrationKit
import SQLScript

/// The folder of a project's validators: scripts, which a process of their own runs, and SQL files.
package struct ValidatorFolder {
    private enum Entry {
        case script(ScriptValidatorFile)
        case ready(any MigrationValidator)
    }

    private let entries: [Entry]

    /// Lists a folder and reads its SQL files, in the order of their names; a file that looks like a
    /// validator and cannot be used is one that fails.
    ///
    /// Files whose names begin with a dot, tests, declarations and what is written in other languages are
    /// none; folders are not looked into, but for SQL files that were meant to run.
    package init(_ directory: String) {
        do {
            let listing = try Filesystem.entries(of: directory).sorted { $0.name < $1.name }
            let names = Set(listing.map(\.name))
            entries = listing.compactMap { Self.entry($0.name, in: directory, beside: names) }
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
        _ fileName: String, in directory: String, beside names: Set<String>
    ) -> Entry? {
        let name = ValidatorFileName(fileName)
        let path = "\(directory)/\(fileName)"
        guard !name.isHidden else { return nil }
        let status: FileStatus
        do throws(FilesystemError) {
            status = try Filesystem.status(of: path)
        } catch {
            return name.kind == nil ? nil : .ready(unusable(name, missing(path, error)))
        }
        if status.isDirectory { return misplaced(in: path, called: fileName).map(Entry.ready) }
        guard let kind = name.kind else { return nil }
        guard status.isFile else { return .ready(unusable(name, "it is no ordinary file")) }
        switch kind {
        case .sql(let phase): return .ready(sqlValidator(name, phase, at: path))
        case .script where fileName.hasSuffix("." + name.lastPart.lowercased()):
            let isCompiled = name.compiledName.map(names.contains) ?? false
            return isCompiled
                ? nil : .script(ScriptValidatorFile(path: path, title: name.title))
        case .script:
            let ending = name.lastPart.lowercased()
            return .ready(
                unusable(
                    name, "scripts whose names do not end in lower case are not loaded",
                    help: "call it \(fileName.dropLast(ending.count))\(ending)"))
        }
    }

    private static func missing(_ path: String, _ error: FilesystemError) -> String {
        guard let target = try? Filesystem.readLink(path) else { return "\(error)" }
        return "it is a link to \(target), which cannot be read: \(error)"
    }

    /// What was meant to run and stands where nobody looks.
    private static func misplaced(
        in path: String, called folder: String
    ) -> (any MigrationValidator)? {
        let names = ((try? Filesystem.entries(of: path)) ?? []).map(\.name).sorted()
        guard
            let name = names.first(where: { name in
                if case .sql(_?) = ValidatorFileName(name).kind { true } else { false }
            })
        else { return nil }
        return UnloadableValidator(
            name: folder, error: "\(folder)/\(name): folders of the validators' folder are not run",
            help: "move it up, into the folder itself")
    }

    private static func sqlValidator(
        _ name: ValidatorFileName, _ phase: ValidationPhase?, at path: String
    ) -> any MigrationValidator {
        guard let phase else {
            let isPhase = ["pre", "post"].contains(name.title.lowercased())
            let title = isPhase ? "NAME" : name.title
            return unusable(
                name, "the name does not say \(isPhase ? "what it is" : "when it runs")",
                help: "call it \(title).pre.sql or \(title).post.sql")
        }
        do throws(SQLValidatorFileError) {
            return SQLValidator(
                name: name.title, phases: [phase], fileName: name.text,
                file: try SQLValidatorFile(path))
        } catch {
            let place = error.place.map { ":\($0.line):\($0.column)" } ?? ""
            return UnloadableValidator(
                name: name.title, phases: [phase], fileName: name.text,
                error: "\(name.text)\(place): \(error.message)", help: error.help)
        }
    }

    private static func unusable(
        _ name: ValidatorFileName, _ reason: String, help: String? = nil
    ) -> any MigrationValidator {
        UnloadableValidator(
            name: name.title, fileName: name.text, error: "\(name.text): \(reason)", help: help)
    }
}
