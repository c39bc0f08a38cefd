import Filesystem
import MigrationKit
import MigrationRunner

/// The files that `create` writes, as the project has them: their names and their texts.
struct NewFiles {
    let options: CreateOptions
    /// The folder of the migrations.
    let directory: String
    /// The folder of the validators.
    let validators: String
    /// The migrations that are there, lowest version first.
    let existing: [MigrationFile]
    /// The text of the template that was named; nil for none.
    var template: String?

    /// Finds out what is to be written.
    ///
    /// - Throws: a failure of exit code 5 for what cannot be.
    func files() throws -> [NewFile] {
        let files = try drafts()
        guard kind != .validator else { return files }
        let names = files.map { $0.path.split(separator: "/").last.map(String.init) ?? "" }
        guard try MigrationDirectory.read(names: names, at: directory).files.count == 1 else {
            throw GeneralFailure.configuration(
                "\(names.joined(separator: ", ")) would be no migration; nothing was written",
                remedy: "choose a name that does not end with .test, .spec, .d or .down")
        }
        return files
    }

    private func drafts() throws -> [NewFile] {
        switch kind {
        case .js: [try migration(.javaScript(isModule: isModule(directory)), scriptExtension("js"))]
        case .ts: [try migration(.typeScript, scriptExtension("ts"))]
        case .sql: try sql()
        case .validator: [try validator()]
        case .cql, .py:
            throw GeneralFailure.configuration(
                "migrations of type \(kind.rawValue) cannot be run yet; nothing was written",
                remedy: "write js, ts or sql")
        }
    }

    private var kind: CreateOptions.Kind {
        if let kind = options.kind { return kind }
        let ending = options.templateFile?.split(separator: ".").last ?? ""
        switch MigrationLanguage(extension: ending) ?? existing.last?.language {
        case .typeScript: return .ts
        case .sql: return .sql
        default: return .js
        }
    }

    // MARK: - Migrations

    private func name() throws -> NewMigrationName {
        try NewMigrationName(
            options.name, after: existing, time: ProcessFacts.now,
            milliseconds: Int(ProcessFacts.secondsSince1970 * 1_000))
    }

    private func migration(_ standard: FileTemplate, _ ending: String) throws -> NewFile {
        let name = try name()
        return NewFile(
            path: "\(directory)/\(name.stem).\(ending)",
            text: text(standard, name: name.name, version: name.version))
    }

    /// `js`, or what the last migration of that language has: `mjs`, `cjs`.
    private func scriptExtension(_ standard: String) -> String {
        let language = MigrationLanguage(extension: standard)
        return existing.last { $0.language == language }?.fileExtension ?? standard
    }

    private func sql() throws -> [NewFile] {
        let name = try name()
        let last = existing.last { $0.language == .sql }
        guard let last, last.downPath == nil else {
            let path = "\(directory)/\(name.stem)"
            return [
                NewFile(
                    path: "\(path).up.sql",
                    text: text(.sqlUp, name: name.name, version: name.version)),
                NewFile(path: "\(path).down.sql", text: FileTemplate.sqlDown.text),
            ]
        }
        let directives = Self.directives(of: last.path)
        return [try migration(.sqlWhole(up: directives?.up, down: directives?.down), "sql")]
    }

    /// The directives by which a lone file has both directions; nil where it has none.
    private static func directives(of path: String) -> (up: String, down: String)? {
        let bytes = (try? Filesystem.read(path)) ?? []
        let known = [("-- migrate:up", "-- migrate:down"), ("-- +goose Up", "-- +goose Down")]
        let source = String(decoding: bytes, as: UTF8.self)
        return known.first { source.contains($0.0) }.map { (up: $0.0, down: $0.1) }
    }

    // MARK: - Validators

    private func validator() throws -> NewFile {
        var name = try NewMigrationName.name(options.name, separator: "-")
        if name.hasSuffix(".pre") || name.hasSuffix(".post") { name += ".sql" }
        if ValidatorFileName(name).kind == nil { name += ".js" }
        return NewFile(
            path: "\(validators)/\(name)", text: text(try validatorTemplate(of: name), name: name))
    }

    private func validatorTemplate(of fileName: String) throws(GeneralFailure) -> FileTemplate {
        let name = ValidatorFileName(fileName)
        switch name.kind {
        case .sql(_?): return .sqlValidator
        case .sql(nil):
            throw .configuration(
                "\(fileName) would not say when it runs; nothing was written",
                remedy: "call it NAME.pre.sql or NAME.post.sql")
        case .script where name.lastPart.hasSuffix("ts"): return .typeScriptValidator
        case .script where name.lastPart == "mjs": return .validator(isModule: true)
        case .script where name.lastPart == "cjs": return .validator(isModule: false)
        case .script where name.lastPart == "js":
            return .validator(isModule: isModule(validators))
        case .script, nil:
            throw .configuration(
                "\(fileName) would be no validator; nothing was written",
                remedy: "choose a name without .test, .spec and .d, and an ending in lower case")
        }
    }

    // MARK: - Texts

    private func text(_ standard: FileTemplate, name: String, version: String = "") -> String {
        guard let template else { return standard.text }
        return template.split(separator: "{{name}}", omittingEmptySubsequences: false)
            .joined(separator: name)
            .split(separator: "{{version}}", omittingEmptySubsequences: false)
            .joined(separator: version)
    }

    /// Whether a `.js` of a folder is an ES module: what the nearest package.json says (Node's
    /// documentation, "Determining module system"), or how the last migration ends.
    private func isModule(_ folder: String) -> Bool {
        if kind == .js {
            switch scriptExtension("js") {
            case "mjs": return true
            case "cjs": return false
            default: break
            }
        }
        var base: String? = folder
        while let path = base {
            if let bytes = try? Filesystem.read("\(path)/package.json") {
                let package = try? JSON(parsing: String(decoding: bytes, as: UTF8.self))
                return package?["type"]?.string == "module"
            }
            base = path == "/" ? nil : Filesystem.parent(of: path)
        }
        return false
    }
}
