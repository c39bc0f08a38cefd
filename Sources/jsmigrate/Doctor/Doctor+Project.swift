import Configuration
import Filesystem
import MigrationKit

extension Doctor {
    mutating func examineConfiguration() {
        if let configurationFailure = workspace.configurationFailure {
            let place = configurationFailure.location.map { "\($0): " } ?? ""
            diagnosis.fail(
                "configuration",
                place
                    + ([configurationFailure.message] + configurationFailure.details)
                    .joined(separator: "; "),
                help: configurationFailure.remedy ?? "mend the file, or run with --no-config")
        } else {
            diagnosis.pass(
                "configuration", workspace.configuration?.file ?? "no file; the defaults hold")
        }
    }

    /// - Returns: the migrations; nil where there is no telling.
    mutating func examineFolder() -> [MigrationFile]? {
        let check = "migrations"
        guard Filesystem.isDirectory(workspace.directory) else {
            diagnosis.fail(
                check, "there is no folder \(workspace.directory)",
                help:
                    "run jsmigrate in the project's folder, name the folder with --dir, or make it")
            return nil
        }
        let listing: MigrationDirectory
        do {
            listing = try workspace.listing(
                allowingDuplicates: workspace.options.allowsDuplicates)
        } catch {
            let failure = error as? any Failure
            diagnosis.fail(
                check, failure?.message ?? "\(error)",
                help: failure?.remedy ?? "let this user read the folder")
            return nil
        }
        guard let first = listing.files.first, let last = listing.files.last else {
            diagnosis.warn(
                check, "no migration in \(listing.path)",
                help: "the name of a file begins with a number: 001-first.js")
            return []
        }
        let range =
            listing.files.count == 1 ? first.fileName : "\(first.fileName) to \(last.fileName)"
        diagnosis.pass(check, "\(listing.files.count) in \(listing.path): \(range)")
        for notice in listing.notices {
            diagnosis.warn(check, notice.message, help: "`jsmigrate validate` looks at all files")
        }
        tellOfOthers(listing)
        return listing.files
    }

    private mutating func tellOfOthers(_ listing: MigrationDirectory) {
        let names = listing.ignored.map(\.fileName)
        if names.contains("run-migration.js") {
            diagnosis.pass(
                "old runner",
                "run-migration.js is there; this program takes its place, and its table")
        }
        // Folders, tests, declarations and texts are what one expects beside migrations.
        let strange = listing.ignored.filter { file in
            [.noNumber, .noName, .extension].contains(file.reason)
                && file.fileName != "run-migration.js" && !file.fileName.hasPrefix(".")
                && !file.fileName.lowercased().hasSuffix(".md")
        }
        guard let first = strange.first else { return }
        let more = strange.count > 1 ? " and \(strange.count - 1) more" : ""
        diagnosis.warn(
            "other files", "\(first.fileName)\(more): no migration, as \(first.explanation)",
            help: "rename what is meant to run; `jsmigrate status --verbose` names each")
    }
}
