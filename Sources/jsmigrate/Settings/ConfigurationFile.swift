import Arguments
import Configuration
import Filesystem
import MigrationKit
import MigrationRunner

/// The project's configuration file.
struct ConfigurationFile {
    /// The names that are looked for.
    static let names = ["js", "mjs", "cjs", "json"].map { "jsmigrate.config.\($0)" }
    /// Names that other tools would read, and that are refused rather than passed over.
    private static let refusedNames = ["ts", "mts", "cts", "yaml", "yml", "toml"]
        .map { "jsmigrate.config.\($0)" }

    private let path: String
    private let folder: String

    /// Finds the file: the one that `--config` names, else one of ``names`` where the project's
    /// folders are looked for.
    ///
    /// - Returns: nil where there is none, and with `--no-config`.
    /// - Throws: a failure of exit code 5 where the file that is named is not there, and where two are.
    static func find(for parsed: ParsedArguments) throws(GeneralFailure) -> ConfigurationFile? {
        if parsed.isNegated("config") { return nil }
        let current = Filesystem.currentDirectory
        if let name = parsed.value("config") {
            let path = Filesystem.absolute(name, relativeTo: current)
            guard Filesystem.isFile(path) else {
                throw .configuration("there is no configuration file \(name)")
            }
            return ConfigurationFile(path: path)
        }
        for folder in ProjectFolder.candidates(from: current) {
            let found = names.filter { Filesystem.isFile("\(folder)/\($0)") }
            guard found.count < 2 else {
                throw .configuration(
                    "\(found.joined(separator: " and ")) in \(folder) are both configuration files",
                    remedy: "keep one of them, or name it with --config")
            }
            if let name = found.first { return ConfigurationFile(path: "\(folder)/\(name)") }
            let refused = refusedNames.map { "\(folder)/\($0)" }
            if let path = refused.first(where: Filesystem.isFile) { throw notReadable(path) }
        }
        return nil
    }

    private static func notReadable(_ path: String) -> GeneralFailure {
        .configuration(
            "\(path) is no configuration file",
            remedy: "write it in JavaScript or JSON, with the ending .js, .mjs, .cjs or .json")
    }

    private init(path: String) {
        self.path = path
        folder = Filesystem.parent(of: path) ?? "/"
    }

    /// Reads the file; a script is run, with the process's variables and those of `.env`.
    ///
    /// - Returns: the settings, and the hooks where there are some.
    /// - Throws: a failure of exit code 5, or ``RunEnd``.
    func load(
        for parsed: ParsedArguments, arguments: [String], output: any Output
    ) throws -> (configuration: Configuration, hooks: RunHooks?) {
        guard !path.hasSuffix(".json") else {
            return (try read(ConfigurationValue(try json())), nil)
        }
        return try script(parsed, arguments, output).load(read)
    }

    private func read(_ value: ConfigurationValue) throws(GeneralFailure) -> Configuration {
        try Configuration(reading: value, file: path, folder: folder)
    }

    private func json() throws(GeneralFailure) -> JSON {
        let text: String
        do throws(FilesystemError) {
            let whole = try Filesystem.readText(path)
            // A byte order mark, as some editors write one (RFC 8259, section 8.1).
            text =
                whole.unicodeScalars.first == "\u{FEFF}"
                ? String(whole.unicodeScalars.dropFirst()) : whole
        } catch {
            throw .configuration("\(error)")
        }
        do throws(JSONSyntaxError) {
            return try JSON(parsing: text)
        } catch {
            let before = text.utf8.prefix(error.offset)
            let line = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            throw .configuration(
                "the configuration is not JSON: \(error.message)",
                location: FileLocation(
                    file: path, line: line.count, column: (line.last?.count ?? 0) + 1))
        }
    }

    private func script(
        _ parsed: ParsedArguments, _ arguments: [String], _ output: any Output
    ) throws -> ConfigurationScript {
        guard ["js", "mjs", "cjs"].contains(path.split(separator: ".").last.map(String.init)) else {
            throw Self.notReadable(path)
        }
        let environment: Environment
        do {
            environment = try Environment.load(
                process: ProcessFacts.environment, workingDirectory: Filesystem.currentDirectory,
                migrationsDirectory: try? ProjectFolder.find(parsed.value("dir") ?? "migrations"),
                file: parsed.value("env-file"))
        } catch {
            throw GeneralFailure.configuration("\(error)")
        }
        return ConfigurationScript(
            path: path, binary: ProcessFacts.executablePath, arguments: arguments,
            variables: environment.values, output: output)
    }
}
