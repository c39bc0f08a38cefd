import EphemeralPostgres
import Filesystem
import Glibc
import MigrationKit
import MigrationRunner

extension Doctor {
    mutating func examineTools(files: [MigrationFile]?) {
        if let engine = ScriptTools.engine() {
            diagnosis.pass("engine", engine)
        } else {
            diagnosis.fail(
                "engine", "JavaScriptCore runs no script",
                help: "install the package libjavascriptcoregtk-4.1-0 anew")
        }
        examineTypeScript(isNeeded: files?.contains { $0.language == .typeScript } ?? false)
        examineServerPrograms()
        examineTemporaryFolder()
    }

    private mutating func examineTypeScript(isNeeded: Bool) {
        let compiler = ScriptTools.typeScriptCompiler(
            for: workspace.directory, variables: ProcessFacts.environment)
        if let compiler {
            diagnosis.pass("typescript", compiler)
        } else if isNeeded {
            diagnosis.fail(
                "typescript", "there are TypeScript migrations, and no compiler",
                help: ScriptTools.typeScriptRemedy)
        } else {
            diagnosis.pass("typescript", "no compiler, and no migration needs one")
        }
    }

    private mutating func examineServerPrograms() {
        do throws(EphemeralPostgresError) {
            diagnosis.pass("private server", try ServerBinaries.find().directory)
        } catch {
            diagnosis.warn(
                "private server", "no initdb and postgres on this machine",
                help:
                    "`--ephemeral` and the word migrations of `diff` need them: install PostgreSQL's"
                    + " server programs")
        }
    }

    private mutating func examineTemporaryFolder() {
        let named = ProcessFacts.environment["TMPDIR"] ?? ""
        let folder = named.isEmpty ? "/tmp" : named
        let check = "temporary folder"
        guard unsafe access(folder, W_OK) == 0, let volume = try? VolumeStatus(of: folder) else {
            return diagnosis.warn(
                check, "\(folder) cannot be written",
                help: "set TMPDIR to a folder that can; --ephemeral and large COPYs need one")
        }
        let free = Int(volume.availableBlockCount) * Int(volume.blockSize) / 1_048_576
        if free < Self.leastFreeMegabytes {
            diagnosis.warn(
                check, "\(folder) has \(free) MB left",
                help: "make room, or set TMPDIR to a folder that has more")
        } else {
            diagnosis.pass(check, "\(folder), \(free) MB free")
        }
    }

    /// A private server takes 40 MB before it holds anything.
    private static let leastFreeMegabytes = 200
}
