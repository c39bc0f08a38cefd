import Glibc
import Subprocess
package import Testing

/// dbmate itself, unpacked by scripts/setup: a tool that makes its own table.
package enum Dbmate {
    private static let program = Repository.path + "/.build/dbmate/dbmate"

    /// Whether it is there.
    package static let isUnpacked = unsafe access(program, X_OK) == 0

    /// Runs it on the files of a project's `migrations`.
    ///
    /// - Throws: `TestFailure` where it fails.
    @discardableResult
    package static func run(
        _ command: String, in project: Project, database: TestDatabase
    ) throws -> String {
        let result = try ChildProcess.run(
            ChildProcess.Command(
                program,
                [
                    "--no-dump-schema", "--migrations-dir", project.path(of: "migrations"),
                    "--url", database.url, command,
                ]))
        guard result.succeeded else { throw TestFailure("dbmate: \(result.errors)") }
        return result.output
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test, visibly, where dbmate is missing.
    package static var requiresDbmate: Self {
        .enabled(if: Dbmate.isUnpacked, "dbmate is missing: run scripts/setup")
    }
}
