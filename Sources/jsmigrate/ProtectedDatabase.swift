import Configuration
import Glibc
import MigrationKit
import MigrationRunner
import Postgres

/// The guard in front of what takes away all that a database holds, where its name is one of `protectedDatabases`.
struct ProtectedDatabase {
    let workspace: Workspace
    let migrator: PostgresMigrator

    /// Lets a command go on: the database is not protected, its name was given, or is typed now.
    ///
    /// - Parameters:
    ///   - command: what is about to be done, as people call it.
    ///   - name: the value of `--confirm`.
    /// - Throws: ``RunEnd`` of exit code 5.
    func permit(_ command: String, confirmedBy name: String?) throws(RunEnd) {
        let patterns = workspace.configuration?.protectedDatabases ?? []
        guard !patterns.isEmpty else { return }
        // A pooler may know the database by another name than the server.
        let names = [migrator.settings.database, try migrator.databaseName()].compactMap(\.self)
        guard
            let database = names.first(where: { name in
                patterns.contains { name.matches(pattern: $0) }
            })
        else { return }
        if let name {
            guard name != database else { return }
            throw refusal(command, database, "'\(name)' was given with --confirm, which is another")
        }
        guard isatty(STDIN_FILENO) == 1 else { throw refusal(command, database, nil) }
        try Confirmation(output: workspace.output, loop: workspace.loop).ask(
            "The database \(database) is protected. \(command) takes away what it holds.",
            for: database, option: "--confirm \(database)")
    }

    private func refusal(_ command: String, _ database: String, _ reason: String?) -> RunEnd {
        .failed(
            GeneralFailure(
                "the database \(database) is protected: \(command) was not run",
                exitCode: .refused,
                details: [
                    reason,
                    "it is one of protectedDatabases in \(workspace.configuration?.file ?? "")",
                ].compactMap(\.self),
                remedy: "say that you mean it, with --confirm \(database)"))
    }
}

extension String {
    /// Whether it is a name, or one that a `*` in it stands for.
    func matches(pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else {
            return self == pattern
        }
        guard hasPrefix(first), count >= first.count + last.count, hasSuffix(last) else {
            return false
        }
        var rest = dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
